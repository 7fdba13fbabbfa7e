using NetGen.C99;

namespace NetGen.Samples.Firmware;

/// <summary>XOR, untrained: the device learns it. Here it learns too, so that both can be compared.</summary>
internal static class XorExport
{
    private const int Seed = 1;
    private const float LearningRate = 0.5f;
    private const float Wanted = 0.01f;
    private const int MostEpochs = 4096;

    private static readonly float[] Inputs = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly float[] Targets = [0, 1, 1, 0];

    /// <summary>What the device has to print, and the header with its task.</summary>
    public static string Write(string folder)
    {
        var network = new Xor(Seed);
        network.SaveC(folder, new CExport { Training = true, SelfTest = true, Form = CForm.Loops });
        float error = float.PositiveInfinity;
        int epochs = 0;
        for (; error >= Wanted && epochs < MostEpochs; epochs++)
        {
            error = 0;
            for (int row = 0; row < Targets.Length; row++)
            {
                error += network.TrainStep(Inputs.AsSpan(2 * row, 2), Targets.AsSpan(row, 1), LearningRate);
            }

            error /= Targets.Length;
        }

        File.WriteAllLines(Path.Combine(folder, "xor_task.h"),
        [
            $"#define LEARNING_RATE {LearningRate}f",
            $"#define WANTED_ERROR {Wanted}f",
            $"#define MOST_EPOCHS {MostEpochs}",
        ]);
        var bits = new Bits();
        var parameters = new float[Xor.ParameterCount];
        network.CopyParametersTo(parameters);
        bits.Add(parameters);
        return $"xor: {epochs} epochs, seed {Seed}, learning rate {LearningRate}; bits {bits}";
    }
}
