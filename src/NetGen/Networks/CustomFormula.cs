using System;
using System.Globalization;

namespace NetGen;

/// <summary>An activation or a loss that is a method of your own, as a topology carries it.</summary>
/// <remarks>
/// Its text is what it computes, whatever the method is called: two formulas are equal if their texts are. Files carry
/// the text too, so that a formula that has changed does not load in silence.
/// </remarks>
public sealed class CustomFormula : IEquatable<CustomFormula>
{
    /// <summary>A formula of this name and text.</summary>
    /// <param name="name">The method's name, such as "Mish".</param>
    /// <param name="text">
    /// A C# expression in u, such as "u * Math.Tanh(Math.Log(1.0 + Math.Exp(u)))", or of a loss in y, t and n. The
    /// generator writes it; docs/formulas.md has its grammar.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The name is no identifier, or the text is empty or has a character that no formula has.
    /// </exception>
    public CustomFormula(string name, string text)
    {
        Name = Checked(name, "_", nameof(name));
        Text = Checked(text, "._ +-*/(),?:<>=", nameof(text));
    }

    /// <summary>The method's name.</summary>
    public string Name { get; }

    /// <summary>What it computes, as a C# expression.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public bool Equals(CustomFormula? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CustomFormula);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>Such as "Mish: u * Math.Tanh(Math.Log(1.0 + Math.Exp(u)))".</summary>
    public override string ToString() => $"{Name}: {Text}";

    /// <summary>As C# has it: letters and digits, and what joins or completes them.</summary>
    private static bool IsOfIdentifier(char character) => char.IsLetterOrDigit(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format;

    /// <summary>Both are written into files of C#, JSON and C as they are.</summary>
    private static string Checked(string text, string others, string parameter)
    {
        if ((text ?? throw new ArgumentNullException(parameter)).Length == 0)
        {
            throw new ArgumentException("Must not be empty.", parameter);
        }

        foreach (char character in text)
        {
            if (!IsOfIdentifier(character) && others.IndexOf(character) < 0)
            {
                throw new ArgumentException(
                    $"\"{Excerpt.Of(text)}\" has the character '{character}'; letters, digits and \"{others}\" are "
                        + "expected.",
                    parameter);
            }
        }

        return text;
    }
}
