using System;
using System.Globalization;
using System.Linq;
using NetGen.Compiler.Algebra;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Explain.Trace;

/// <summary>A value with numbers in the place of names: "0.5·(−0.12189) + 1·0.5".</summary>
/// <param name="numbers">The number that a part of the value has.</param>
/// <param name="known">A part that is written as its number; null: none.</param>
internal sealed class NumberText(Func<Value, double> numbers, Value? known = null)
{
    /// <summary>Five digits, as the tables of views have.</summary>
    public static string Short(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "∞" : "−∞";
        }

        string[] parts = number.ToString("G5", CultureInfo.InvariantCulture).Split('E');
        string digits = parts[0].Replace('-', '−');
        return parts.Length == 1
            ? digits
            : $"{digits}·10{ProsePrinter.Raised(int.Parse(parts[1], CultureInfo.InvariantCulture))}";
    }

    public string Of(Value value) => Operand(value).Text;

    private Operand Operand(Value value)
    {
        if (ReferenceEquals(value, known))
        {
            return Number(numbers(value));
        }

        return value switch
        {
            Negate(var positive) => new Operand("−" + In(positive, Precedence.Unary), Precedence.Unary),
            Binary binary => Infix(binary),
            Apply apply => Function(apply),
            Compare(var relation, var left, var right) => new Operand(
                $"{In(left, Precedence.Additive)} {Sign(relation)} {In(right, Precedence.Additive)}",
                Precedence.Comparison),
            Choose(var condition, var then, var otherwise) => Choice(condition, then, otherwise),
            _ => Number(numbers(value)),
        };
    }

    private string In(Value value, Precedence place) => Operand(value).In(place);

    private static Operand Number(double number)
    {
        string text = Short(number);
        return new Operand(
            text,
            text[0] == '−' ? Precedence.Additive
            : text.Contains('·') ? Precedence.Multiplicative : Precedence.Primary);
    }

    private Operand Infix(Binary binary)
    {
        (BinaryOperator sign, Value left, Value right) = binary;
        return sign switch
        {
            BinaryOperator.Add => Of(" + ", Precedence.Additive),
            BinaryOperator.Subtract => Of(" − ", Precedence.Additive),
            BinaryOperator.Multiply => Of("·", Precedence.Multiplicative),
            BinaryOperator.Divide => Of(" / ", Precedence.Multiplicative),
            BinaryOperator.Minimum => $"min({this.Of(left)}, {this.Of(right)})",
            BinaryOperator.Maximum => $"max({this.Of(left)}, {this.Of(right)})",
            _ => Number(numbers(binary)),
        };

        Operand Of(string text, Precedence precedence) =>
            new(In(left, precedence) + text + In(right, precedence + 1), precedence);
    }

    private Operand Function(Apply apply)
    {
        string argument = Of(apply.Argument);
        return apply.Function switch
        {
            Compiler.Algebra.Function.Exp => $"exp({argument})",
            Compiler.Algebra.Function.ExpM1 => new Operand($"exp({argument}) − 1", Precedence.Additive),
            Compiler.Algebra.Function.Log => $"ln({argument})",
            Compiler.Algebra.Function.Log1P => $"ln(1 + {In(apply.Argument, Precedence.Additive + 1)})",
            Compiler.Algebra.Function.Tanh => $"tanh({argument})",
            Compiler.Algebra.Function.Sin => $"sin({argument})",
            Compiler.Algebra.Function.Cos => $"cos({argument})",
            Compiler.Algebra.Function.Atan => $"arctan({argument})",
            Compiler.Algebra.Function.Sqrt => $"√({argument})",
            Compiler.Algebra.Function.Abs => $"|{argument}|",
            _ => Number(numbers(apply)),
        };
    }

    /// <summary>The case that holds, and why.</summary>
    private Operand Choice(Value condition, Value then, Value otherwise)
    {
        bool holds = numbers(condition) != 0;
        string reason = condition is Compare(var relation, var left, var right)
            ? $" because {In(left, Precedence.Additive)} {Sign(relation, holds)} {In(right, Precedence.Additive)}"
            : "";
        return new Operand(In(holds ? then : otherwise, Precedence.Comparison) + reason, Precedence.Choice);
    }

    /// <summary>A relation, or the one that holds where it does not.</summary>
    private static string Sign(Relation relation, bool holds = true) => relation switch
    {
        Relation.Less => holds ? "<" : "≥",
        Relation.LessOrEqual => holds ? "≤" : ">",
        Relation.Greater => holds ? ">" : "≤",
        Relation.GreaterOrEqual => holds ? "≥" : "<",
        _ => holds ? "=" : "≠",
    };
}
