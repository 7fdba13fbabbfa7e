using CsvHelper;

namespace NetGen.Samples.Regression;

/// <summary>What was measured of each patient, and how the disease went on.</summary>
internal sealed record Patients(double[][] Measurements, double[] Progression)
{
    private const string Target = "progression";

    public int Count => Progression.Length;

    public Patients Pick(IReadOnlyList<int> rows) =>
        new([.. rows.Select(row => Measurements[row])], [.. rows.Select(row => Progression[row])]);

    /// <summary>Two parts, drawn by the seed.</summary>
    public (Patients Train, Patients HeldOut) Split(double share, int seed)
    {
        int[] rows = [.. Enumerable.Range(0, Count)];
        new Random(seed).Shuffle(rows);
        int heldOut = (int)Math.Round(share * Count);
        return (Pick(rows[heldOut..]), Pick(rows[..heldOut]));
    }

    /// <summary>One of equal parts, and the others together.</summary>
    public (Patients Others, Patients Part) Fold(int part, int parts)
    {
        ILookup<bool, int> rows = Enumerable.Range(0, Count).ToLookup(row => row % parts == part);
        return (Pick([.. rows[false]]), Pick([.. rows[true]]));
    }

    public static Patients Load(string path)
    {
        using CsvReader csv = CsvReader.FromFile(path);
        var (measurements, progression) = (new List<double[]>(), new List<double>());
        while (csv.Read())
        {
            measurements.Add([.. csv.Headers.Where(name => name != Target).Select(name => csv.Parse<double>(name))]);
            progression.Add(csv.Parse<double>(Target));
        }

        return new Patients([.. measurements], [.. progression]);
    }
}
