using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Model;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Print.CSharp.Writing;

namespace NetGen.Generator.Declarations;

/// <summary>
/// The members of a network with an error, as declarations whose bodies throw: all that others see of the files that
/// would be written for it, so that no member is listed a second time.
/// </summary>
internal static class DeclarationFile
{
    /// <summary>How the file's name ends.</summary>
    public const string Extension = ".Declarations.g.cs";

    private const string Summary = "<summary>Not compiled: the network's declaration has an error.</summary>";

    public static (string HintName, string Text) Write(NetworkModel model)
    {
        ClassPlace place = model.Class;
        NetworkModel standIn = StandIn.For(model);
        TypeDeclarationSyntax[] parts = [.. SourceFiles.Write(standIn).Select(file => Class(file.Text, place))];
        MemberDeclarationSyntax[] members = [.. parts.SelectMany(part => part.Members).Where(IsSeen)];
        string bases = string.Join(
            ", ", parts.SelectMany(part => part.BaseList?.Types.Select(type => $"{type}") ?? []));
        string message =
            SymbolDisplay.FormatLiteral($"{place.Name} is not compiled: its declaration has an error.", quote: true);
        string body = $"throw new global::System.NotSupportedException({message});";

        return ($"{place.HintName}{Extension}", ClassFile.Write(
            standIn,
            [$"What others use of {place.Name}, without code: its declaration has an error, which fails the build."],
            [],
            place.HasSummary ? [] : [Summary],
            bases,
            writer =>
            {
                foreach (MemberDeclarationSyntax member in members)
                {
                    writer.Gap();
                    writer.Lines(Directives(member));
                    writer.Line($"/// {Summary}");
                    writer.Lines(Lines(member, body));
                }
            }));
    }

    /// <summary>The user's class, inside its namespace and the types around it.</summary>
    private static TypeDeclarationSyntax Class(string file, ClassPlace place)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(file, new CSharpParseOptions(LanguageVersion.CSharp9)).GetRoot();
        return root.DescendantNodes().OfType<TypeDeclarationSyntax>().ElementAt(place.ContainingTypes.Count);
    }

    private static bool IsSeen(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.ProtectedKeyword)
        || member is PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null }
            or MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null };

    /// <summary>Warnings that a base class's constructor would cause are none of the user's here either.</summary>
    private static IEnumerable<string> Directives(MemberDeclarationSyntax member) => member.GetLeadingTrivia()
        .Where(trivia => trivia.IsDirective)
        .Select(trivia => trivia.ToString().Trim());

    /// <summary>Attributes and head as they are, and a body that throws.</summary>
    private static IEnumerable<string> Lines(MemberDeclarationSyntax member, string body)
    {
        foreach (AttributeListSyntax attributes in member.AttributeLists)
        {
            yield return attributes.ToString();
        }

        SyntaxNode bare = member.WithAttributeLists(default).WithoutTrivia();
        switch (bare)
        {
            case BaseFieldDeclarationSyntax constant:
                yield return constant.ToString();
                break;

            case PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } property
                when accessors.Any(accessor => !accessor.IsKind(SyntaxKind.GetAccessorDeclaration)):
                yield return Head(property.WithAccessorList(null).WithInitializer(null));
                yield return "{";
                foreach (AccessorDeclarationSyntax accessor in accessors)
                {
                    yield return $"    {accessor.Modifiers}{accessor.Keyword.Text} => {body}";
                }

                yield return "}";
                break;

            case PropertyDeclarationSyntax property:
                yield return Head(property.WithAccessorList(null).WithExpressionBody(null).WithInitializer(null))
                    + $" => {body}";
                break;

            case BaseMethodDeclarationSyntax method:
                yield return $"{Head(method.WithBody(null).WithExpressionBody(null))} => {body}";
                break;

            default:
                throw new NotSupportedException($"'{bare.Kind()}' is no member that can be declared without its code.");
        }
    }

    private static string Head(SyntaxNode member) =>
        string.Join(" ", member.ToString().TrimEnd(';', ' ').Split('\n').Select(line => line.Trim())).TrimEnd();
}
