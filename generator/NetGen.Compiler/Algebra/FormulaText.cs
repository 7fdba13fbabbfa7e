using System.Globalization;
using System.Text;
using static NetGen.Compiler.Algebra.Notation;

namespace NetGen.Compiler.Algebra;

/// <summary>
/// Formulas as text: C# expressions, so that a formula of the user's can be carried, compared and compiled.
/// </summary>
/// <remarks>
/// <code>
/// formula    = sum [ ( "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) sum "?" formula ":" formula ]
/// sum        = product { ( "+" | "-" ) product }
/// product    = factor { ( "*" | "/" ) factor }
/// factor     = "-" factor | number | symbol | function "(" formula { "," formula } ")" | "(" formula ")"
/// function   = "Math." ( "Abs" | "Atan" | "Cos" | "Cosh" | "Exp" | "Log" | "Max" | "Min" | "Sign" | "Sin" | "Sinh"
///            | "Sqrt" | "Tanh" )
/// symbol     = "u" of an activation; "y" | "t" | "n" of a loss
/// number     = a literal of double with a point or an exponent
/// </code>
/// </remarks>
internal static class FormulaText
{
    /// <summary>Deeper formulas would overflow the stack of whoever walks them.</summary>
    public const int MaxDepth = 100;

    private static readonly Reference[] AllSymbols = [Symbols.U, Symbols.Y, Symbols.T, Symbols.N];

    private static readonly Function[] Functions =
    [
        Function.Abs, Function.Atan, Function.Cos, Function.Cosh, Function.Exp, Function.Log, Function.Sign,
        Function.Sin, Function.Sinh, Function.Sqrt, Function.Tanh,
    ];

    private static readonly (Relation Relation, string Sign)[] Relations =
    [
        // The longer sign first: it begins with the shorter one.
        (Relation.LessOrEqual, "<="), (Relation.GreaterOrEqual, ">="), (Relation.Less, "<"), (Relation.Greater, ">"),
    ];

    /// <summary>The formula as text; <see cref="Read"/> gives it back.</summary>
    /// <exception cref="ArgumentException">It holds what no method of the user's can say.</exception>
    public static string Write(Expression formula)
    {
        var text = new StringBuilder();
        Write(text, formula, Rank.Choice);
        return text.ToString();
    }

    /// <summary>The formula of a text.</summary>
    /// <exception cref="FormatException">It is none; the message says where.</exception>
    public static Expression Read(string text) => new Reader(text).All();

    /// <summary>How tightly a node binds, the loosest first.</summary>
    private enum Rank
    {
        Choice,
        Sum,
        Product,
        Sign,
        Whole,
    }

    private static void Write(StringBuilder text, Expression formula, Rank within)
    {
        Rank rank = RankOf(formula);
        if (rank < within)
        {
            text.Append('(');
        }

        switch (formula)
        {
            case Constant constant:
                text.Append(Number(constant.Value));
                break;
            case Reference reference when Array.IndexOf(AllSymbols, reference) >= 0:
                text.Append(reference.Symbol.Name);
                break;
            case Negation(var a):
                text.Append('-');
                // C# takes two signs for one operator.
                Write(text, a, Rank.Whole);
                break;
            case Sum(var a, var b):
                Infix(a, " + ", b);
                break;
            case Difference(var a, var b):
                Infix(a, " - ", b);
                break;
            case Product(var a, var b):
                Infix(a, " * ", b);
                break;
            case Quotient(var a, var b):
                Infix(a, " / ", b);
                break;
            case Minimum(var a, var b):
                Called("Min", a, b);
                break;
            case Maximum(var a, var b):
                Called("Max", a, b);
                break;
            case Call(var function, var a) when Array.IndexOf(Functions, function) >= 0:
                Called(function.ToString(), a);
                break;
            case Choice(var condition, var then, var otherwise):
                Write(text, condition.Left, Rank.Sum);
                text.Append($" {Relations.First(known => known.Relation == condition.Relation).Sign} ");
                Write(text, condition.Right, Rank.Sum);
                text.Append(" ? ");
                Write(text, then, Rank.Choice);
                text.Append(" : ");
                Write(text, otherwise, Rank.Choice);
                break;
            default:
                throw new ArgumentException($"{formula} has no text.", nameof(formula));
        }

        if (rank < within)
        {
            text.Append(')');
        }

        void Infix(Expression left, string sign, Expression right)
        {
            Write(text, left, rank);
            text.Append(sign);
            // a − (b − c) and a + (b + c) keep their order of operations.
            Write(text, right, rank + 1);
        }

        void Called(string name, params Expression[] arguments)
        {
            text.Append("Math.").Append(name).Append('(');
            for (int n = 0; n < arguments.Length; n++)
            {
                if (n > 0)
                {
                    text.Append(", ");
                }

                Write(text, arguments[n], Rank.Choice);
            }

            text.Append(')');
        }
    }

    private static Rank RankOf(Expression formula) => formula switch
    {
        Choice => Rank.Choice,
        Sum or Difference => Rank.Sum,
        Product or Quotient => Rank.Product,
        Negation or Constant { Value: < 0 } => Rank.Sign,
        _ => Rank.Whole,
    };

    /// <summary>A literal of double: 2 would be an int, and 1 / 2 zero.</summary>
    private static string Number(double value)
    {
        string digits = RoundTrip.Of(value);
        return digits.IndexOfAny(['.', 'E', 'N', 'I']) >= 0 ? digits : digits + ".0";
    }

    /// <summary>A parser by recursive descent, a method per line of the grammar.</summary>
    private sealed class Reader(string text)
    {
        private int _at;
        private int _depth;

        public Expression All()
        {
            Expression formula = Formula();
            return _at == text.Length ? formula : throw Unexpected("the end");
        }

        private Expression Formula()
        {
            Deeper();

            Expression left = Sum();
            foreach (var (relation, sign) in Relations)
            {
                if (!Take(sign))
                {
                    continue;
                }

                Expression right = Sum();
                Need("?");
                Expression then = Formula();
                Need(":");
                left = When(new Comparison(relation, left, right), then, Formula());
                break;
            }

            _depth--;
            return left;
        }

        private Expression Sum()
        {
            Expression sum = Product();
            while (true)
            {
                if (Take("+"))
                {
                    sum += Product();
                }
                else if (Take("-"))
                {
                    sum -= Product();
                }
                else
                {
                    return sum;
                }
            }
        }

        private Expression Product()
        {
            Expression product = Factor();
            while (true)
            {
                if (Take("*"))
                {
                    product *= Factor();
                }
                else if (Take("/"))
                {
                    product /= Factor();
                }
                else
                {
                    return product;
                }
            }
        }

        private Expression Factor()
        {
            if (Take("-"))
            {
                Deeper();

                Expression operand = Factor();
                _depth--;
                return operand is Constant constant ? -constant.Value : -operand;
            }

            if (Take("("))
            {
                Expression inner = Formula();
                Need(")");
                return inner;
            }

            if (Take("Math."))
            {
                string name = Word();
                Need("(");
                Expression argument = Formula();
                Expression call = name switch
                {
                    "Min" => Min(argument, Second()),
                    "Max" => Max(argument, Second()),
                    _ when Array.Find(Functions, known => known.ToString() == name) is var function
                        && function.ToString() == name => new Call(function, argument),
                    _ => throw new FormatException($"Math.{name} is no function of formulas."),
                };
                Need(")");
                return call;
            }

            if (_at < text.Length && (char.IsDigit(text[_at]) || text[_at] == '.'))
            {
                return Literal();
            }

            string symbol = Word();
            return Array.Find(AllSymbols, known => known.Symbol.Name == symbol) ?? throw Unexpected("a value");
        }

        private void Deeper()
        {
            if (++_depth > MaxDepth)
            {
                throw new FormatException($"The formula is nested more than {MaxDepth} deep.");
            }
        }

        private Expression Second()
        {
            Need(",");
            return Formula();
        }

        private Expression Literal()
        {
            int start = _at;
            while (_at < text.Length && (char.IsDigit(text[_at]) || text[_at] is '.' or 'E'
                || (text[_at] is '+' or '-' && text[_at - 1] == 'E')))
            {
                _at++;
            }

            string literal = text.Substring(start, _at - start);
            if (!double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                || double.IsInfinity(value))
            {
                throw new FormatException($"\"{literal}\" is no number.");
            }

            Skip();
            return value;
        }

        private string Word()
        {
            int start = _at;
            while (_at < text.Length && char.IsLetter(text[_at]))
            {
                _at++;
            }

            string word = text.Substring(start, _at - start);
            Skip();
            return word;
        }

        private bool Take(string sign)
        {
            if (string.CompareOrdinal(text, _at, sign, 0, sign.Length) != 0)
            {
                return false;
            }

            _at += sign.Length;
            Skip();
            return true;
        }

        private void Need(string sign)
        {
            if (!Take(sign))
            {
                throw Unexpected($"\"{sign}\"");
            }
        }

        private void Skip()
        {
            while (_at < text.Length && text[_at] == ' ')
            {
                _at++;
            }
        }

        private FormatException Unexpected(string wanted) => new(
            _at < text.Length
                ? $"At character {_at + 1} of \"{text}\", {wanted} is expected."
                : $"At the end of \"{text}\", {wanted} is expected.");
    }
}
