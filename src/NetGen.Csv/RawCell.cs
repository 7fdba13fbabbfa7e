using System;

namespace NetGen;

/// <summary>Looks for faults in the quotes of a cell as the file has it, in UTF-8.</summary>
internal static class RawCell
{
    private const byte Quote = (byte)'"';

    /// <summary>
    /// What is wrong with a text whose bytes were not those of its encoding: different letters have become one
    /// character.
    /// </summary>
    /// <returns>Null: nothing.</returns>
    public static string? Unreadable(string text) => text.IndexOf('\uFFFD') < 0
        ? null
        : "with bytes that are not UTF-8, so that letters cannot be told apart. Save the file as UTF-8, or pass a "
        + "StreamReader with the file's encoding";

    /// <summary>Whether a quote is opened and never closed.</summary>
    public static bool IsOpen(ReadOnlySpan<byte> cell) => TryAfterQuotes(cell, out int after) && after > cell.Length;

    /// <summary>Whether text follows the closing quote, as in "1"5.</summary>
    public static bool HasTail(ReadOnlySpan<byte> cell) =>
        TryAfterQuotes(cell, out int after) && after < cell.Length && Blanks(cell.Slice(after)) < cell.Length - after;

    /// <param name="cell">The cell.</param>
    /// <param name="after">Where its text in quotes ends; beyond the cell if it does not.</param>
    /// <returns>Whether it begins with a quote.</returns>
    private static bool TryAfterQuotes(ReadOnlySpan<byte> cell, out int after)
    {
        after = Blanks(cell);
        if (after == cell.Length || cell[after] != Quote)
        {
            return false;
        }

        // Two quotes in quoted text are one quote of the text.
        for (after++; after < cell.Length; after++)
        {
            if (cell[after] == Quote && (++after == cell.Length || cell[after] != Quote))
            {
                return true;
            }
        }

        after = cell.Length + 1;
        return true;
    }

    /// <summary>The number of spaces and tabs at the start.</summary>
    private static int Blanks(ReadOnlySpan<byte> text)
    {
        int count = 0;
        while (count < text.Length && (text[count] is (byte)' ' or (byte)'\t'))
        {
            count++;
        }

        return count;
    }
}
