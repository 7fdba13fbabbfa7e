using NetGen.Compiler.Algebra;

namespace NetGen.Compiler.Model;

/// <summary>Which formula an activation, a loss or an optimizer is.</summary>
/// <param name="Name">
/// The same wherever the formula is named: in the model, in topologies, in model files. A built-in formula has the name
/// of the enum's member, such as "ReLU"; one of the user's, that of its method.
/// </param>
/// <param name="Definition">
/// A formula of the user's, in <see cref="Symbols.U"/> of an activation and in <see cref="Symbols.Y"/>,
/// <see cref="Symbols.T"/> and <see cref="Symbols.N"/> of a loss; null of a built-in one, whose name says it.
/// </param>
internal sealed record FormulaId(string Name, Expression? Definition = null)
{
    public static implicit operator FormulaId(Activation activation) => new(activation.ToString());

    public static implicit operator FormulaId(Loss loss) => new(loss.ToString());

    public static implicit operator FormulaId(Optimizer optimizer) => new(optimizer.ToString());

    /// <summary>A formula of the user's as text, see <see cref="FormulaText"/>; null of a built-in one.</summary>
    public string? Text => Definition is null ? null : FormulaText.Write(Definition);

    /// <summary>The member of the library's enum that stands for it.</summary>
    public string Member => Definition is null ? Name : nameof(Activation.Custom);

    /// <summary>A built-in formula by its name, or one of the user's by its name and text.</summary>
    /// <exception cref="FormatException">The text is no formula.</exception>
    public static FormulaId Of(string name, string? text) =>
        new(name, text is null ? null : FormulaText.Read(text));

    /// <summary>"ReLU"; "Mish: u * Math.Tanh(…)" of a formula of the user's.</summary>
    public override string ToString() => Definition is null ? Name : $"{Name}: {Text}";
}
