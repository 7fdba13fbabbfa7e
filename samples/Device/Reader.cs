namespace NetGen.Samples.Device;

/// <summary>Reads an image with the frozen network.</summary>
internal static class Reader
{
    private const float White = 16;

    /// <summary>The most probable digit.</summary>
    public static int Read(ReadOnlySpan<byte> image) => Read(image, out _);

    /// <summary>The most probable digit, and its probability.</summary>
    public static int Read(ReadOnlySpan<byte> image, out float probability)
    {
        Span<float> x = stackalloc float[Digits.InputCount];
        Span<float> y = stackalloc float[Digits.OutputCount];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = image[i] / White;
        }

        #region predict
        Digits.Predict(x, y);
        #endregion
        int best = 0;
        for (int k = 1; k < y.Length; k++)
        {
            best = y[k] > y[best] ? k : best;
        }

        probability = y[best];
        return best;
    }
}
