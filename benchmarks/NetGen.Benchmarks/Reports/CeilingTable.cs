using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Reports;

/// <summary>What the hardware can do.</summary>
internal static class CeilingTable
{
    public static Sheet Of(Ceiling ceiling) => new(
        "The hardware",
        ["", "picoseconds", "a nanosecond"],
        [
            Row("multiply-add, 512 bits", ceiling.Multiply512),
            Row("multiply-add, 256 bits", ceiling.Multiply256),
            Row("float from the first-level cache", ceiling.FirstLevel),
            Row("float from the second-level cache", ceiling.SecondLevel),
            Row("float from the first-level cache and back", ceiling.FirstUpdate),
            Row("float from the second-level cache and back", ceiling.SecondUpdate),
        ]);

    private static IReadOnlyList<string> Row(string name, double nanoseconds) => double.IsInfinity(nanoseconds)
        ? [name, Tables.Number(double.NaN), Tables.Number(double.NaN)]
        : [name, Tables.Number(1000 * nanoseconds), Tables.Number(1 / nanoseconds)];
}
