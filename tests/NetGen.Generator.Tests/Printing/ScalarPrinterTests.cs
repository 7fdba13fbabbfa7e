using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Printing;

public sealed class ScalarPrinterTests
{
    [Fact]
    public void Keeps_the_parentheses_that_the_tree_needs_and_no_others()
    {
        Expression a = U, b = Y, c = T;
        AssertCode("u - (y - t)", a - (b - c));
        AssertCode("u - y - t", a - b - c);
        AssertCode("u + (y + t)", a + (b + c));
        AssertCode("u * (y * t)", a * (b * c));
        AssertCode("u / (y / t)", a / (b / c));
        AssertCode("u / y / t", a / b / c);
        AssertCode("(u + y) * t", (a + b) * c);
        AssertCode("u + y * t", a + (b * c));
        AssertCode("-u * y", -(a * b));
        AssertCode("-(u + y)", -(a + b));
        AssertCode("-(-u)", -(-a));
        AssertCode("u * -y", a * -b);
        AssertCode("(u > 0f ? y : t) * 2f", When(Greater(a, 0), b, c) * 2);
        AssertCode("u > 0f ? y : (u < 0f ? t : 0f)", When(Greater(a, 0), b, When(Less(a, 0), c, 0)));
        AssertCode("u - y <= 1f ? y : t", When(AtMost(a - b, 1), b, c));
    }

    [Fact]
    public void Functions_are_written_out_in_full()
    {
        AssertCode("global::NetGen.PortableMath.Exp(-u)", Exp(-U));
        AssertCode("global::NetGen.PortableMath.Sqrt(u + 1f)", Sqrt(U + 1));
        AssertCode("global::System.Math.Max(global::System.Math.Abs(u), 0f)", Max(Abs(U), 0));
    }

    [Fact]
    public void An_operand_says_how_it_holds_together()
    {
        var type = new NumberType(NumberFormat.Double);
        Value sum = new Local("a", type) + new Local("b", type);
        var y = new Element(new Place("y", type.Format, PlaceKind.Section), Indexes.Of(0));
        string Print(Expression formula) => new FormulaPrinter(type).Print(formula, symbol => symbol == "u" ? sum : y);
        Assert.Equal("(a + b) * y[0]", Print(U * (Expression)Y));
        Assert.Equal("a + b + y[0]", Print(U + (Expression)Y));
        Assert.Equal("y[0] - (a + b)", Print(Y - (Expression)U));
        Assert.Equal("global::NetGen.PortableMath.Exp(a + b)", Print(Exp(U)));
        Assert.Equal("2.0 * y[0]", Print(2 * (Expression)Y));
    }

    [Fact]
    public void Short_forms_must_be_lowered_first()
    {
        foreach (Function function in new[] { Function.Sigmoid, Function.Sign, Function.Sinh, Function.Cosh })
            Assert.Throws<ArgumentException>(() => Printer().Print(new Call(function, U)));
    }

    private static FormulaPrinter Printer() => Printers.Of(Precision.Single);

    private static void AssertCode(string text, Expression formula) => Assert.Equal(text, Printer().Print(formula));
}
