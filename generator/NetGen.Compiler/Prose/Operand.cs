namespace NetGen.Compiler.Prose;

/// <summary>How tightly a printed text holds together; a looser one in a tighter place needs parentheses.</summary>
internal enum Precedence
{
    Choice,
    Comparison,
    Shift,
    Additive,
    Multiplicative,
    Unary,

    /// <summary>Only prose has it: "ln y", which may close a product but not open one.</summary>
    Application,

    Primary,
}

/// <summary>A printed text and how tightly it holds together: <c>new("a + b", Precedence.Additive)</c>.</summary>
/// <remarks>
/// A plain string converts to a primary operand: a name, an element, a call, something in parentheses.
/// </remarks>
internal sealed record Operand(string Text, Precedence Precedence = Precedence.Primary)
{
    public static implicit operator Operand(string text) => new(text);

    /// <summary>The text, in parentheses where it holds together less tightly than its place asks.</summary>
    public string In(Precedence place) => Precedence < place ? $"({Text})" : Text;
}
