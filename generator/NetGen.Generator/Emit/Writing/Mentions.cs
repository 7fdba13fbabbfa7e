using System.Text.RegularExpressions;

namespace NetGen.Generator.Emit.Writing;

/// <summary>Finds names in statements, so that a method is given what it uses and nothing else.</summary>
internal static class Mentions
{
    private static readonly Regex Word = new(@"(?<![\w.])[\p{L}_]\w*", RegexOptions.CultureInvariant);
    private static readonly Regex Declared = new(@"^(?:float|double|var|int|nuint) ([\p{L}_]\w*) =", RegexOptions.CultureInvariant);

    /// <summary>Every identifier that stands in the lines and is not a member of something.</summary>
    public static HashSet<string> In(IEnumerable<string> lines) => new(lines.SelectMany(In));

    public static IEnumerable<string> In(string line)
    {
        foreach (Match match in Word.Matches(line))
        {
            yield return match.Value;
        }
    }

    /// <summary>The local that a line declares, if it does.</summary>
    public static string? DeclaredIn(string line) => Declared.Match(line) is { Success: true } match ? match.Groups[1].Value : null;
}
