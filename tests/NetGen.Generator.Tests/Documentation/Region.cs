namespace NetGen.Generator.Tests.Documentation;

/// <summary>What stands between #region and #endregion, moved to the left.</summary>
internal static class Region
{
    /// <param name="file">A source file.</param>
    /// <param name="names">One or several, which get an empty line between them. None: the whole file.</param>
    /// <exception cref="FormatException">There is no such region, or it has no end.</exception>
    public static string Read(string file, params IReadOnlyList<string> names)
    {
        string text = File.ReadAllText(file);
        return names.Count == 0
            ? text.TrimEnd('\n')
            : string.Join("\n\n", names.Select(name => One(text.Split('\n'), name, file)));
    }

    /// <summary>Without what all lines are indented by, and without empty lines around.</summary>
    public static string MovedLeft(IEnumerable<string> lines)
    {
        List<string> kept = [.. lines.Select(static line => line.TrimEnd())];
        int indent = kept.Where(static line => line.Length > 0)
            .Select(static line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', kept.Select(line => line.Length > indent ? line[indent..] : "")).Trim('\n');
    }

    private static string One(string[] lines, string name, string file)
    {
        int begin = Array.FindIndex(lines, line => line.Trim() == $"#region {name}");
        int end = Array.FindIndex(lines, Math.Max(begin, 0), static line => line.Trim() == "#endregion");
        return begin < 0 || end < 0
            ? throw new FormatException($"{file} has no region '{name}' with an end.")
            : MovedLeft(lines[(begin + 1)..end]);
    }
}
