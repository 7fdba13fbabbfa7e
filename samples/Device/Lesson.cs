namespace NetGen.Samples.Device;

/// <summary>Training on the device: the exclusive or, one case after another.</summary>
internal static class Lesson
{
    private static ReadOnlySpan<float> Inputs => [0, 0, 0, 1, 1, 0, 1, 1];

    private static ReadOnlySpan<float> Targets => [0, 1, 1, 0];

    public static void Learn(Xor xor, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            int row = step % Targets.Length;
            xor.TrainStep(Inputs.Slice(2 * row, 2), Targets.Slice(row, 1), learningRate: 0.1f);
        }
    }

    public static void Ask(Xor xor, Span<float> answers) => xor.PredictBatch(Inputs, answers);
}
