using System.Globalization;
using NetGen.Benchmarks.Cases;

namespace NetGen.Benchmarks.Engines;

/// <summary>The C# text of a network, and of the loops that measure it.</summary>
internal sealed record NetworkSource(Topology Topology, Kernel Kernel)
{
    /// <summary>The network's class; the loops' has Loops behind it.</summary>
    public string Name => $"N{string.Join('x', Topology.Sizes)}{Kernel}";

    /// <summary>The full name of the loops' class.</summary>
    public string LoopsName => $"Measured.{Name}Loops";

    /// <summary>As tables print it.</summary>
    public string Label => Kernel == Kernel.Auto ? "NetGen" : $"NetGen {Kernel}";

    private string Hidden => string.Join(", ", Topology.Sizes.Skip(1).SkipLast(1));

    /// <summary>
    /// Generated text without the attribute that asks for full optimization: the runtime's tiers decide then.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing asks for it.</exception>
    public static string LeaveToTiers(string text) =>
        text.Contains("MethodImplOptions.AggressiveOptimization)]", StringComparison.Ordinal)
            ? string.Join('\n', text.Split('\n').Where(
                line => !line.Contains("MethodImplOptions.AggressiveOptimization)]", StringComparison.Ordinal)))
            : throw new InvalidOperationException("A generated file has no method that asks for full optimization.");

    /// <summary>What a user writes.</summary>
    public string Declaration => string.Create(CultureInfo.InvariantCulture, $$"""
        [Network(Inputs = {{Topology.Inputs}}, HiddenLayers = new[] { {{Hidden}} }, Outputs = {{Topology.Outputs}},
            Kernel = Kernel.{{Kernel}})]
        public partial class {{Name}}
        {
        }

        """);

    /// <summary>The same loops, left to no tier.</summary>
    public string OptimizedLoops => Loops.Replace(
        "private void ",
        "[System.Runtime.CompilerServices.MethodImpl("
            + "System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]\n    private void ",
        StringComparison.Ordinal);

    /// <summary>Every operation, 64 rows round and round.</summary>
    public string Loops => string.Create(CultureInfo.InvariantCulture, $$"""
        public sealed class {{Name}}Loops : GeneratedEngine
        {
            private const int L = {{Topology.Inputs}}, N = {{Topology.Outputs}};
            private const int Rows = {{Problem.Rows}}, Batch = {{Problem.BatchRows}};
            private readonly {{Name}} network = new {{Name}}();

            public {{Name}}Loops(Problem problem) : base("{{Label}}", problem)
            {
                Operations = new Dictionary<Operation, Action<int>>
                {
                    [Operation.Predict] = Predict,
                    [Operation.Forward] = Forward,
                    [Operation.TrainStep] = TrainStep,
                    [Operation.PredictBatch] = PredictBatch,
                    [Operation.TrainBatch] = TrainBatch,
                };
            }

            public override IReadOnlyDictionary<Operation, Action<int>> Operations { get; }

            public override Action<float[]> Load => p => network.LoadParameters(p);

            public override Action<float[]> Save => p => network.CopyParametersTo(p);

            private void Predict(int samples)
            {
                ReadOnlySpan<float> x = Problem.Inputs.Span;
                Span<float> y = Outputs.Span;
                for (int s = 0; s < samples; s++) network.Predict(x.Slice(s % Rows * L, L), y.Slice(s % Rows * N, N));
            }

            private void Forward(int samples)
            {
                ReadOnlySpan<float> x = Problem.Inputs.Span;
                float sum = 0f;
                for (int s = 0; s < samples; s++) sum += network.Forward(x.Slice(s % Rows * L, L))[0];
                Sink(sum);
            }

            private void TrainStep(int samples)
            {
                ReadOnlySpan<float> x = Problem.Inputs.Span, t = Problem.Targets.Span;
                float rate = Problem.LearningRate, sum = 0f;
                for (int s = 0; s < samples; s++)
                    sum += network.TrainStep(x.Slice(s % Rows * L, L), t.Slice(s % Rows * N, N), rate);
                Sink(sum);
            }

            private void PredictBatch(int samples)
            {
                ReadOnlySpan<float> x = Problem.Inputs.Span;
                Span<float> y = Outputs.Span;
                for (int s = 0; s < samples; s += Batch)
                    network.PredictBatch(x.Slice(s % Rows * L, Batch * L), y.Slice(s % Rows * N, Batch * N));
            }

            private void TrainBatch(int samples)
            {
                ReadOnlySpan<float> x = Problem.Inputs.Span, t = Problem.Targets.Span;
                float rate = Problem.LearningRate, sum = 0f;
                for (int s = 0; s < samples; s += Batch)
                    sum += network.TrainBatch(x.Slice(s % Rows * L, Batch * L), t.Slice(s % Rows * N, Batch * N), rate);
                Sink(sum);
            }
        }

        """);
}
