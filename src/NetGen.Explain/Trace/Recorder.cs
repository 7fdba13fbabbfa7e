using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Explain.Trace;

/// <summary>Listens to the interpreter, and writes down what each statement did.</summary>
internal sealed class Recorder
{
    private readonly NetworkPlan _plan;
    private readonly Quantities _quantities;
    private readonly Kept? _kept;
    private readonly Dictionary<(string Section, int Index), int> _parameters = [];
    private readonly Dictionary<Statement, List<Run>> _runs = new(Identity<Statement>.Comparer);
    private readonly Dictionary<Statement, Local[]> _counters = new(Identity<Statement>.Comparer);
    private readonly HashSet<Statement> _ofStep = new(Identity<Statement>.Comparer);
    private readonly HashSet<string> _noted = [];
    private readonly List<RunNote> _notes = [];
    private Operation _operation;
    private string? _note;
    private int? _parameter;
    private Run? _begun;
    private (int Layer, int Neuron)? _sum;

    /// <param name="plan">The network.</param>
    /// <param name="quantities">What its names stand for.</param>
    /// <param name="statements">All that will be run.</param>
    /// <param name="kept">What is written down; null: all of it.</param>
    public Recorder(NetworkPlan plan, Quantities quantities, IEnumerable<Statement> statements, Kept? kept)
    {
        (_plan, _quantities, _kept) = (plan, quantities, kept);
        for (int p = 0; p < quantities.Parameters.Count; p++)
        {
            _parameters[(quantities.Parameters[p].Section, quantities.Parameters[p].Index)] = p;
        }

        Count(statements, []);
        int[] sizes = [plan.Inputs, .. plan.Layers.Select(layer => layer.FanOut)];
        (Sums, Outputs, Deltas, Gradients) = (Rows(), Rows(), Rows(), Rows());
        Interpreter = new Interpreter { Before = Before, Observer = After };

        double[][] Rows() => [.. sizes.Select(size => Enumerable.Repeat(double.NaN, size).ToArray())];
    }

    public Interpreter Interpreter { get; }

    /// <summary>The sentences above statements, in the order in which these were run.</summary>
    public IReadOnlyList<RunNote> Notes => _notes;

    /// <summary>u of each layer; the first row, the inputs', has none.</summary>
    public double[][] Sums { get; }

    /// <summary>y of each layer, the inputs first.</summary>
    public double[][] Outputs { get; }

    /// <summary>δ of each layer.</summary>
    public double[][] Deltas { get; }

    /// <summary>∂y of each layer, the inputs first.</summary>
    public double[][] Gradients { get; }

    /// <summary>E</summary>
    public double Error { get; private set; } = double.NaN;

    /// <summary>What a statement did, each time that it was run.</summary>
    public IReadOnlyList<Run> Of(Statement statement) =>
        _runs.TryGetValue(statement, out List<Run>? runs) ? runs
        : statement is DeclareAll(var declarations) ? [.. declarations.SelectMany(Of)] : [];

    /// <summary>Says which operation begins.</summary>
    public void Begin(Operation operation)
    {
        _operation = operation;
        _note = null;
        _parameter = null;
    }

    /// <summary>The loops around each statement, and the routine of the optimizer.</summary>
    private void Count(IEnumerable<Statement> statements, Local[] counters)
    {
        foreach (Statement statement in statements)
        {
            _counters[statement] = counters;
            Count(statement.Inside, statement is For loop ? [.. counters, loop.Counter] : counters);
            if (statement is Invoke { Routine: var routine })
            {
                Count(routine.Body, []);
                if (_plan.IsStep(routine.Name))
                {
                    _ofStep.UnionWith(routine.Body.All());
                }
            }
        }
    }

    private void Before(Statement statement, Func<Value, IReadOnlyList<double>> evaluate)
    {
        switch (statement)
        {
            case Paragraph { Note: { } note }:
                _note = note.Length == 0 ? null : note;
                if (_note is not null && _noted.Add(_note))
                {
                    _notes.Add(new RunNote(_note, _operation));
                }

                break;
            case Invoke { Arguments: [VariableArgument(Element w), ..] } step when _plan.IsStep(step.Routine.Name):
                _parameter = _parameters[(w.Place.Name, (int)evaluate(w.Index)[0])];
                break;
            case Declare(var local, var value, _):
                Begin(statement, local, value, evaluate);
                break;
            case Assign(var local, var value):
                Begin(statement, local, value, evaluate);
                break;
            case Accumulate(var target, var sign, var value):
                Begin(statement, target, new Binary(sign, target, value), evaluate);
                break;
            case Store(var target, var value):
                Begin(statement, target, value, evaluate);
                break;
            default:
                break;
        }
    }

    private void Begin(
        Statement statement, Value target, Value value, Func<Value, IReadOnlyList<double>> evaluate)
    {
        (_begun, _sum) = (null, null);
        var moment = new Moment(this, statement, evaluate);
        string? id = moment.Id(target);
        if (IsLeft(moment, id, value))
        {
            // Most statements of a large network: what follows would take most of the time.
            return;
        }

        string[] reads = moment.Reads(value);
        Subject subject = SubjectOf(moment, target, value, id, reads);
        bool isKept = _kept is null || (subject.Id is not null && _kept.Has(subject.Id, subject.Term));
        _sum = subject.Neuron;
        if (subject is { Sum: { } sum, Neuron: var (layer, neuron) })
        {
            string u = Quantities.Of('u', layer, neuron);
            Sums[layer][neuron] = moment.Number(sum);
            if (isKept)
            {
                Add(statement, new Run(
                    u,
                    null,
                    moment.At(),
                    Shown(moment.Reads(sum)),
                    new NumberText(moment.Number).Of(sum),
                    moment.Number(sum),
                    _note));
            }

            (reads, _sum) = ([u], null);
        }

        if (isKept)
        {
            string numbers = new NumberText(moment.Number, subject.Sum).Of(value);
            _begun = new Run(subject.Id, subject.Name, moment.At(), Shown(reads), numbers, double.NaN, _note);
        }
        else if (subject.Id is not null)
        {
            _begun = new Run(subject.Id, null, "", [], "", double.NaN, null);
        }
    }

    /// <summary>Whether a statement is about a weight that the page has no room for.</summary>
    private bool IsLeft(Moment moment, string? id, Value value)
    {
        if (_kept is null)
        {
            return false;
        }

        int? parameter = moment.Parameter
            ?? (id is not null ? Quantities.ParameterOf(id)
                : moment.Statement is Accumulate && WeightIn(value) is { } weight
                    ? _parameters[(weight.Place.Name, (int)moment.Number(weight.Index))] : null);
        return parameter is { } of && !_kept.Parameters.Contains(of);
    }

    private Subject SubjectOf(Moment moment, Value target, Value value, string? id, string[] reads)
    {
        // A sum that begins is not E yet; weight decay adds to a copy of the gradient, which stays what it is.
        if ((id == "E" && value is Number && moment.Statement is Declare)
            || (moment.Parameter is not null && id is { } copy && copy[0] == 'G'))
        {
            id = null;
        }

        var plain = new Subject(id, id is null ? NameOf(target) : null);
        int? weight = reads.Where(read => read[0] == 'w').Select(Quantities.ParameterOf).FirstOrDefault();
        if (weight is not { } of || _operation.Steps())
        {
            return plain;
        }

        (int layer, int above, int from, int to) = _quantities.Ends(of);
        if (_operation == Operation.Backward)
        {
            return id is null && from >= 0
                ? plain with { Id = Quantities.Of('g', above, from), Term = of }
                : plain;
        }

        Subject forward = plain with { Neuron = (layer, to) };
        bool isOutput = id is { } y && y[0] == 'y';
        // softmax's u stands where y will.
        return id is null || (isOutput && _plan.Layers[layer - 1].Activation.IsSoftmax)
            ? forward with
            {
                Id = Quantities.Of('u', layer, to),
                Name = NameOf(target),
                Term = from >= 0 && moment.Statement is Accumulate ? of : null,
            }
            : isOutput ? forward with { Sum = SumIn(value) } : forward;
    }

    private IReadOnlyList<string> Shown(IReadOnlyList<string> reads) => _kept?.Of(reads) ?? reads;

    private void After(Statement statement, Value target, IReadOnlyList<double> value)
    {
        double number = value[0];
        if (_sum is { } at)
        {
            Sums[at.Layer][at.Neuron] = number;
        }

        if (_begun is not { } begun)
        {
            return;
        }

        _begun = null;
        if (begun.Name is null && begun.Id is { } id)
        {
            Keep(id, number);
        }

        if (begun.Numbers.Length > 0)
        {
            Add(statement, begun with { Value = number });
        }
    }

    private void Keep(string id, double number)
    {
        if (id == "E")
        {
            Error = number;
        }
        else if (Quantities.NeuronOf(id) is { } neuron)
        {
            double[][] rows = id[0] switch { 'u' => Sums, 'y' => Outputs, 'd' => Deltas, _ => Gradients };
            // Where E asks for ln y_k, it takes u's place.
            if (id[0] != 'u' || _operation != Operation.Backward)
            {
                bool isLogarithm = id[0] == 'u' && _sum is null && !double.IsNaN(rows[neuron.Layer][neuron.Neuron]);
                rows[neuron.Layer][neuron.Neuron] = isLogarithm ? rows[neuron.Layer][neuron.Neuron] : number;
            }
        }
    }

    private void Add(Statement statement, Run run)
    {
        if (!_runs.TryGetValue(statement, out List<Run>? runs))
        {
            _runs[statement] = runs = [];
        }

        runs.Add(run);
    }

    /// <summary>The part of a value that is u: the smallest one with all weights in it.</summary>
    private static Value? SumIn(Value value)
    {
        Value smallest = value;
        while (smallest.Operands.Where(ReadsWeights).ToArray() is [{ } only] && only is not Element)
        {
            smallest = only;
        }

        return ReadsWeights(smallest) ? smallest : null;
    }

    private static Element? WeightIn(Value value)
    {
        if (value is Element element)
        {
            return IsWeight(element) ? element : null;
        }

        foreach (Value operand in value.Operands)
        {
            if (WeightIn(operand) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsWeight(Element element) =>
        element.Place is { Kind: PlaceKind.Section, Name: SectionNames.Weights or SectionNames.Trained };

    private static bool ReadsWeights(Value value) => WeightIn(value) is not null;

    /// <summary>The locals and elements in a value; what finds an element's index is left out.</summary>
    private static IEnumerable<Value> Leaves(Value value) =>
        value is Local or Element ? [value] : value.Operands.SelectMany(Leaves);

    private static string NameOf(Value target) => target switch
    {
        Local(var name, _) => name,
        Element element => element.Place.Name,
        _ => "",
    };

    /// <summary>What a statement is about.</summary>
    /// <param name="Id">The quantity that it writes, or that what it writes is a part of; null: none.</param>
    /// <param name="Name">What it writes, if that is not the quantity itself.</param>
    private sealed record Subject(string? Id, string? Name)
    {
        /// <summary>The neuron whose u it finds, or a part of it.</summary>
        public (int Layer, int Neuron)? Neuron { get; init; }

        /// <summary>The weight of the term that it adds to a sum.</summary>
        public int? Term { get; init; }

        /// <summary>The part of its value that is u.</summary>
        public Value? Sum { get; init; }
    }

    /// <summary>A statement that is about to be run, and the numbers at that point.</summary>
    private sealed class Moment(Recorder recorder, Statement statement, Func<Value, IReadOnlyList<double>> evaluate)
    {
        public Statement Statement => statement;

        /// <summary>The parameter that the optimizer's routine is called for; null outside of it.</summary>
        public int? Parameter { get; } = recorder._ofStep.Contains(statement) ? recorder._parameter : null;

        public double Number(Value value) => evaluate(value)[0];

        public string? Id(Value value) => recorder._quantities.Of(value, Number, Parameter);

        public string[] Reads(Value value) => [.. Leaves(value).Select(Id).OfType<string>().Distinct()];

        /// <summary>The indexes of the loops around it.</summary>
        public string At() => string.Join(", ", recorder._counters[statement].Select(counter =>
            FormattableString.Invariant($"{counter.Name} = {Number(counter)}")));
    }
}

/// <summary>Tells objects apart that are equal: the same statement may stand at two lines.</summary>
internal sealed class Identity<T> : IEqualityComparer<T>
    where T : class
{
    public static Identity<T> Comparer { get; } = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
