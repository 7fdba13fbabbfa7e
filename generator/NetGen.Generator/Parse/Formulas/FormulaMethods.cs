using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse.Formulas;

/// <summary>The formulas of the user's that an attribute names: the methods, and what they compute.</summary>
internal sealed class FormulaMethods
{
    private readonly NetworkDeclaration _declaration;
    private readonly CancellationToken _cancellation;

    public FormulaMethods(NetworkDeclaration declaration, CancellationToken cancellation)
    {
        (_declaration, _cancellation) = (declaration, cancellation);
        Hidden = Find(Names.HiddenFormula, "double f(double u)", IsActivation);
        Output = Find(Names.OutputFormula, "double f(double u)", IsActivation);
        Loss = Find(Names.LossFormula, "double E(double y, double t)", IsLoss);
    }

    /// <summary>Null where the option is left out. The same holds for the others.</summary>
    public UserFormula? Hidden { get; }

    public UserFormula? Output { get; }

    public UserFormula? Loss { get; }

    public IEnumerable<UserFormula> All =>
        new[] { Hidden, Output, Loss }.OfType<UserFormula>();

    public static bool IsReal(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    private static bool IsActivation(IMethodSymbol method) =>
        method.Parameters.Length == 1 && IsByValue(method) && IsReal(method.Parameters[0].Type);

    private static bool IsLoss(IMethodSymbol method) =>
        method.Parameters.Length is 2 or 3 && IsByValue(method)
        && method.Parameters.Take(2).All(parameter => IsReal(parameter.Type))
        && method.Parameters.Skip(2).All(parameter =>
            IsReal(parameter.Type) || parameter.Type.SpecialType == SpecialType.System_Int32);

    private static bool IsByValue(IMethodSymbol method) =>
        method.Parameters.All(parameter => parameter.RefKind == RefKind.None);

    private UserFormula? Find(string option, string wanted, Func<IMethodSymbol, bool> isRight)
    {
        if (!_declaration.Arguments.IsGiven(option))
        {
            return null;
        }

        Location location = _declaration.Arguments.LocationOf(option);
        string name = _declaration.Arguments.Get(option, "") ?? "";
        IMethodSymbol[] named = [.. Candidates(option, name)];
        IMethodSymbol[] right =
        [
            .. named.Where(method =>
                method.IsStatic && !method.IsGenericMethod && IsReal(method.ReturnType) && isRight(method)),
        ];
        string? what = named.Length == 0 ? "there is no method of that name in the class"
            : right.Length == 0 ? "the method of that name takes or returns something else, or is not static"
            : right.Length > 1 ? "several methods of that name fit"
            : null;
        if (what is not null)
        {
            return new UserFormula(option, location, null, new Problem(
                DiagnosticDescriptors.FormulaNotFound, location, option, name, what, "static " + wanted));
        }

        bool isSingle = _declaration.Arguments.GetEnum(Names.Precision, Precision.Single) == Precision.Single;
        IReadOnlyList<Expression> symbols = right[0].Parameters.Length == 1
            ? [Symbols.U]
            : [Symbols.Y, Symbols.T, Symbols.N];
        (Expression? formula, Problem? problem) = new FormulaReader(_declaration.Compilation, isSingle, _cancellation)
            .Read(right[0], [.. symbols.Take(right[0].Parameters.Length)], location);
        return new UserFormula(
            option,
            right[0].Locations.FirstOrDefault(place =>
                place.IsInSource && _declaration.Compilation.ContainsSyntaxTree(place.SourceTree)) ?? location,
            formula is null ? null : new FormulaId(right[0].Name, formula), problem);
    }

    /// <summary>nameof says which methods it means; a name alone means those of the class and its bases.</summary>
    private IEnumerable<IMethodSymbol> Candidates(string option, string name)
    {
        if (_declaration.Arguments.ExpressionOf(option) is InvocationExpressionSyntax
            {
                Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" },
                ArgumentList.Arguments: [{ Expression: var named }],
            })
        {
            IMethodSymbol[] group =
            [
                .. _declaration.Compilation.GetSemanticModel(named.SyntaxTree).GetMemberGroup(named, _cancellation)
                    .OfType<IMethodSymbol>(),
            ];
            if (group.Length > 0)
            {
                return group;
            }
        }

        IEnumerable<INamedTypeSymbol> types = [_declaration.Class];
        for (INamedTypeSymbol? basis = _declaration.Class.BaseType; basis is not null; basis = basis.BaseType)
        {
            types = types.Append(basis);
        }

        return types.Select(each => each.GetMembers(name).OfType<IMethodSymbol>()).FirstOrDefault(found => found.Any())
            ?? [];
    }
}

/// <summary>A formula that an option of the attribute names.</summary>
/// <param name="Option">Such as "HiddenFormula".</param>
/// <param name="Location">The method's name, or the option where there is no such method.</param>
/// <param name="Id">Null where it is no formula.</param>
/// <param name="Problem">What is wrong with it; null where nothing is.</param>
internal sealed record UserFormula(string Option, Location Location, FormulaId? Id, Problem? Problem);
