using Microsoft.CodeAnalysis;
using NetGen.Compiler.Model;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>
/// Vector code calls the framework's types by their bare names, for a reader's sake: what else goes by such a name
/// where the class stands would be taken for them.
/// </summary>
/// <remarks>
/// The files' <c>using</c> directives stand inside the class's namespace, so that nothing farther out comes before
/// them: only the class, the types around it and that one namespace do. Without a namespace the project's
/// <c>global using</c> directives stand beside them. A type called <c>var</c> or <c>nuint</c> counts wherever it is
/// seen from: the words have no other spelling.
/// </remarks>
internal static class HidingRules
{
    private const string Intrinsics = "System.Runtime.Intrinsics.";

    /// <summary>In an attribute's place nothing but a type is looked for.</summary>
    private const string MethodImpl = "MethodImplAttribute";

    /// <summary>
    /// Words of the language that are names where a type is called so, one of them where a namespace is, and the type
    /// that it means.
    /// </summary>
    private static readonly (string Word, bool IsOfNamespaces, string FullName)[] Words =
        [("var", false, ""), ("nuint", true, "System.UIntPtr")];

    /// <summary>
    /// The types that vector code names, and whether it names a generic one too. A test holds them to it.
    /// </summary>
    public static readonly IReadOnlyList<(string Name, string FullName, bool IsGeneric)> BareNames =
    [
        ("Vector128", Intrinsics + "Vector128", true),
        ("Vector256", Intrinsics + "Vector256", true),
        ("Vector512", Intrinsics + "Vector512", true),
        ("Unsafe", "System.Runtime.CompilerServices.Unsafe", false),
        ("MemoryMarshal", "System.Runtime.InteropServices.MemoryMarshal", false),
        ("Sse", Intrinsics + "X86.Sse", false),
        ("Sse2", Intrinsics + "X86.Sse2", false),
        ("Avx", Intrinsics + "X86.Avx", false),
        ("AdvSimd", Intrinsics + "Arm.AdvSimd", false),
        ("MethodImplOptions", "System.Runtime.CompilerServices.MethodImplOptions", false),
        (MethodImpl, "System.Runtime.CompilerServices." + MethodImpl, false),
    ];

    public static IEnumerable<Problem> Problems(
        NetworkDeclaration declaration, NetworkModel model, CancellationToken cancellation)
    {
        if (!model.Consumer.HasVectors || !model.Kernel.HasVectorCode())
        {
            yield break;
        }

        var usings = new GlobalUsings(declaration.Compilation, cancellation);
        foreach ((string name, string fullName, bool isGeneric) in BareNames)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Named(declaration, usings, name, isGeneric).FirstOrDefault(symbol => !IsCalled(symbol, fullName))
                is { } other)
            {
                yield return Hidden(declaration, other, fullName);
            }
        }

        foreach ((string word, bool isOfNamespaces, string fullName) in Words)
        {
            if (Types(declaration, usings, word).FirstOrDefault(symbol => !IsCalled(symbol, fullName)
                && (isOfNamespaces || symbol is ITypeSymbol)) is { } other)
            {
                yield return Hidden(declaration, other, "the word " + word);
            }
        }
    }

    /// <summary>A global using directive may well bring the framework's own type.</summary>
    private static bool IsCalled(ISymbol symbol, string fullName) =>
        $"{symbol.ContainingNamespace?.ToDisplayString()}.{symbol.Name}" == fullName;

    private static Problem Hidden(NetworkDeclaration declaration, ISymbol other, string what) => new(
        DiagnosticDescriptors.NameHidesType,
        declaration.Identifier,
        other.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
        what,
        declaration.Class.Name);

    /// <summary>
    /// What a word may stand for: types in the class and around it, types and namespaces in every namespace around it.
    /// </summary>
    private static IEnumerable<ISymbol> Types(NetworkDeclaration declaration, GlobalUsings usings, string name) =>
        NamedAround(declaration, name).Concat(NamedFartherOut(declaration, name)).OfType<INamespaceOrTypeSymbol>()
            .Where(symbol => Hides(symbol, isGeneric: false, declaration))
            .Concat(Used(declaration, usings, name, isGeneric: false)
                .Where(symbol => symbol is INamespaceOrTypeSymbol));

    /// <summary>What global using directives bring under a name.</summary>
    private static IEnumerable<ISymbol> Used(
        NetworkDeclaration declaration, GlobalUsings usings, string name, bool isGeneric) =>
        from used in usings.Named(name)
        where used.IsAlias || Hides(used.Symbol, isGeneric, declaration)
        select used.Symbol;

    /// <summary>What a name may stand for inside the class, in the order in which the compiler looks.</summary>
    private static IEnumerable<ISymbol> Named(
        NetworkDeclaration declaration, GlobalUsings usings, string name, bool isGeneric) =>
        NamedAround(declaration, name).Where(symbol => Hides(symbol, isGeneric, declaration))
            .Concat(declaration.Class.ContainingNamespace.IsGlobalNamespace
                ? Used(declaration, usings, name, isGeneric)
                : []);

    private static IEnumerable<ISymbol> NamedAround(NetworkDeclaration declaration, string name)
    {
        for (INamedTypeSymbol? type = declaration.Class; type is not null; type = type.ContainingType)
        {
            foreach (ISymbol member in WithBases(type).SelectMany(owner => owner.GetMembers(name)))
            {
                yield return member;
            }
        }

        foreach (ISymbol member in Namespace(declaration)?.GetMembers(name) ?? [])
        {
            yield return member;
        }
    }

    private static IEnumerable<ISymbol> NamedFartherOut(NetworkDeclaration declaration, string name)
    {
        for (INamespaceSymbol? space = Namespace(declaration)?.ContainingNamespace;
            space is not null;
            space = space.ContainingNamespace)
        {
            foreach (ISymbol member in space.GetMembers(name))
            {
                yield return member;
            }
        }
    }

    /// <summary>The class's, of all assemblies, not of the user's alone.</summary>
    private static INamespaceSymbol? Namespace(NetworkDeclaration declaration) =>
        declaration.Compilation.GetCompilationNamespace(declaration.Class.ContainingNamespace);

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }

        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (INamedTypeSymbol ancestor in type.AllInterfaces)
            {
                yield return ancestor;
            }
        }
    }

    /// <summary>
    /// A type counts with as many type parameters as are written; another file does not see a file-local one.
    /// </summary>
    private static bool Hides(ISymbol symbol, bool isGeneric, NetworkDeclaration declaration) =>
        (symbol is not INamedTypeSymbol type
            ? symbol.Name != MethodImpl
            : (type.Arity == 0 || (isGeneric && type.Arity == 1)) && !ClassRules.IsFileLocal(type))
        && declaration.Compilation.IsSymbolAccessibleWithin(symbol, declaration.Class);
}
