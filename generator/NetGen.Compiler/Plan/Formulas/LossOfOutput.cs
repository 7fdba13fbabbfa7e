using NetGen.Compiler.Model;

namespace NetGen.Compiler.Plan.Formulas;

/// <summary>A loss and the output activation that it judges.</summary>
internal sealed record LossOfOutput(FormulaId Loss, FormulaId Activation)
{
    /// <summary>Whether neither is a formula of the user's: then what follows from the pair is kept for good.</summary>
    public bool IsBuiltIn => Loss.Definition is null && Activation.Definition is null;
}
