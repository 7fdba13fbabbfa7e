using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>One operation of a function, and what is held then.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Callee">The function that it calls; null: none of the export's.</param>
/// <param name="Across">What was there before and is read after it.</param>
/// <param name="All">That, its operands and its result.</param>
internal sealed record CMoment(CMomentKind Kind, Routine? Callee, CHeld Across, CHeld All);
