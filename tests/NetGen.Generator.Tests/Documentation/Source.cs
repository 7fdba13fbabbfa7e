using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>Where a marker says that a block comes from, and what has to stand in it.</summary>
internal static class Source
{
    /// <param name="marker">
    /// <c>snippet: path#region, region</c> of a compiled file; <c>generated: file | member | paragraph</c> of the
    /// generator's output; <c>table: name</c> of what the generator knows.
    /// </param>
    /// <exception cref="FormatException">The marker names nothing that there is.</exception>
    public static string Read(string marker) => marker.Split(": ", 2) switch
    {
        ["snippet", var place] => Snippet(place.Split('#', 2)),
        ["generated", var place] when place.Split(" | ") is [var file, .. var part] => GeneratedText.Read(file, part),
        ["table", var name] => KnownTables.Read(name),
        _ => throw new FormatException($"'{marker}' is no marker of a block: use snippet, generated or table."),
    };

    private static string Snippet(string[] place)
    {
        string file = Path.Combine(Paths.Repository, place[0]);
        return !File.Exists(file)
            ? throw new FormatException($"There is no file {place[0]}.")
            : Region.Read(file, place.Length > 1 ? place[1].Split(", ") : []);
    }
}
