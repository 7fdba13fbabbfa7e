using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Parse;

namespace NetGen.Generator.Tests.Harness;

/// <summary>A network's declaration as the rules read it, without anything generated.</summary>
internal static class Declared
{
    public static NetworkDeclaration Of(CSharpCompilation compilation, string type = "Xor") =>
        NetworkDeclaration.Of(compilation.GetTypeByMetadataName(type)!, compilation, default)!;

    public static NetworkDeclaration In(string source, string type = "Xor") =>
        Of(GeneratorRunner.Compile("using NetGen;\n" + source), type);

    /// <summary>Of a class with the attribute's arguments and no member.</summary>
    public static NetworkDeclaration With(string arguments) => In($"[Network({arguments})] public partial class Xor;");

    /// <summary>Of the smallest network, with members in its class and what stands before it.</summary>
    public static NetworkDeclaration Holding(string members, string bases = "", string before = "") =>
        In($"{before}\n[Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor {bases} {{ {members} }}");

    public static IReadOnlyList<Problem> Problems(this NetworkDeclaration declaration) =>
        NetworkValidator.Problems(declaration, default);

    public static int Count(this NetworkDeclaration declaration, string id) =>
        declaration.Problems().Count(problem => problem.Descriptor.Id == id);

    /// <summary>As an editor shows them: "NETGEN005: Hidden is 0, …".</summary>
    public static IEnumerable<string> Messages(this NetworkDeclaration declaration) => declaration.Problems()
        .Select(problem => problem.ToDiagnostic())
        .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
}
