using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parse;

/// <summary>What is written in an attribute, by names.</summary>
internal static class NamedArguments
{
    /// <summary>An argument's value, or null where it is left out.</summary>
    public static TypedConstant? Find(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>The value as written, or <paramref name="otherwise"/> where the argument is left out.</summary>
    public static T Get<T>(this AttributeData attribute, string name, T otherwise) =>
        Value(attribute.Find(name)) is T value ? value : otherwise;

    /// <summary>The entries of an array; none where it is left out or null.</summary>
    public static IEnumerable<object?> GetArray(this AttributeData attribute, string name) =>
        attribute.Find(name) is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(entry => Value(entry))
            : [];

    /// <summary>Null for an array, which an attribute of another library may have where ours has a number.</summary>
    private static object? Value(TypedConstant? constant) =>
        constant is { Kind: not TypedConstantKind.Array } single ? single.Value : null;
}
