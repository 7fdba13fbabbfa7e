using NetGen.Compiler.Algebra;
using NetGen.Compiler.Lower.Scalar;
using NetGen.Compiler.Lower.Vector;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using NetGen.TestSupport;
using Model = NetGen.Compiler.Model;

namespace NetGen.Tests.Interpreted;

/// <summary>
/// A network whose programs are run by the interpreter: what the compiler means, before any language says it.
/// </summary>
internal sealed class InterpretedNetwork
{
    private readonly NetworkPlan _plan;
    private readonly double[] _numbers;
    private readonly Dictionary<string, Memory> _sections = [];
    private readonly Func<Operation, IReadOnlyDictionary<string, Memory>, IReadOnlyDictionary<string, double>, double>
        _run;

    private InterpretedNetwork(NetworkPlan plan, KernelProgram? kernel)
    {
        _plan = plan;
        _numbers = new double[plan.Storage.Total];
        int offset = 0;
        foreach (Section section in plan.Storage.Sections)
        {
            _sections[section.Name] = new Memory(_numbers, offset);
            offset += section.Length;
        }

        foreach (RunningScalar scalar in plan.Optimizer.Running)
        {
            _sections[Identifiers.Of(scalar.Target)] = new Memory([scalar.Initial]);
        }

        var interpreter = new Interpreter();
        _run = kernel is null ? RunScalar : RunVector;

        double RunScalar(
            Operation operation, IReadOnlyDictionary<string, Memory> rows, IReadOnlyDictionary<string, double> numbers)
        {
            var places = new Dictionary<string, Memory>(_sections);
            foreach ((string name, Memory row) in rows)
            {
                places[name] = row;
            }

            IReadOnlyList<Statement> body = ScalarRun.Of(plan).Body(operation);
            return interpreter.Run(operation.Steps() ? [.. PerStep.Statements(plan), .. body] : body, places, numbers);
        }

        double RunVector(
            Operation operation, IReadOnlyDictionary<string, Memory> rows, IReadOnlyDictionary<string, double> numbers)
        {
            var places = new Dictionary<string, Memory>(rows) { ["state"] = new(_numbers), ["dw"] = _sections["dw"] };
            return interpreter.Run(
                kernel.Entries.Single(entry => entry.Routine.Name == $"{operation}").Routine, places, numbers);
        }
    }

    /// <summary>Scalar code, as a network of that spec has it.</summary>
    public static InterpretedNetwork Scalar(NetworkSpec spec) => new(NetworkPlanner.Plan(ModelOf(spec)), null);

    /// <summary>The vector kernels that the spec's network has, by their width in bits.</summary>
    public static IEnumerable<(int Bits, InterpretedNetwork Network)> Vectors(NetworkSpec spec)
    {
        NetworkPlan plan = NetworkPlanner.Plan(ModelOf(spec));
        return plan.Kernel.Vectors.Select(form =>
            (form.Bits, new InterpretedNetwork(plan, KernelProgram.Of(plan, form))));
    }

    /// <summary>Weights and biases in canonical order.</summary>
    public double[] Parameters
    {
        get
        {
            Memory w = _sections[SectionNames.Weights];
            return [.. Places().Select(index => w.Numbers[w.Start + index])];
        }

        set
        {
            Memory w = _sections[SectionNames.Weights];
            foreach ((int index, int p) in Places().Select((index, p) => (index, p)))
            {
                w.Numbers[w.Start + index] = value[p];
            }
        }
    }

    /// <summary>∂w and ∂b in canonical order; 0 of a layer that does not learn.</summary>
    public double[] Gradients
    {
        get
        {
            Memory dw = _sections[SectionNames.Gradients];
            return [.. _plan.Layers.SelectMany(layer => layer.ParameterIndexes.Select(index =>
                layer.IsTrainable ? dw.Numbers[dw.Start + index] : 0))];
        }
    }

    public double[] Predict(double[] x)
    {
        var y = new double[_plan.Outputs];
        Run(Operation.Predict, x, null, 0, y);
        return y;
    }

    /// <summary>Forward, then Backward from gradients of 0 on; returns E.</summary>
    public double Learn(double[] x, double[] t)
    {
        Run(Operation.Forward, x, null, 0);
        Memory dw = _sections[SectionNames.Gradients];
        Array.Clear(dw.Numbers, dw.Start, _plan.Storage.Trainable);
        return Run(Operation.AddGradients, null, t, 0);
    }

    /// <summary>Forward, then back from ∂E/∂y_k.</summary>
    public void LearnFrom(double[] x, double[] outputGradients)
    {
        Run(Operation.Forward, x, null, 0);
        Memory dw = _sections[SectionNames.Gradients];
        Array.Clear(dw.Numbers, dw.Start, _plan.Storage.Trainable);
        var rows = new Dictionary<string, Memory> { [OperationShape.Given.Name] = new(outputGradients) };
        _run(Operation.AddGradientsFrom, rows, new Dictionary<string, double>());
    }

    public double TrainStep(double[] x, double[] t, double learningRate) =>
        Run(Operation.TrainStep, x, t, learningRate);

    private double Run(Operation operation, double[]? x, double[]? t, double learningRate, double[]? y = null)
    {
        var rows = new Dictionary<string, Memory>();
        Add("x", x);
        Add("t", t);
        Add("y", y);
        return _run(
            operation, rows, new Dictionary<string, double> { [Identifiers.Of(Symbols.LearningRate)] = learningRate });

        void Add(string name, double[]? row)
        {
            if (row is not null)
            {
                rows[name] = new Memory(row);
            }
        }
    }

    private IEnumerable<int> Places() => _plan.Layers.SelectMany(layer => layer.ParameterIndexes);

    private static Model.NetworkModel ModelOf(NetworkSpec spec) => new Model.NetworkModel
    {
        Class = new Model.ClassPlace
        {
            Name = spec.Name, Namespace = "", ContainingTypes = default, HintName = spec.Name,
        },
        AttributeText = "",
        Inputs = spec.Inputs,
        Layers = new(spec.Sizes.Skip(1).Select((size, index) => new Model.LayerModel
        {
            Size = size,
            Activation = Formula(
                index < spec.Hidden.Count ? spec.HiddenFormula : spec.OutputFormula,
                (Model.Activation)spec.ActivationOf(index)),
            InputsFrom = index,
            IsTrainable = spec.Trainable?[index] ?? true,
        })),
        Loss = Formula(spec.LossFormula, (Model.Loss)spec.Loss),
        Optimizer = OptimizerOf(spec, (Model.Optimizer)spec.Optimizer),
        Precision = (Model.Precision)spec.Precision,
        InputGradients = spec.InputGradients,
        Gradients = spec.Gradients,
        BackwardFrom = spec.BackwardFrom,
        Jacobian = spec.Jacobian,
        Parallel = false,
        Frozen = false,
        Kernel = (Model.Kernel)spec.Kernel,
        MaxBytes = 0,
        Consumer = new Model.ConsumerModel
        {
            HasSpan = true, HasVectors = true, HasToolAttributes = true, HasThreadStatics = true,
        },
    }.WithSkips(spec.Residual, spec.InputSkip);

    /// <summary>With the defaults that the attribute gives each of them.</summary>
    private static Model.FormulaId Formula(string? own, Model.FormulaId builtIn) =>
        own is null ? builtIn : Model.FormulaId.Of("F", own);

    private static Model.OptimizerModel OptimizerOf(NetworkSpec spec, Model.Optimizer kind) => new()
    {
        Formula = kind,
        Epsilon = kind == Model.Optimizer.AdaGrad ? 1e-10 : 1e-8,
        WeightDecay = kind == Model.Optimizer.AdamW ? 0.01 : 0,
        L1 = spec.L1,
        L2 = spec.L2,
        DecayBiases = spec.DecayBiases,
    };
}
