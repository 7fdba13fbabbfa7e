using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector;

/// <summary>Vector code of one width, in one of its forms.</summary>
internal interface IVectorRun
{
    /// <summary>
    /// The statements of an operation. Sections are named as in the plan; x, t and y are rows of the caller's.
    /// </summary>
    IReadOnlyList<Paragraph> Body(Operation operation);
}
