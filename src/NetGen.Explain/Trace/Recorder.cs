using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Compiler.Lower.Scalar;
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
    private readonly Dictionary<int, int> _parameters = [];
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
        for (int p = 0; p < quantities.ParameterIndexes.Count; p++)
        {
            _parameters[quantities.ParameterIndexes[p]] = p;
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
                if (routine.Name == OptimizerStep.RoutineName)
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
            case Invoke { Routine.Name: OptimizerStep.RoutineName, Arguments: [VariableArgument(Element w), ..] }:
                _parameter = _parameters[(int)evaluate(w.Index)[0]];
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
        int? parameter = _ofStep.Contains(statement) ? _parameter : null;
        (_begun, _sum) = (null, null);
        if (parameter is { } stepped && _kept?.Parameters.Contains(stepped) == false)
        {
            return;
        }

        string? id = _quantities.Of(target, Number, parameter);
        if (_kept is not null && (id is null ? statement is Accumulate && IsLeft(value)
            : Quantities.ParameterOf(id) is { } written && !_kept.Parameters.Contains(written)))
        {
            // Most statements of a large network: what follows would take most of the time.
            return;
        }

        string[] reads = [.. Leaves(value).Select(Id).OfType<string>().Distinct()];
        string? name = id is null ? NameOf(target) : null;
        // A sum that begins is not E yet.
        if (id == "E" && statement is Declare && value is Compiler.Program.Number)
        {
            (id, name) = (null, NameOf(target));
        }

        // Weight decay adds to a copy of the gradient, which stays what it is.
        if (parameter is not null && id is { } copy && copy[0] == 'G')
        {
            (id, name) = (null, NameOf(target));
        }

        int? weight = reads.Where(read => read[0] == 'w').Select(Quantities.ParameterOf).FirstOrDefault();
        Value? sum = null;
        int? term = null;
        if (weight is { } of && !_operation.Steps())
        {
            (int layer, int from, int to) = _quantities.Ends(of);
            if (_operation is Operation.Forward or Operation.Predict)
            {
                _sum = (layer, to);
                bool isPart = target is Local && id is null;
                if (isPart || (id is { } y && y[0] == 'y' && _plan.Layers[layer - 1].Activation.IsSoftmax))
                {
                    // softmax's u stands where y will.
                    (id, name) = (Quantities.Of('u', layer, to), NameOf(target));
                    term = from >= 0 && statement is Accumulate ? of : null;
                }
                else if (id is { } other && other[0] == 'y')
                {
                    sum = SumIn(value);
                }
            }
            else if (id is null && from >= 0)
            {
                (id, term) = (Quantities.Of('g', layer - 1, from), of);
            }
        }

        bool isKept = _kept is null || (id is not null && _kept.Has(id, term));
        if (sum is not null)
        {
            double u = Number(sum);
            Sums[_sum!.Value.Layer][_sum.Value.Neuron] = u;
            if (isKept)
            {
                string[] terms = [.. Leaves(sum).Select(Id).OfType<string>().Distinct()];
                Add(statement, new Run(
                    Quantities.Of('u', _sum.Value.Layer, _sum.Value.Neuron), null, At(), Shown(terms),
                    new NumberText(Number).Of(sum), u, _note));
            }

            reads = [Quantities.Of('u', _sum.Value.Layer, _sum.Value.Neuron)];
            _sum = null;
        }

        if (isKept)
        {
            _begun = new Run(
                id, name, At(), Shown(reads), new NumberText(Number, sum).Of(value), double.NaN, _note);
        }
        else if (id is not null)
        {
            _begun = new Run(id, null, "", [], "", double.NaN, null);
        }

        double Number(Value any) => evaluate(any)[0];

        // Whether a term of a sum goes through a weight that the page has no room for.
        bool IsLeft(Value term) => WeightIn(term) is { } weight
            && !_kept!.Parameters.Contains(_parameters[(int)Number(weight.Index)]);

        string? Id(Value leaf) => _quantities.Of(leaf, Number, parameter);

        string At() => string.Join(", ", _counters[statement].Select(counter =>
            $"{counter.Name} = {Number(counter).ToString(CultureInfo.InvariantCulture)}"));
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
        element.Place is { Kind: PlaceKind.Section, Name: SectionNames.Weights };

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
}
