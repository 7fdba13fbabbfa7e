using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>What an export has to compute for a few samples: its programs, run by the interpreter.</summary>
internal sealed class Golden
{
    private readonly CExportPlan _plan;
    private readonly Dictionary<string, Memory> _memory = [];
    private readonly Interpreter _interpreter = new();

    public Golden(CExportPlan plan)
    {
        _plan = plan;
        Samples = [.. Enumerable.Range(0, SampleCount).Select(Sample)];
        Predictions = [.. Samples.Select(sample => Predicted(_plan.Inference, Parameters(), sample.X))];
        if (plan.Training is not { } training)
        {
            return;
        }

        Reset(training);
        if (plan.Request.Gradients)
        {
            CheckedGradients = [.. CheckGradients(training)];
            Reset(training);
            (BatchErrors, Batch) = BatchOfTwo(training);
            Reset(training);
        }

        Errors = [.. Samples.Select(sample => Run(training, Operation.TrainStep, sample.X, sample.T, null))];
        Learned =
        [
            .. new[] { SectionNames.Weights }.Concat(training.Plan.Optimizer.States)
                .SelectMany(section => _memory[section].Numbers),
            .. training.Running.Select(scalar => _memory[Identifiers.Of(scalar.Target)].Numbers[0]),
        ];
        Memory w = _memory[SectionNames.Weights];
        LastPrediction = Predicted(training, w.Numbers, Samples[0].X);
    }

    /// <summary>Enough to go through every branch of an activation, few enough for the smallest device.</summary>
    public static int SampleCount { get; } = 6;

    /// <summary>η of the steps.</summary>
    public static double LearningRate { get; } = 1.0 / 16;

    /// <summary>How far a parameter is moved for a difference of E, and how far the quotient may be off.</summary>
    public static double Shift { get; } = 1.0 / 64;

    /// <inheritdoc cref="Shift"/>
    public static double Tolerance { get; } = 1.0 / 32;

    public IReadOnlyList<(double[] X, double[] T)> Samples { get; }

    /// <summary>y of each sample, before any step.</summary>
    public IReadOnlyList<double[]> Predictions { get; }

    /// <summary>E of a step with each sample.</summary>
    public IReadOnlyList<double> Errors { get; } = [];

    /// <summary>Parameters and optimizer state after these steps.</summary>
    public IReadOnlyList<double> Learned { get; } = [];

    /// <summary>y of the first sample after them.</summary>
    public IReadOnlyList<double> LastPrediction { get; } = [];

    /// <summary>E of the two rows of a mini-batch.</summary>
    public IReadOnlyList<double> BatchErrors { get; } = [];

    /// <summary>All that an instance holds after each row, and after a step with that mini-batch.</summary>
    public IReadOnlyList<double> Batch { get; } = [];

    /// <summary>
    /// Parameters whose gradient a difference of E confirms: not those where E has a kink, or changes less than
    /// rounding.
    /// </summary>
    public IReadOnlyList<int> CheckedGradients { get; } = [];

    /// <summary>Multiples of 1/64 from −2 to 2, and targets that fit the loss.</summary>
    private (double[] X, double[] T) Sample(int number)
    {
        NetworkModel model = _plan.Request.Model;
        bool isDistribution = model.Loss == Loss.CrossEntropy || model.Output.Activation == Activation.Softmax;
        bool isProbability = model.Loss == Loss.BinaryCrossEntropy
            || (model.Loss.Definition is not null && _plan.Network.Output.Activation.IsInsideZeroToOne);
        return (
            [.. Enumerable.Range(0, model.Inputs).Select(i => Spread(number, i))],
            [
                .. Enumerable.Range(0, model.Outputs).Select(k =>
                    isDistribution ? (k == number % model.Outputs ? 1.0 : 0)
                    : isProbability ? (number + k) % 2
                    : Spread(number + SampleCount, k) / 2),
            ]);

        static double Spread(int row, int column) => ((((row * 97) + (column * 61) + 29) % 257) - 128) / 64.0;
    }

    private double[] Parameters() => [.. _plan.Request.Parameters];

    private void Reset(CProgram program)
    {
        _memory.Clear();
        foreach (Section section in program.Plan.Storage.Sections)
        {
            _memory[section.Name] = new Memory(new double[section.Length]);
        }

        double[] parameters = Parameters();
        _memory[SectionNames.Trained] = new Memory(parameters);
        int next = 0;
        foreach (LayerPlan layer in program.Plan.Layers)
        {
            if (layer.IsTrainable)
            {
                Array.Copy(
                    parameters, next, _memory[SectionNames.Weights].Numbers, layer.Storage.Weights, layer.Parameters);
            }

            next += layer.Parameters;
        }

        foreach (var scalar in program.Running)
        {
            _memory[Identifiers.Of(scalar.Target)] = new Memory([scalar.Initial]);
        }
    }

    private double[] Predicted(CProgram program, double[] w, double[] x)
    {
        double[] y = new double[program.Plan.Outputs];
        var places = new Dictionary<string, Memory>
        {
            [SectionNames.Weights] = new(w), [SectionNames.Trained] = new(Parameters()), ["x"] = new(x), ["y"] = new(y),
        };
        _interpreter.Run(Body(program, Operation.Predict), places, new Dictionary<string, double>());
        return y;
    }

    private double Run(CProgram program, Operation operation, double[]? x, double[]? t, double[]? y)
    {
        var places = new Dictionary<string, Memory>(_memory);
        foreach ((string name, double[]? row) in new[] { ("x", x), ("t", t), ("y", y) })
        {
            if (row is not null)
            {
                places[name] = new Memory(row);
            }
        }

        return _interpreter.Run(
            Body(program, operation),
            places,
            new Dictionary<string, double> { [Identifiers.Of(Symbols.LearningRate)] = LearningRate });
    }

    private static IReadOnlyList<Statement> Body(CProgram program, Operation operation) =>
        program.Functions.Single(function => function.Operation == operation).Body;

    private IEnumerable<int> CheckGradients(CProgram program)
    {
        double[] w = _memory[SectionNames.Weights].Numbers;
        ErrorOfFirst(program);
        double[] gradients = [.. _memory[SectionNames.Gradients].Numbers];
        for (int p = 0; p < w.Length; p++)
        {
            double kept = w[p];
            w[p] = program.Plan.Format.Round(kept + Shift);
            double above = ErrorOfFirst(program);
            w[p] = program.Plan.Format.Round(kept - Shift);
            double below = ErrorOfFirst(program);
            w[p] = kept;
            double slope = (above - below) / (2 * Shift);
            // Half of what is allowed, so that no rounding decides.
            if (Math.Abs(slope - gradients[p]) < Tolerance / 2 * (Math.Abs(gradients[p]) + Tolerance))
            {
                yield return p;
            }
        }
    }

    private double ErrorOfFirst(CProgram program)
    {
        Run(program, Operation.Forward, Samples[0].X, null, null);
        return Run(program, Operation.Backward, null, Samples[0].T, null);
    }

    /// <summary>Half of the sum of two rows' gradients, and an update; the instance is looked at after each.</summary>
    private (double[] Errors, double[] Memory) BatchOfTwo(CProgram program)
    {
        double first = ErrorOfFirst(program);
        double[] afterFirst = Instance(program);
        Run(program, Operation.Forward, Samples[1].X, null, null);
        double second = Run(program, Operation.AddGradients, null, Samples[1].T, null);
        double[] afterSecond = Instance(program);
        double[] gradients = _memory[SectionNames.Gradients].Numbers;
        for (int p = 0; p < gradients.Length; p++)
        {
            gradients[p] = program.Plan.Format.Round(gradients[p] / 2);
        }

        Run(program, Operation.Update, null, null, null);
        return ([first, second], [.. afterFirst, .. afterSecond, .. Instance(program)]);
    }

    /// <summary>All numbers of an instance, in the order in which C declares them.</summary>
    private double[] Instance(CProgram program) =>
    [
        .. program.Instance.SelectMany(section => _memory[section.Name].Numbers),
        .. program.Running.Select(scalar => _memory[Identifiers.Of(scalar.Target)].Numbers[0]),
    ];
}
