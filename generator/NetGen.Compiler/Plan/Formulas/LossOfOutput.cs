using NetGen.Compiler.Model;

namespace NetGen.Compiler.Plan.Formulas;

/// <summary>A loss and the output activation that it judges.</summary>
internal sealed record LossOfOutput(FormulaId Loss, FormulaId Activation);
