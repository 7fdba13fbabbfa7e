using NetGen.C99;
using NetGen.Samples.Digits;

namespace NetGen.Samples.Firmware;

/// <summary>Digits, trained here; the device reads held-out images.</summary>
internal static class DigitExport
{
    private const int Seed = 1;
    private const int Images = 64;

    public static string Write(string folder)
    {
        (Dataset<float> train, Dataset<float> heldOut) = DigitData.Load(share: 0.25, Seed);
        var network = new DigitReader(Seed);
        network.Fit(train, new()
        {
            Epochs = 30, BatchSize = 32, LearningRate = LearningRate.Cosine(0.02), Seed = Seed,
            Augment = DigitData.AddNoise,
        });
        network.SaveC(folder, new CExport { Name = "digits" });
        var bits = new Bits();
        var y = new float[DigitReader.OutputCount];
        int right = 0;
        var lines = new List<string>
        {
            $"#define IMAGES {Images}", "static const unsigned char images[IMAGES][64] = {",
        };
        for (int row = 0; row < Images; row++)
        {
            float[] x = [.. heldOut.Input(row)];
            lines.Add($"    {{{string.Join(", ", x.Select(DigitData.Level))}}},");
            network.Predict(x, y);
            bits.Add(y);
            right += Array.IndexOf(y, y.Max()) == heldOut.Label(row) ? 1 : 0;
        }

        lines.Add("};");
        string labels = string.Join(", ", Enumerable.Range(0, Images).Select(heldOut.Label));
        lines.Add($"static const unsigned char labels[IMAGES] = {{{labels}}};");
        File.WriteAllLines(Path.Combine(folder, "digit_images.h"), lines);
        return $"digits: {right} of {Images} images right; bits {bits}";
    }
}
