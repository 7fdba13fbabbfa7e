namespace NetGen.Samples.Digits;

/// <summary>8×8 images as 64 grey levels between 0 and 1, with the digit that each shows.</summary>
internal static class DigitData
{
    /// <summary>An image has 8×8 points.</summary>
    public const int Side = 8;

    private const float White = 16;
    private const double Noise = 0.3;

    /// <summary>Holds out the same share of every digit, drawn by the seed.</summary>
    public static (Dataset<float> Train, Dataset<float> HeldOut) Load(double share, int seed)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "data", "digits.csv");
        Dataset<float> raw = CsvDataset.LoadClasses<float>(
            path, target: "64", format: new CsvFormat { HasHeader = false });
        float[] grey = raw.Inputs.ToArray();
        foreach (ref float point in grey.AsSpan())
        {
            point /= White;
        }

        var digits = new Dataset<float>(grey, raw.Targets, raw.InputCount, raw.TargetCount);
        return digits.Split(share, seed, stratified: true);
    }

    /// <summary>The grey level of a point as the file has it: 0 to 16.</summary>
    public static int Level(float point) => (int)MathF.Round(point * White);

    /// <summary>Fresh noise on every image keeps a network from learning 1347 of them by heart.</summary>
    public static void AddNoise(Span<float> inputs, Span<float> targets, ref UniformGenerator random)
    {
        foreach (ref float grey in inputs)
        {
            grey += random.NextSingle(Noise);
        }
    }
}
