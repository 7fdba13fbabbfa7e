using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>One wrong declaration a row: marked where the diagnostic must stand.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Source">The user's file; <c>using NetGen;</c> stands before it.</param>
public sealed record WrongCase(string Name, string Source)
{
    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp14;

    /// <summary>The compiler's own word on it: only where C# itself refuses the code whatever NetGen does.</summary>
    public string? CompilerError { get; init; }

    public override string ToString() => Name;
}
