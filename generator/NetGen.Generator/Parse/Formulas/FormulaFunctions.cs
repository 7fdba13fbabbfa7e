using Microsoft.CodeAnalysis;
using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Algebra.Notation;

namespace NetGen.Generator.Parse.Formulas;

/// <summary>The functions of Math, MathF, double, float and PortableMath that have a derivative.</summary>
internal static class FormulaFunctions
{
    /// <summary>A power by a whole number is a product; by a larger one, nobody would read it.</summary>
    private const int MaxPower = 64;

    /// <summary>Whether the methods of a type are functions of mathematics.</summary>
    public static bool Has(INamedTypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single } => true,
        {
            Name: "Math" or "MathF",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        } => true,
        {
            Name: "PortableMath",
            ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true },
        } => true,
        _ => false,
    };

    /// <summary>
    /// A function's value; null where there is no derivative, with what is wrong and what can be written.
    /// </summary>
    public static Expression? Of(string name, Expression[] of, out string what, out string instead)
    {
        (what, instead) = (
            $"NetGen has no derivative of {name}",
            "use Exp, Log, Log2, Log10, Tanh, Sinh, Cosh, Sin, Cos, Tan, Atan, Sqrt, Cbrt, Abs, Sign, Min, Max, Clamp, "
                + "or Pow with a constant exponent");
        return (name, of.Length) switch
        {
            ("Exp", 1) => Exp(of[0]),
            ("ExpM1", 1) => Exp(of[0]) - 1,
            ("Log", 1) => Ln(of[0]),
            ("LogP1" or "Log1P", 1) => Ln(1 + of[0]),
            ("Log2", 1) => Ln(of[0]) / Math.Log(2),
            ("Log10", 1) => Ln(of[0]) / Math.Log(10),
            ("Tanh", 1) => Tanh(of[0]),
            ("Cosh", 1) => Cosh(of[0]),
            ("Sinh", 1) => new Call(Function.Sinh, of[0]),
            ("Sin", 1) => Sin(of[0]),
            ("Cos", 1) => Cos(of[0]),
            ("Tan", 1) => Sin(of[0]) / Cos(of[0]),
            ("Atan", 1) => Atan(of[0]),
            ("Cbrt", 1) when ValueRange.Of(of[0]).IsNotNegative => Exp(Ln(of[0]) / 3),
            ("Cbrt", 1) => Sign(of[0]) * Exp(Ln(Abs(of[0])) / 3),
            ("Sqrt", 1) => Sqrt(of[0]),
            ("Abs", 1) => Abs(of[0]),
            ("Sign", 1) => Sign(of[0]),
            ("Min", 2) => Min(of[0], of[1]),
            ("Max", 2) => Max(of[0], of[1]),
            ("Clamp", 3) => Min(Max(of[0], of[1]), of[2]),
            ("FusedMultiplyAdd", 3) => (of[0] * of[1]) + of[2],
            ("Pow", 2) => Power(of[0], of[1], ref what, ref instead),
            _ => null,
        };
    }

    /// <remarks>
    /// a^1.5 is a·e^(0.5·ln a): its slope, 1.5·e^(0.5·ln a), is 0 at 0, where 1.5·a^1.5/a would be 0/0.
    /// </remarks>
    private static Expression? Power(Expression a, Expression exponent, ref string what, ref string instead)
    {
        switch (exponent)
        {
            case Constant { Value: 0 }:
                return 1;
            case Constant { Value: 0.5 }:
                return Sqrt(a);
            case Constant { Value: < 0 } c:
                return Power(a, -c.Value, ref what, ref instead) is { } divisor ? 1 / divisor : null;
            case Constant { Value: > MaxPower }:
                (what, instead) = (
                    $"the exponent of Pow is above {MaxPower}", "write Math.Exp(b * Math.Log(a)) for a positive a");
                return null;
            case Constant { Value: < 1 }:
                return Exp(exponent * Ln(a));
            case Constant c:
                double whole = Math.Floor(c.Value);
                Expression product = Enumerable.Repeat(a, (int)whole).Aggregate((power, factor) => power * factor);
                return c.Value == whole ? product : product * Exp((c.Value - whole) * Ln(a));
            default:
                (what, instead) = (
                    "the exponent of Pow is not a constant", "write Math.Exp(b * Math.Log(a)) for a to the power of b");
                return null;
        }
    }
}
