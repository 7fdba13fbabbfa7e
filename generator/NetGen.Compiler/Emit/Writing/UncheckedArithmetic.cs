using System.Text;
using System.Text.RegularExpressions;

namespace NetGen.Compiler.Emit.Writing;

/// <summary>
/// Keeps the overflow checks of a project that asks for them (<c>CheckForOverflowUnderflow</c>) out of generated code,
/// whose counters and positions cannot overflow: loops would carry a branch for every addition. All other projects get
/// the code as it was written.
/// </summary>
/// <remarks>
/// A method that counts or computes positions has its body in an <c>unchecked</c> block; a single position elsewhere is
/// <c>unchecked(_origin + 48)</c>. The unrolled textbook stays as it is.
/// </remarks>
internal static class UncheckedArithmetic
{
    private const string Integer = "int|uint|long|nint|nuint";

    private static readonly Regex Type =
        new(@"^[^(]*\b(?:namespace|class|struct|record|interface)\b", RegexOptions.CultureInvariant);
    private static readonly Regex Integers = new($@"(?<!<)\b(?:{Integer})\b|ByteOffset", RegexOptions.CultureInvariant);
    private static readonly Regex Arithmetic =
        new($@"\+\+|--| [-+*] |[-+*]=|-Unsafe|\((?:{Integer})\)", RegexOptions.CultureInvariant);

    private static readonly Regex Position = new(@"_origin \+ \d+", RegexOptions.CultureInvariant);

    /// <summary>The same file, whatever a project checks. Every brace must stand on a line of its own.</summary>
    public static string In(string text)
    {
        string[] lines = text.Split('\n');
        var result = new StringBuilder(text.Length + (text.Length / 8));
        int next = 0;
        while (next < lines.Length)
        {
            int open = next + 1;
            int close = IsMethod(lines, open) ? Array.IndexOf(lines, lines[open].Replace('{', '}'), open) : next;
            bool isWrapped = close > open && Computes(lines, next, close);
            for (int n = next; n <= close; n++)
            {
                string line = lines[n];
                if (isWrapped && n == open)
                {
                    string indent = line.Replace("{", "    ");
                    result.Append(line).Append('\n').Append(indent).Append("unchecked\n").Append(indent).Append("{\n");
                }
                else if (isWrapped && n == close)
                {
                    result.Append(line.Replace("}", "    }")).Append('\n').Append(line).Append('\n');
                }
                else if (isWrapped && n > open)
                {
                    result.Append(line.Length == 0 ? "" : "    ").Append(line).Append('\n');
                }
                else
                {
                    result.Append(Position.Replace(line, "unchecked($0)")).Append('\n');
                }
            }

            next = close + 1;
        }

        // What is split has a line behind its last line break.
        result.Length--;
        return result.ToString();
    }

    /// <summary>Whether a brace opens a method: its head has parentheses, and stands right inside a type.</summary>
    private static bool IsMethod(string[] lines, int open) =>
        open < lines.Length
        && lines[open].TrimStart() == "{"
        && lines[open - 1].Contains('(')
        && !Type.IsMatch(lines[open - 1]);

    private static bool Computes(string[] lines, int head, int close)
    {
        bool hasIntegers = false, hasArithmetic = false;
        for (int n = head; n < close && !(hasIntegers && hasArithmetic); n++)
        {
            if (!lines[n].TrimStart().StartsWith("//", StringComparison.Ordinal))
            {
                hasIntegers |= Integers.IsMatch(lines[n]);
                hasArithmetic |= Arithmetic.IsMatch(lines[n]);
            }
        }

        return hasIntegers && hasArithmetic;
    }
}
