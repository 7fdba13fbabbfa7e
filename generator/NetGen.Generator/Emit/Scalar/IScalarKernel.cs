using NetGen.Generator.Emit.Writing;

namespace NetGen.Generator.Emit.Scalar;

/// <summary>Scalar code in one of its forms.</summary>
internal interface IScalarKernel
{
    /// <summary>The statements of an operation. Sections are named as in the plan; x, t and y are the parameters.</summary>
    IReadOnlyList<Paragraph> Body(Operation operation);

    /// <summary>Whether the statements use methods or fields beside the network's own.</summary>
    bool HasMembers { get; }

    /// <summary>Those methods and fields.</summary>
    void WriteMembers(CodeWriter writer);
}
