using System.Numerics;
using NetGen.TestSupport;
using NetGen.Tests.Gradients;
using NetGen.Tests.Randomised;

namespace NetGen.Tests.Behaviour;

/// <summary>Loops compute what the unrolled textbook does, bit for bit, for whatever the attribute allows.</summary>
[Trait("Category", "Soak")]
public class CompactTests
{
    // Two blocks of a batch, and a part of a third.
    private const int Rows = 150;

    public static TheoryData<int> Seeds =>
        [.. RandomNetworks.Seeds.Take(Math.Max(1, RandomNetworks.Seeds.Count() / 4))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Compact_has_the_bits_of_Scalar(int seed)
    {
        NetworkSpec[] scalar = [.. RandomNetworks.Batch(seed).Select(spec => spec with { Kernel = Kernel.Scalar })];
        NetworkSpec[] compact =
            [.. scalar.Select(spec => spec with { Kernel = Kernel.Compact, Name = $"{spec.Name}Compact" })];
        using CompiledNetworks compiled = NetworkCompiler.Compile([.. scalar, .. compact]);
        var comparison = new Comparison(Agreement.Bits);
        foreach ((NetworkSpec unrolled, NetworkSpec loops) in scalar.Zip(compact))
        {
            if (unrolled.Precision == Precision.Double) Compare<double>(comparison, compiled, unrolled, loops);
            else Compare<float>(comparison, compiled, unrolled, loops);
        }

        comparison.Assert();
    }

    private static void Compare<T>(
        Comparison comparison, CompiledNetworks compiled, NetworkSpec unrolled, NetworkSpec loops)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ITestNetwork<T> expected = compiled.Create<T>(unrolled), actual = compiled.Create<T>(loops);
        var random = new Random(unrolled.ParameterCount);
        T[] parameters = Draw(unrolled.ParameterCount);
        expected.LoadParameters(parameters);
        actual.LoadParameters(parameters);
        T[] x = Draw(Rows * unrolled.Inputs), t = Numbers.Of<T>(Networks.Targets(unrolled, random, Rows));
        T[] rowX = x[..unrolled.Inputs], rowT = t[..unrolled.Outputs];

        T[] y = new T[unrolled.Outputs], ofLoops = new T[unrolled.Outputs];
        expected.Predict(rowX, y);
        actual.Predict(rowX, ofLoops);
        Same("Predict", y, ofLoops);
        Same("Evaluate", [expected.Evaluate(x, t)], [actual.Evaluate(x, t)]);
        Same("Forward", expected.Forward(rowX).ToArray(), actual.Forward(rowX).ToArray());
        Same("Backward", [expected.Backward(rowT)], [actual.Backward(rowT)]);
        for (int k = 0; k < expected.Layers.Length; k++)
        {
            Same($"δ{k}", expected.Layers[k].Deltas.ToArray(), actual.Layers[k].Deltas.ToArray());
            Same($"∂y{k}", expected.Layers[k].OutputGradients.ToArray(), actual.Layers[k].OutputGradients.ToArray());
        }

        Same("∂", expected.Gradients(), actual.Gradients());
        Same("BackwardBatch", [expected.BackwardBatch(x, t)], [actual.BackwardBatch(x, t)]);
        Same("mean ∂", expected.Gradients(), actual.Gradients());
        T rate = T.CreateChecked(0.01);
        for (int n = 0; n < 5; n++)
        {
            Same("TrainStep", [expected.TrainStep(rowX, rowT, rate)], [actual.TrainStep(rowX, rowT, rate)]);
            Same("TrainBatch", [expected.TrainBatch(x, t, rate)], [actual.TrainBatch(x, t, rate)]);
        }

        Same("w", expected.Parameters(), actual.Parameters());

        // Zeros of both signs among them: −0 + −0 is −0, and 0 + −0 is not.
        T[] Draw(int count) =>
        [
            .. Enumerable.Range(0, count).Select(_ => random.Next(4) switch
            {
                0 => T.Zero,
                1 => T.NegativeZero,
                _ => T.CreateChecked((random.NextDouble() * 2) - 1),
            }),
        ];

        void Same(string what, T[] unrolledHas, T[] loopsHave) =>
            comparison.Add($"{unrolled.Name} {what}", unrolledHas, loopsHave);
    }
}
