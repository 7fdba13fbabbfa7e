using NetGen.C99;

namespace NetGen.Samples.Firmware;

/// <summary>
/// A classifier that goes on learning on the device when its sensor drifts. The data is made: three states of a
/// machine,
/// each with its own strength in six bands of frequency, and noise; the drifted sensor has other gains.
/// </summary>
internal static class VibrationExport
{
    private const int Seed = 3;
    private const int Rows = 96;
    private const float LearningRate = 0.0625f;
    private const int Epochs = 8;

    private static readonly float[][] States =
        [[1.0f, 0.6f, 0.3f, 0.2f, 0.1f, 0.1f], [0.4f, 1.0f, 0.9f, 0.3f, 0.2f, 0.1f], [0.2f, 0.3f, 0.5f, 0.9f, 1.0f, 0.6f]];

    private static readonly float[] Drift = [0.3f, 0.9f, 1.2f, 1.6f, 0.3f, 0.2f];

    public static string Write(string folder)
    {
        var random = new UniformGenerator(Seed);
        (float[] Inputs, int[] Labels) before = Make(ref random, 400, drifts: false);
        var network = new Vibration(Seed);
        network.Fit(
            new Dataset<float>(before.Inputs, Targets(before.Labels), Vibration.InputCount, Vibration.OutputCount),
            new() { Epochs = 60, BatchSize = 1, LearningRate = global::NetGen.LearningRate.Constant(0.05), Seed = Seed });
        network.SaveC(folder, new CExport { Training = true });

        (float[] Inputs, int[] Labels) lesson = Make(ref random, Rows, drifts: true);
        (float[] Inputs, int[] Labels) exam = Make(ref random, Rows, drifts: true);
        int early = Right(network, exam);
        float[] targets = Targets(lesson.Labels);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            for (int row = 0; row < Rows; row++)
            {
                network.TrainStep(
                    lesson.Inputs.AsSpan(row * Vibration.InputCount, Vibration.InputCount),
                    targets.AsSpan(row * Vibration.OutputCount, Vibration.OutputCount),
                    LearningRate);
            }
        }

        File.WriteAllLines(Path.Combine(folder, "vibration_data.h"),
        [
            $"#define ROWS {Rows}", $"#define EPOCHS {Epochs}", $"#define LEARNING_RATE {LearningRate}f",
            .. Table("lesson", lesson), .. Table("exam", exam),
        ]);
        var bits = new Bits();
        var parameters = new float[Vibration.ParameterCount];
        network.CopyParametersTo(parameters);
        bits.Add(parameters);
        return $"vibration: {early} of {Rows} right after the drift, {Right(network, exam)} after learning; bits {bits}";
    }

    private static IEnumerable<string> Table(string name, (float[] Inputs, int[] Labels) data) =>
    [
        $"static const float {name}_x[ROWS][{Vibration.InputCount}] = {{",
        .. data.Inputs.Chunk(Vibration.InputCount)
            .Select(row => $"    {{{string.Join(", ", row.Select(x => $"{x:0.000000}f"))}}},"),
        "};",
        $"static const unsigned char {name}_label[ROWS] = {{{string.Join(", ", data.Labels)}}};",
    ];

    private static (float[] Inputs, int[] Labels) Make(ref UniformGenerator random, int rows, bool drifts)
    {
        var inputs = new float[rows * Vibration.InputCount];
        var labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = row % States.Length;
            for (int band = 0; band < Vibration.InputCount; band++)
            {
                float clean = States[labels[row]][band] + (float)random.NextSingle(0.25);
                // As many digits as the table in C has.
                inputs[(row * Vibration.InputCount) + band] = MathF.Round(clean * (drifts ? Drift[band] : 1), 4);
            }
        }

        return (inputs, labels);
    }

    private static float[] Targets(int[] labels) =>
        [.. labels.SelectMany(label => Enumerable.Range(0, Vibration.OutputCount).Select(k => k == label ? 1f : 0f))];

    private static int Right(Vibration network, (float[] Inputs, int[] Labels) data)
    {
        var y = new float[Vibration.OutputCount];
        int right = 0;
        for (int row = 0; row < data.Labels.Length; row++)
        {
            network.Predict(data.Inputs.AsSpan(row * Vibration.InputCount, Vibration.InputCount), y);
            right += Array.IndexOf(y, y.Max()) == data.Labels[row] ? 1 : 0;
        }

        return right;
    }
}
