namespace NetGen.Explain.Tests;

/// <summary>Samples and pages that several tests look at.</summary>
internal static class Samples
{
    public static float[] Inputs(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
    }

    public static string Xor(ExplanationOptions? options = null) =>
        new Xor(1).ToExplanation([1, 0.5], [1], 0.1, options);

    /// <summary>A page of a network that is shown a neuron at a time.</summary>
    public static string Digits => LazyDigits.Value;

    private static readonly Lazy<string> LazyDigits = new(() =>
    {
        float[] t = new float[10];
        t[3] = 1;
        return new Digits(1).ToExplanation(Inputs(64), t, 0.05f);
    });
}
