using NetGen.Generator.Plan.Passes;
using NetGen.Generator.Emit.Writing;

namespace NetGen.Generator.Emit.Vector;

/// <summary>Vector code of one width, in one of its forms.</summary>
internal interface IVectorKernel
{
    /// <summary>
    /// The statements of an operation. Sections are named as in the plan; x, t and y are references to the first number
    /// of a row.
    /// </summary>
    IReadOnlyList<Paragraph> Body(Operation operation);
}
