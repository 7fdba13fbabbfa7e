using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.TestSupport;

namespace NetGen.Tests.Frameworks;

/// <summary>
/// Generated scalar code never divides by zero, which on some small runtimes is an exception: every division is run
/// through a check, with values far beyond what training meets.
/// </summary>
[Trait("Category", "Slow")]
public class DivisionTests
{
    private const string Check = """
        namespace TestNetworks
        {
            internal static class Division
            {
                public static float Of(float a, float b) => b != 0 ? a / b : throw new System.DivideByZeroException();

                public static double Of(double a, double b) => b != 0 ? a / b : throw new System.DivideByZeroException();
            }
        }
        """;

    private static readonly Lazy<(byte[] Image, int Divisions)> Program = new(() =>
    {
        CSharpCompilation compilation = NetworkCompiler.Generate(
            LanguageVersion.CSharp9,
            [.. ConsumerProgram.Sources, Check],
            out GeneratorRunResult run,
            Framework.NetStandard20.Target(isProgram: true));
        var checks = new Checks();
        foreach (SyntaxTree tree in run.GeneratedSources.Select(file => file.SyntaxTree))
        {
            SyntaxNode root = checks.Visit(tree.GetRoot());
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root, tree.Options));
        }

        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(5)));
        return (image.ToArray(), checks.Count);
    });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    [InlineData(1e-30, 1)]
    [InlineData(1000, 1)]
    [InlineData(-1000, 1)]
    [InlineData(1000, 1000)]
    [InlineData(1e18, 1e18)]
    public void No_denominator_is_zero(double parameters, double inputs)
    {
        string script = ConsumerNetworks.ScaledScript(parameters, inputs);
        Assert.NotEmpty(ConsumerProgram.Print(Program.Value.Image, Framework.NetStandard20.Library, script));
    }

    [Fact]
    public void Divisions_are_checked() => Assert.InRange(Program.Value.Divisions, 200, int.MaxValue);

    /// <summary>a / b → Division.Of(a, b)</summary>
    private sealed class Checks : CSharpSyntaxRewriter
    {
        public int Count { get; private set; }

        public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
        {
            var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
            return node.IsKind(SyntaxKind.DivideExpression) ? Quotient(visited.Left, visited.Right) : visited;
        }

        public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node)
        {
            var visited = (AssignmentExpressionSyntax)base.VisitAssignmentExpression(node)!;
            return node.IsKind(SyntaxKind.DivideAssignmentExpression)
                ? SyntaxFactory.AssignmentExpression(
                    SyntaxKind.SimpleAssignmentExpression,
                    visited.Left,
                    Quotient(visited.Left.WithoutTrivia(), visited.Right))
                : visited;
        }

        private ExpressionSyntax Quotient(ExpressionSyntax dividend, ExpressionSyntax divisor)
        {
            Count++;
            return SyntaxFactory.ParseExpression(
                $"global::TestNetworks.Division.Of({dividend.ToFullString()}, {divisor.ToFullString()})");
        }
    }
}
