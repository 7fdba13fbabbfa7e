using System.Globalization;
using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Algebra.Function;

namespace NetGen.Compiler.Prose;

/// <summary>Prints a formula as a textbook would, for comments and documentation: "(1 − y_j)·y_j".</summary>
/// <remarks>Prose is associative: a + (b − c) needs no parentheses here, unlike in code.</remarks>
/// <param name="index">The subscript of u, y, t and ∂y: "j", "k"; none where empty.</param>
/// <param name="layer">Their layer, raised: "²"; empty where there is nothing to tell apart.</param>
internal sealed class ProsePrinter(string index = "", string layer = "") : ExpressionPrinter
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    protected override Operand Visit(Expression expression) => expression switch
    {
        Sum(var a, var b) => new(Print(a, Precedence.Additive) + " + " + Addend(b), Precedence.Additive),
        Difference(var a, var b) => Infix(a, " − ", b, Precedence.Additive),
        Product => ProductOf(expression.Factors()),
        Quotient(Constant a, var b) => Fraction(Print(a, Precedence.Primary), Visit(b)),
        Quotient(var a, var b) => Fraction(Visit(a), Visit(b)),
        _ => base.Visit(expression),
    };

    protected override Operand Number(Constant constant)
    {
        if (constant.Symbol is { } symbol)
        {
            return symbol;
        }

        if (constant.Value < 0)
        {
            return Negative(Number(new(-constant.Value)));
        }

        if (constant.Value == 0.5)
        {
            return "½";
        }

        // 1/6 says more than 0.166666667.
        double reciprocal = Math.Round(1 / constant.Value);
        return reciprocal is 3 or 6 or 7 or 9 or 11 or 12 && Math.Abs((constant.Value * reciprocal) - 1) < 1e-14
            ? new Operand($"1/{reciprocal}", Precedence.Multiplicative)
            : Decimal(constant.Value);
    }

    /// <summary>0.044715, but 10⁻⁶ rather than 1E-06.</summary>
    private static Operand Decimal(double value)
    {
        var parts = value.ToString("G12", CultureInfo.InvariantCulture).Split('E');
        if (parts.Length == 1)
        {
            return parts[0];
        }

        string power = "10" + Raised(int.Parse(parts[1], CultureInfo.InvariantCulture));
        return parts[0] == "1" ? power : new Operand($"{parts[0]}·{power}", Precedence.Multiplicative);
    }

    /// <summary>"²", "⁻²⁵"</summary>
    public static string Raised(int exponent)
    {
        string digits = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
        return (exponent < 0 ? "⁻" : "") + string.Concat(digits.Select(static digit => Superscripts[digit - '0']));
    }

    protected override Operand Name(Symbol symbol) => symbol switch
    {
        { IsSum: true } => new Operand(symbol.Prose, Precedence.Additive),
        { IsIndexed: true } when index.Length > 0 => $"{symbol.Prose}{layer}_{index}",
        _ => symbol.Prose,
    };

    protected override Operand Negative(Operand operand) =>
        new("−" + operand.In(Precedence.Multiplicative), Precedence.Additive);

    protected override Operand Extremum(string name, Expression left, Expression right) =>
        $"{name.ToLowerInvariant()}({Print(left, Precedence.Comparison)}, {Print(right, Precedence.Comparison)})";

    protected override Operand Function(Function function, Expression argument) => function switch
    {
        Exp => $"e^{Tight(argument)}",
        ExpM1 => new($"e^{Tight(argument)} − 1", Precedence.Additive),
        Log => Applied("ln", argument),
        Log1P => $"ln(1 + {Addend(argument)})",
        Atan => Applied("arctan", argument),
        Tanh or Sinh or Cosh or Sin or Cos => Applied(function.ToString().ToLowerInvariant(), argument),
        Sigmoid => $"σ({Print(argument)})",
        Sqrt => $"√{Print(argument, Precedence.Primary)}",
        Abs => $"|{Print(argument)}|",
        _ => $"sign({Print(argument)})",
    };

    protected override Operand Choose(Choice choice)
    {
        var (condition, then) = (choice.Condition, choice.Then);
        string test = Test(condition.Left, condition.Relation, condition.Right);
        // 1 for −1 < y < 1, else 0: two conditions on one quantity, and the same value outside.
        if (then is Choice inner && inner.Else.Equals(choice.Else) && inner.Condition.Left.Equals(condition.Left)
            && condition.Relation is Relation.Less && inner.Condition.Relation is Relation.Greater)
        {
            test = $"{Print(inner.Condition.Right, Precedence.Additive)} < {test}";
            then = inner.Then;
        }

        return new($"{Print(then, Precedence.Comparison)} for {test}, else {Print(choice.Else)}", Precedence.Choice);
    }

    private string Test(Expression left, Relation relation, Expression right)
    {
        string sign = relation switch
        {
            Relation.Less => "<",
            Relation.LessOrEqual => "≤",
            Relation.Greater => ">",
            _ => "≥",
        };
        return $"{Print(left, Precedence.Additive)} {sign} {Print(right, Precedence.Additive)}";
    }

    /// <summary>Like factors beside each other are a power: u·u·u is u³.</summary>
    private Operand ProductOf(IReadOnlyList<Expression> factors)
    {
        if (factors[0] is Constant { Symbol: null, Value: < 0 } number)
        {
            return Negative(ProductOf([new Constant(-number.Value), .. factors.Skip(1)]));
        }

        List<Operand> operands = [];
        for (int i = 0; i < factors.Count;)
        {
            int count = factors.Skip(i).TakeWhile(factor => factor.Equals(factors[i])).Count();
            var operand = Visit(factors[i]);
            i += count;
            operands.Add(count == 1 ? operand : Power(operand, count));
        }

        if (operands.Count == 1)
        {
            return operands[0];
        }

        var texts = operands.Select((operand, i) => operand.In(
            i == operands.Count - 1 ? Precedence.Application
            : i == 0 && operand.Precedence == Precedence.Multiplicative ? Precedence.Multiplicative
            : Precedence.Primary));
        return new(string.Join("·", texts), Precedence.Multiplicative);
    }

    private static Operand Power(Operand operand, int exponent)
    {
        string text = operand.In(Precedence.Primary);
        // e^u² would be read as e^(u²).
        if (text.Contains('^') && text[0] != '(')
        {
            text = $"({text})";
        }

        return text + Raised(exponent);
    }

    /// <summary>u/6 and 2/n close together, longer ones with air around the bar.</summary>
    private static Operand Fraction(Operand above, Operand below)
    {
        var (upper, lower) = (above.In(Precedence.Multiplicative), below.In(Precedence.Application));
        bool isShort = upper.Length + lower.Length <= 6 && !(upper + lower).Any(static sign => sign is '(' or '·');
        string bar = isShort ? "/" : " / ";
        return new(upper + bar + lower, Precedence.Multiplicative);
    }

    /// <summary>"ln y", "ln cosh(y − t)", but "ln(1 − y)".</summary>
    private Operand Applied(string name, Expression argument)
    {
        var operand = Visit(argument);
        if (argument is not (Reference or Call(Log or Tanh or Sinh or Cosh or Sin or Cos or Atan, _)))
        {
            return $"{name}({operand.Text})";
        }

        bool isClosed = operand.Text.EndsWith(")", StringComparison.Ordinal);
        return new($"{name} {operand.Text}", isClosed ? Precedence.Primary : Precedence.Application);
    }

    /// <summary>An exponent: bare if it is one sign.</summary>
    private string Tight(Expression exponent)
    {
        string text = Print(exponent);
        return text.Length == 1 ? text : $"({text})";
    }

    private string Addend(Expression addend)
    {
        var operand = Visit(addend);
        return operand.Text[0] == '−' ? $"({operand.Text})" : operand.In(Precedence.Additive);
    }
}
