using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Caching;

/// <summary>Walks all that a value holds. What is kept between runs must not keep a compilation alive.</summary>
internal static class ObjectGraph
{
    public static void AssertNoRoslyn(object? root, string path) =>
        Walk(root, path, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static void Walk(object? node, string path, HashSet<object> seen)
    {
        if (node is null || !seen.Add(node))
        {
            return;
        }

        // By "is", not by exact type: every symbol's own type is internal to Roslyn.
        bool isRoslyn = node is ISymbol or SyntaxNode or SyntaxToken or SyntaxTree or SyntaxReference or Location
            or Compilation or SemanticModel or AttributeData or TypedConstant or Diagnostic;
        Assert.False(isRoslyn, $"{path} is a {node.GetType()}");

        Type type = node.GetType();
        if (type.IsPrimitive || type.IsEnum || node is string or decimal)
        {
            return;
        }

        if (node is IEnumerable items)
        {
            foreach (object? item in items)
            {
                Walk(item, path + "[]", seen);
            }
        }

        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            const BindingFlags Fields =
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (FieldInfo field in level.GetFields(Fields))
            {
                Walk(field.GetValue(node), $"{path}.{field.Name}", seen);
            }
        }
    }
}
