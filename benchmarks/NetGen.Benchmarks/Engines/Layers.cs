namespace NetGen.Benchmarks.Engines;

/// <summary>Between [layer][fan-out][fan-in] and the canonical order: weights [fan-in, fan-out], then biases.</summary>
internal static class Layers
{
    public static void FromCanonical(float[] parameters, float[][][] w, float[][] b)
    {
        int at = 0;
        for (int n = 0; n < w.Length; n++)
        {
            for (int i = 0; i < w[n][0].Length; i++)
            {
                for (int j = 0; j < w[n].Length; j++) w[n][j][i] = parameters[at++];
            }

            for (int j = 0; j < b[n].Length; j++) b[n][j] = parameters[at++];
        }
    }

    public static void ToCanonical(float[] parameters, float[][][] w, float[][] b)
    {
        int at = 0;
        for (int n = 0; n < w.Length; n++)
        {
            for (int i = 0; i < w[n][0].Length; i++)
            {
                for (int j = 0; j < w[n].Length; j++) parameters[at++] = w[n][j][i];
            }

            for (int j = 0; j < b[n].Length; j++) parameters[at++] = b[n][j];
        }
    }
}
