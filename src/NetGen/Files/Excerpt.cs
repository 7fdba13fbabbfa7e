using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>A user's text as messages quote it: a short piece, on one line.</summary>
internal static class Excerpt
{
    private const int Letters = 60;
    private const int Names = 12;

    /// <summary>The text, cut if it is long; control characters become spaces.</summary>
    public static string Of(string? text)
    {
        text ??= "";
        int length = Math.Min(text.Length, Letters);
        // A surrogate pair is not cut in two.
        length -= length < text.Length && char.IsHighSurrogate(text[length - 1]) ? 1 : 0;
        char[] shown = text.ToCharArray(0, length);
        for (int n = 0; n < length; n++)
        {
            shown[n] = char.IsControl(shown[n]) ? ' ' : shown[n];
        }

        return new string(shown) + (length < text.Length ? "…" : "");
    }

    /// <summary>Such as "a", "b", … (20 in all).</summary>
    public static string Of(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(Names).Select(name => $"\"{Of(name)}\""))
        + (names.Count > Names ? $", … ({names.Count} in all)" : "");
}
