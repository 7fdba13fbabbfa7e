using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Printing;

/// <summary>Compiles printed text and runs it.</summary>
internal static class CompiledCode
{
    /// <summary>A static class Code with the given members, as C# 9 would have them.</summary>
    public static Type Class(string members)
    {
        string source =
            $"using System;\nusing System.Runtime.CompilerServices;\nusing System.Runtime.Intrinsics;\npublic static class Code\n{{\n{members}\n}}\n";
        var compilation = CSharpCompilation.Create(
            $"Printed{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp9))],
            Consumer.Net10.References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, warningLevel: 9999));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success && result.Diagnostics.All(it => it.Severity == DiagnosticSeverity.Hidden),
            string.Join("\n", result.Diagnostics.Take(10)) + "\n" + source);
        return Assembly.Load(stream.ToArray()).GetType("Code")!;
    }
}
