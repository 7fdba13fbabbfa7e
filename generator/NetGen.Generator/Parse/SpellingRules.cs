using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>
/// Options and values that do not exist. The compiler refuses them and stops before analyzers speak, so that the
/// generator reports them beside the compiler's own error, which names no option.
/// </summary>
internal static class SpellingRules
{
    /// <summary>Of an attribute that the compiler refuses.</summary>
    public static IEnumerable<Problem> Problems(NetworkDeclaration declaration, CancellationToken cancellation)
    {
        string[] options = [.. OptionNames.All(declaration.AttributeClass).Select(option => option.Name)];
        return
        [
            .. Unknown(declaration, options),
            .. OptionNames.Arguments(declaration.Syntax).SelectMany(argument => Form(argument, options)),
            .. OptionNames.Arguments(declaration.Syntax)
                .SelectMany(argument => Value(declaration, argument, cancellation)),
        ];
    }

    private static IEnumerable<Problem> Unknown(NetworkDeclaration declaration, string[] options) =>
        OptionNames.Unknown(declaration.AttributeClass, declaration.Syntax).Select(argument =>
        {
            SimpleNameSyntax name = argument.NameEquals!.Name;
            string written = name.Identifier.ValueText;
            return new Problem(
                DiagnosticDescriptors.OptionUnknown,
                name.GetLocation(),
                written,
                Elsewhere(written, argument.Expression.ToString(), declaration)
                    ?? (Spelling.Option(written, options) is { } meant
                        ? $"did you mean {meant}?"
                        : $"the options are {string.Join(", ", options)}"));
        });

    /// <summary>What is not the attribute's, but is said elsewhere.</summary>
    private static string? Elsewhere(string name, string value, NetworkDeclaration declaration)
    {
        if (Spelling.IsLearningRate(name))
        {
            return "the learning rate is given where the network trains: TrainBatch(inputs, targets, "
                + $"learningRate: …), or Fit(data, new() {{ LearningRate = {value} }})";
        }

        if (string.Equals(name, "Seed", StringComparison.OrdinalIgnoreCase))
        {
            return $"the seed is given to the constructor: new {declaration.Class.Name}(seed: {value})";
        }

        // By the library that is referenced: one for arrays has no Fit.
        string? option = declaration.AttributeClass.ContainingAssembly
            .GetTypeByMetadataName("NetGen.FitOptions`1")?.GetMembers()
            .OfType<IPropertySymbol>()
            .Where(member => member.DeclaredAccessibility == Accessibility.Public)
            .Select(member => member.Name)
            .FirstOrDefault(member => string.Equals(member, name, StringComparison.OrdinalIgnoreCase));
        return option is null
            ? null
            : $"it is given where the network trains: Fit(data, new() {{ {option} = {value} }})";
    }

    /// <summary>[Network(2, 3, 1)] and [Network(inputs: 2)]; a word alone is an option that is being typed.</summary>
    private static IEnumerable<Problem> Form(AttributeArgumentSyntax argument, string[] options)
    {
        if (argument.NameEquals is null && !argument.IsMissing && argument.Expression is not IdentifierNameSyntax)
        {
            string? meant = argument.NameColon?.Name.Identifier.ValueText is { } name
                ? Spelling.Option(name, options)
                : null;
            yield return new Problem(
                DiagnosticDescriptors.OptionForm,
                argument.GetLocation(),
                argument.ToString(),
                meant is null ? ", such as Inputs = 2" : $": write {meant} = {argument.Expression}");
        }
    }

    /// <summary>Activation.Relu, Loss.MSE, or ReLU without its enum.</summary>
    private static IEnumerable<Problem> Value(
        NetworkDeclaration declaration, AttributeArgumentSyntax argument, CancellationToken cancellation)
    {
        if (argument.NameEquals?.Name.Identifier.ValueText is not { } option
            || OptionNames.Find(declaration.AttributeClass, option)?.Type
                is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            || Written(argument.Expression) is not { Length: > 0 } written
            || declaration.Compilation.GetSemanticModel(argument.SyntaxTree)
                .GetSymbolInfo(argument.Expression, cancellation).Symbol is not null)
        {
            yield break;
        }

        string[] members =
        [
            .. type.GetMembers().OfType<IFieldSymbol>().Select(member => member.Name)
                .Where(member => member != "Custom"),
        ];
        yield return new Problem(
            DiagnosticDescriptors.OptionValueUnknown,
            argument.Expression.GetLocation(),
            argument.Expression.ToString(),
            option,
            Spelling.Value(written, members) is { } meant
                ? $"did you mean {type.Name}.{meant}?"
                : $"write one of {string.Join(", ", members.Select(member => $"{type.Name}.{member}"))}");
    }

    private static string? Written(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Written(inner.Expression),
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
