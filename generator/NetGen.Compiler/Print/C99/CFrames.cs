namespace NetGen.Compiler.Print.C99;

/// <summary>The kinds of functions of an export.</summary>
/// <param name="Unrolled">Those of the header, with a statement per value.</param>
/// <param name="Loops">Those of the header, with loops.</param>
/// <param name="Parts">What they call for a layer, or a weight.</param>
/// <param name="Functions">Mathematical functions.</param>
internal sealed record CFrames(CFrame Unrolled, CFrame Loops, CFrame Parts, CFrame Functions);
