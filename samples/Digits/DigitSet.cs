using CsvHelper;

namespace NetGen.Samples.Digits;

/// <summary>Images and their digits, in rows one after another: what batches want.</summary>
internal sealed class DigitSet
{
    /// <summary>An image has 8×8 points.</summary>
    public const int Side = 8;

    public const int Points = Side * Side;

    public const int Classes = 10;

    private const float White = 16;

    private DigitSet(IReadOnlyList<Digit> digits)
    {
        Labels = [.. digits.Select(digit => digit.Label)];
        Inputs = [.. digits.SelectMany(digit => digit.Image)];
        Targets = new float[Classes * digits.Count];
        for (int row = 0; row < Count; row++)
        {
            Targets[(row * Classes) + Labels[row]] = 1;
        }
    }

    public int Count => Labels.Length;

    /// <summary>The digit of each row.</summary>
    public int[] Labels { get; }

    /// <summary>64 grey levels a row, between 0 and 1.</summary>
    public float[] Inputs { get; }

    /// <summary>One-hot: 1 at the row's digit, 0 at the nine others.</summary>
    public float[] Targets { get; }

    public ReadOnlySpan<float> Input(int row) => Inputs.AsSpan(row * Points, Points);

    public ReadOnlySpan<float> Target(int row) => Targets.AsSpan(row * Classes, Classes);

    /// <summary>Holds out the same share of every digit, drawn by the seed.</summary>
    public static (DigitSet Train, DigitSet HeldOut) Load(string path, double share, int seed)
    {
        Digit[] digits = Read(path);
        new Random(seed).Shuffle(digits);
        var (train, heldOut) = (new List<Digit>(), new List<Digit>());
        foreach (IGrouping<int, Digit> same in digits.GroupBy(digit => digit.Label))
        {
            int wanted = (int)Math.Round(share * same.Count());
            heldOut.AddRange(same.Take(wanted));
            train.AddRange(same.Skip(wanted));
        }

        return (new DigitSet(train), new DigitSet(heldOut));
    }

    private static Digit[] Read(string path)
    {
        using CsvReader csv = CsvReader.FromFile(path, new CsvReaderOptions { HasHeader = false });
        var digits = new List<Digit>();
        while (csv.Read())
        {
            float[] image = [.. Enumerable.Range(0, Points).Select(point => csv.Parse<float>(point) / White)];
            digits.Add(new Digit(image, csv.Parse<int>(Points)));
        }

        return [.. digits];
    }

    private sealed record Digit(float[] Image, int Label);
}
