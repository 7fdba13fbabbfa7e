using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parse;

/// <summary>
/// What a class's files are named after: its namespace and name, such as "Demo.Xor" or, nested, "Demo.Outer-Xor".
/// </summary>
/// <remarks>
/// A compilation refuses two files whose names differ only in case, and a file system may refuse long names, letters
/// beyond ASCII and names such as CON. Wherever the plain name will not do, a hash of the exact name follows it.
/// </remarks>
internal static class HintNames
{
    private const int MaxLength = 100;

    private static readonly HashSet<string> ReservedNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "AUX", "CON", "NUL", "PRN",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    public static string For(INamedTypeSymbol symbol)
    {
        string[] namespaces = [.. ClassPlaceParser.Namespaces(symbol)];
        string[] types = [.. ClassPlaceParser.ContainingTypes(symbol).Append(symbol).Select(type => type.MetadataName)];
        bool hasTwin = HasTwin(namespaces, symbol.ContainingAssembly.NamespaceNames)
            || HasTwin(types, symbol.ContainingAssembly.TypeNames);

        return For(string.Join(".", [.. namespaces, string.Join("-", types)]), hasTwin);
    }

    /// <param name="name">The full name: '.' after namespaces, '-' after types.</param>
    /// <param name="hasTwin">Whether something else may be called the same but for upper and lower case.</param>
    public static string For(string name, bool hasTwin)
    {
        var plain = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            bool isPlain = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-';
            plain.Append(isPlain ? c : '_');
        }

        string text = plain.ToString();
        if (ReservedNames.Contains(text.Split('.')[0]))
        {
            text = "_" + text;
        }

        if (text.Length > MaxLength)
        {
            // The end tells more than the beginning: it is the class's own name.
            text = text.Substring(text.Length - MaxLength).TrimStart('.');
        }

        return hasTwin || text != name ? text + "-" + Hash(name) : text;
    }

    private static bool HasTwin(string[] parts, IEnumerable<string> names) => names.Any(name => parts.Any(part =>
        string.Equals(part, name, StringComparison.OrdinalIgnoreCase) && part != name));

    /// <summary>FNV-1a, 32 bits: the same on every machine.</summary>
    private static string Hash(string name)
    {
        uint hash = 2166136261;
        foreach (char c in name)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
