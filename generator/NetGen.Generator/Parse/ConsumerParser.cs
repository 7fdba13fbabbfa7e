using Microsoft.CodeAnalysis;
using NetGen.Compiler.Model;

namespace NetGen.Generator.Parse;

/// <summary>What the framework offers that a network is compiled for.</summary>
internal static class ConsumerParser
{
    private const string Vector = "System.Runtime.Intrinsics.Vector512";

    private const string MethodOptions = "System.Runtime.CompilerServices.MethodImplOptions";

    public static ConsumerModel Parse(NetworkDeclaration declaration)
    {
        Compilation compilation = declaration.Compilation;
        bool hasSpan = HasSpan(declaration.AttributeClass.ContainingAssembly);
        return new ConsumerModel
        {
            HasSpan = hasSpan,
            HasVectors = hasSpan && compilation.GetTypeByMetadataName(Vector) is { } vector
                && !vector.GetMembers("MultiplyAddEstimate").IsEmpty && !vector.GetMembers("Exp").IsEmpty,
            HasToolAttributes = Exists("System.CodeDom.Compiler.GeneratedCodeAttribute")
                && Exists("System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverageAttribute")
                && Exists("System.Diagnostics.DebuggerDisplayAttribute"),
            HasThreadStatics = Exists("System.ThreadStaticAttribute"),
            HasFullOptimization = compilation.GetTypeByMetadataName(MethodOptions) is { } options
                && !options.GetMembers("AggressiveOptimization").IsEmpty,
            ChecksOverflow = declaration.Compilation.Options.CheckOverflow,
        };

        bool Exists(string name) => compilation.GetTypeByMetadataName(name) is not null;
    }

    /// <summary>
    /// The library that is referenced decides: the generated class has to implement its interface. Built for arrays, it
    /// has no <c>INetwork&lt;T&gt;</c>, or one that takes them.
    /// </summary>
    private static bool HasSpan(IAssemblySymbol library) =>
        library.GetTypeByMetadataName("NetGen.INetwork`1") is { } network
        && !network.GetMembers("Forward").Any(
            member => member is IMethodSymbol { Parameters: [{ Type: IArrayTypeSymbol }] });
}
