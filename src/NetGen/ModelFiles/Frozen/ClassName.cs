using System;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <summary>A class's full name as reflection spells it, such as Demo.Robot+Brain, in parts that C# wants.</summary>
internal sealed class ClassName
{
    private ClassName(string fullName, string space, string[] types)
    {
        FullName = fullName;
        Namespace = space;
        Types = types;
    }

    /// <summary>As it was given.</summary>
    public string FullName { get; }

    /// <summary>As code; empty for the global one.</summary>
    public string Namespace { get; }

    /// <summary>The classes around the class, outermost first, then the class itself; as code.</summary>
    public string[] Types { get; }

    /// <exception cref="ArgumentException">A part is no identifier.</exception>
    public static ClassName Parse(string className)
    {
        string[] types = className.Split('+');
        string[] path = types[0].Split('.');
        types[0] = path[path.Length - 1];
        string[] spaces = [.. path.Take(path.Length - 1)];
        if (spaces.Concat(types).FirstOrDefault(part => !IsIdentifier(part)) is { } wrong)
        {
            throw new ArgumentException(
                $"\"{Excerpt.Of(className)}\" is not a class name: \"{Excerpt.Of(wrong)}\" is not an "
                + "identifier. Write the namespace and the class, such as \"Demo.Digits\", "
                + "or \"Demo.Robot+Brain\" for a class in a class.",
                nameof(className));
        }

        return new(className, string.Join(".", spaces.Select(Code)), [.. types.Select(Code)]);
    }

    private static bool IsIdentifier(string part) =>
        part.Length > 0 && part.Select((c, index) => IsPart(c, isFirst: index == 0)).All(isPart => isPart);

    private static bool IsPart(char c, bool isFirst) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => true,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark => !isFirst,
        UnicodeCategory.ConnectorPunctuation => !isFirst || c == '_',
        _ => false,
    };

    /// <summary>Every keyword is made of small letters: with an @ such a name is none, in any version of C#.</summary>
    public static string Code(string name) => name.All(c => c is >= 'a' and <= 'z') ? "@" + name : name;
}
