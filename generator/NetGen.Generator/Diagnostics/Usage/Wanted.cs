namespace NetGen.Generator.Diagnostics.Usage;

/// <summary>What a generated method wants of a span or array.</summary>
/// <param name="Count">The generated constant that says how many.</param>
/// <param name="IsBatch">Whether rows of so many follow one another.</param>
/// <param name="Fewest">The rows that there must be.</param>
internal sealed record Wanted(string Count, bool IsBatch, int Fewest)
{
    public static Wanted Row(string count) => new(count, IsBatch: false, 1);

    public static Wanted Rows(string count) => new(count, IsBatch: true, 0);

    public static Wanted SomeRows(string count) => new(count, IsBatch: true, 1);

    /// <summary>Whether a length fits; <paramref name="width"/> is the constant's value.</summary>
    public bool Accepts(int length, int width) => IsBatch
        ? length % width == 0 && length / width >= Fewest
        : length == width;

    /// <summary>"2 values (InputCount)", "whole rows of 2 values (InputCount)"</summary>
    public string Describe(int width) =>
        !IsBatch ? $"{Values(width)} ({Count})"
        : Fewest == 0 ? $"whole rows of {Values(width)} ({Count})"
        : $"whole rows of {Values(width)} ({Count}), at least one,";

    /// <summary>What to pass instead: "2", "2 or a multiple of it".</summary>
    public string Mend(int width) =>
        !IsBatch ? $"{width}"
        : width > 1 ? $"{width} or a multiple of it"
        : "at least 1";

    private static string Values(int count) => count == 1 ? "1 value" : $"{count} values";
}
