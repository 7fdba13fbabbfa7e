using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetGen;

/// <summary>The names of a network's classes, and their form in a model file's metadata: a JSON list.</summary>
internal static class ClassNames
{
    /// <summary>Far less than a header may have, and far more than names take.</summary>
    private const int MaxLetters = 10_000_000;

    /// <summary>The number of classes that this many outputs tell apart.</summary>
    public static int CountOf(int outputs) => outputs == 1 ? 2 : outputs;

    /// <summary>A copy of the names: one per class, none null, all different.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static string[] Checked(IReadOnlyList<string> names, int count, string parameter)
    {
        string[] copy = names.ToArray();
        string? problem =
            copy.Length != count
                ? $"there are {copy.Length} names for {count} classes"
                + (count == 2 ? ": the name of no (0), then that of yes (1)" : "; one per class is expected")
            : Array.IndexOf(copy, null) >= 0 ? "a name is null"
            : FirstTwice(copy) is { } twice ? $"\"{Excerpt.Of(twice)}\" occurs twice"
            : null;
        return problem is null
            ? copy
            : throw new ArgumentException($"The classes' names do not fit: {problem}.", parameter);
    }

    /// <summary>The first name that occurs a second time.</summary>
    public static string? FirstTwice(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return names.FirstOrDefault(name => !seen.Add(name));
    }

    /// <summary>A JSON list in plain ASCII, such as ["lily","rose"].</summary>
    /// <exception cref="ArgumentException">It is too long for a header.</exception>
    public static string ToJson(IReadOnlyList<string> names, string parameter)
    {
        string json = $"[{string.Join(",", names.Select(name => $"\"{Escaped(name)}\""))}]";
        return json.Length <= MaxLetters ? json : throw new ArgumentException(
            $"The classes' names take {json.Length} bytes; a model file has room for {MaxLetters} at most.", parameter);
    }

    /// <summary>The names in a JSON list.</summary>
    /// <exception cref="ModelFileException">It is not a list of names.</exception>
    public static IReadOnlyList<string> FromJson(JsonString list)
    {
        var names = new List<string>();
        try
        {
            var scanner = new JsonScanner(Encoding.UTF8.GetBytes(list.Decoded()));
            scanner.Take('[');
            if (!scanner.TryTake(']'))
            {
                do
                {
                    names.Add(scanner.TakeString().Decoded());
                }
                while (scanner.TakeComma(']'));
            }

            scanner.TakeEnd();
            return names;
        }
        catch (ModelFileException problem)
        {
            throw new ModelFileException(
                $"The file's {ModelMetadata.ClassesKey} are not a list of names such as [\"lily\",\"rose\"]: {list}.",
                problem);
        }
    }

    /// <summary>Text between the quotes of a JSON string, in plain ASCII.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            if (letter is '"' or '\\')
            {
                escaped.Append('\\').Append(letter);
            }
            else if (letter is >= ' ' and <= '~')
            {
                escaped.Append(letter);
            }
            else
            {
                escaped.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }
}
