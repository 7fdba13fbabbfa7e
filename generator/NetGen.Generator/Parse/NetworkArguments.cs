using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parse;

/// <summary>The attribute's arguments: which are written, their values, and where they stand.</summary>
internal sealed class NetworkArguments(AttributeData attribute, AttributeSyntax syntax)
{
    /// <summary>The attribute as a whole.</summary>
    public Location Location => syntax.GetLocation();

    public bool IsGiven(string name) => attribute.Find(name) is not null;

    /// <summary>Whether the compiler makes no value of what is written.</summary>
    public bool IsRefused(string name) => attribute.Find(name) is { } value
        && (value.Kind == TypedConstantKind.Error
            || (value is { Kind: TypedConstantKind.Array, IsNull: false }
                && value.Values.Any(entry => entry.Kind == TypedConstantKind.Error)));

    /// <inheritdoc cref="NamedArguments.Get{T}"/>
    public T Get<T>(string name, T otherwise) => attribute.Get(name, otherwise);

    /// <summary>As <see cref="Get{T}"/>; Roslyn hands over an enum's number.</summary>
    public TEnum GetEnum<TEnum>(string name, TEnum otherwise)
        where TEnum : struct, Enum =>
        attribute.Get<object?>(name, null) is int value ? (TEnum)Enum.ToObject(typeof(TEnum), value) : otherwise;

    /// <summary>The entries of an array; empty where it is left out, null or empty.</summary>
    public IReadOnlyList<int> GetArray(string name) =>
        [.. attribute.GetArray(name).Select(entry => entry is int value ? value : 0)];

    /// <summary>As <see cref="GetArray"/>, of truth values; one that the compiler refuses is true.</summary>
    public IReadOnlyList<bool> GetBooleans(string name) =>
        [.. attribute.GetArray(name).Select(entry => entry is not false)];

    /// <summary>As <see cref="GetArray"/>, of an enum.</summary>
    public IReadOnlyList<TEnum> GetEnums<TEnum>(string name)
        where TEnum : struct, Enum =>
        [.. GetArray(name).Select(value => (TEnum)Enum.ToObject(typeof(TEnum), value))];

    /// <summary>Whether an array is written, be it empty; null is none.</summary>
    public bool IsArray(string name) => attribute.Find(name) is { Kind: TypedConstantKind.Array, IsNull: false };

    /// <summary>Where the argument stands, or the attribute where it is left out.</summary>
    public Location LocationOf(string name) => Argument(name)?.GetLocation() ?? syntax.GetLocation();

    /// <summary>What is written for an option; null where it is left out.</summary>
    public ExpressionSyntax? ExpressionOf(string name) => Argument(name)?.Expression;

    /// <summary>Where an entry of an array stands, or the argument where the array is not written out.</summary>
    public Location LocationOf(string name, int index)
    {
        if (Argument(name)?.Expression is not { } expression)
        {
            return syntax.GetLocation();
        }

        // new[] { 4, 5 } has an initializer; [4, 5], which the oldest compiler has no type for, opens with its bracket.
        SyntaxNode? list = expression.GetFirstToken().IsKind(SyntaxKind.OpenBracketToken)
            ? expression
            : expression.DescendantNodesAndSelf().OfType<InitializerExpressionSyntax>().FirstOrDefault();
        SyntaxNode[] entries = [.. list?.ChildNodes() ?? []];
        return entries.Length == GetArray(name).Count ? entries[index].GetLocation() : LocationOf(name);
    }

    private AttributeArgumentSyntax? Argument(string name) =>
        syntax.ArgumentList?.Arguments.FirstOrDefault(
            argument => argument.NameEquals?.Name.Identifier.ValueText == name);
}
