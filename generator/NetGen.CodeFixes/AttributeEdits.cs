using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace NetGen.CodeFixes;

/// <summary>The arguments of a network's attribute, and changes of them.</summary>
internal static class AttributeEdits
{
    public static AttributeArgumentSyntax? Argument(this AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.Name() == name);

    public static string? Name(this AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText;

    /// <summary>Whether an attribute is <c>NetGen.NetworkAttribute</c>: for what the compiler reports.</summary>
    public static bool IsNetwork(this AttributeSyntax attribute, SemanticModel model) =>
        model.GetTypeInfo(attribute).Type is
        {
            Name: "NetworkAttribute",
            ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true },
        };

    /// <summary>Removes an argument and the comma that goes with it.</summary>
    public static void RemoveArgument(this SyntaxEditor editor, AttributeArgumentSyntax argument)
    {
        if (argument.Parent is AttributeArgumentListSyntax list)
        {
            // By its name: others may be gone by then.
            editor.ReplaceNode(list, (current, _) => Without((AttributeArgumentListSyntax)current, argument.Name()));
        }
    }

    /// <summary>Gives an argument another member of its enum.</summary>
    public static void SetMember(this SyntaxEditor editor, AttributeArgumentSyntax argument, string type, string member)
    {
        ExpressionSyntax old = argument.Expression;

        // Activation.ReLU keeps what stands before its last name; anything else is written anew.
        ExpressionSyntax value = old is MemberAccessExpressionSyntax access && LastName(access.Expression) == type
            ? access.WithName(SyntaxFactory.IdentifierName(member).WithTriviaFrom(access.Name))
            : Member(type, member).WithTriviaFrom(old);
        editor.ReplaceNode(old, value);
    }

    /// <summary>An argument that is not there yet.</summary>
    public static AttributeArgumentSyntax NewArgument(string name, string type, string member) => SyntaxFactory
        .AttributeArgument(Member(type, member))
        .WithNameEquals(SyntaxFactory.NameEquals(name).NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.Space));

    /// <summary>The shortest name that means the member where it stands.</summary>
    private static ExpressionSyntax Member(string type, string member) => SyntaxFactory
        .ParseExpression($"global::NetGen.{type}.{member}").WithAdditionalAnnotations(Simplifier.Annotation);

    private static AttributeArgumentListSyntax Without(AttributeArgumentListSyntax list, string? name)
    {
        int index = list.Arguments.IndexOf(argument => argument.Name() == name);
        return index < 0 ? list : list.Without(index);
    }

    private static string? LastName(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };
}
