using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Scalar;

/// <summary>Scalar code as routines: what each operation does, and what it calls.</summary>
internal interface IScalarRun
{
    /// <summary>
    /// The statements of an operation. x, t and y are rows of the caller's; sections are named as in the plan.
    /// </summary>
    IReadOnlyList<Paragraph> Body(Operation operation);

    /// <summary>The routines that bodies call, as far as bodies were asked for.</summary>
    IReadOnlyList<Routine> Routines { get; }

    /// <summary>The memory that a thread keeps for Predict, where it cannot lie on the stack.</summary>
    IReadOnlyList<string> OwnRows { get; }
}
