namespace NetGen.Compiler.Plan.Layout;

/// <summary>A part of the network's storage: all weights, all gradients, all outputs, …</summary>
/// <param name="Name">Its name in generated code: w, dw, y, u, δ, dy, or an optimizer state's.</param>
/// <param name="Offset">Where it starts in the common buffer; 0 where each section is an array of its own.</param>
/// <param name="Length">Its numbers, padding included.</param>
internal sealed record Section(string Name, int Offset, int Length);
