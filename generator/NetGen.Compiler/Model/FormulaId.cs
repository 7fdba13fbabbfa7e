namespace NetGen.Compiler.Model;

/// <summary>Which formula an activation, a loss or an optimizer is.</summary>
/// <param name="Name">
/// The same wherever the formula is named: in the model, in topologies, in model files. A built-in formula has the name
/// of the enum's member, such as "ReLU".
/// </param>
internal readonly record struct FormulaId(string Name)
{
    public static implicit operator FormulaId(Activation activation) => new(activation.ToString());

    public static implicit operator FormulaId(Loss loss) => new(loss.ToString());

    public static implicit operator FormulaId(Optimizer optimizer) => new(optimizer.ToString());

    public override string ToString() => Name;
}
