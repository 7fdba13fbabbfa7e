using System.Linq;
using NetGen.Compiler.Plan.Passes;

namespace NetGen.Explain.Trace;

/// <summary>The sentence above some statements, and the operation that they are part of.</summary>
internal sealed record RunNote(string Text, Operation Operation)
{
    /// <summary>Whether it has an equation: some notes are reasons.</summary>
    public bool IsEquation => Text.Contains('=') || Text.Contains('←');
}
