using NetGen.Compiler.Algebra;
using NetGen.Compiler.Program;
using NetGen.Compiler.Program.Functions;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.C99;

/// <summary>Prints values as C expressions.</summary>
/// <remarks>
/// a − (b − c) and a + (b + c) keep their parentheses: floating point is not associative. Those between shifts, bits
/// and
/// conditions stand although C does not ask for them: compilers warn without them, and readers do not know.
/// </remarks>
internal abstract class CValues(CNames names, NumberFormat real)
{
    protected CNames Names => names;

    /// <summary>The text of a value for a place that needs at least so much holding together.</summary>
    public string Text(Value value, Precedence place = Precedence.Choice) => Operand(value).In(place);

    /// <summary>"xor_real", "int32_t", "int"</summary>
    public string TypeName(NumberFormat format) =>
        format == real ? names.Real : format.Wraps ? $"int{format.Bits}_t" : "int";

    /// <summary>A number of a place.</summary>
    protected abstract string Number(Place place, Value index);

    /// <summary>Whether a local is the address of a caller's variable.</summary>
    protected abstract bool IsAddress(Local local);

    private Operand Operand(Value value) => value switch
    {
        Number number => Constant(number),
        NamedNumber named => names.Constant(named),
        Local local when IsAddress(local) => new Operand($"*{names.Local(local.Name)}", Precedence.Unary),
        Local local => names.Local(local.Name),
        Element { Lanes: 1 } element => Number(element.Place, element.Index),
        Negate(var positive) => Negative(positive),
        Binary(BinaryOperator.Minimum, var left, var right) =>
            Call(ExactFunctions.Of(value.Type.Format).Minimum, [left, right]),
        Binary(BinaryOperator.Maximum, var left, var right) =>
            Call(ExactFunctions.Of(value.Type.Format).Maximum, [left, right]),
        Binary { Type.Format.Wraps: true } whole => Whole(whole),
        Binary binary => Infix(binary),
        Apply(var function, var argument) => Call(CFunctions.Of(function, value.Type.Format), [argument]),
        ResultOf(var routine, var arguments) => Call(routine, arguments),
        Compare compare => new Operand(
            $"{Text(compare.Left, Precedence.Additive)} {Sign(compare.Relation)} "
                + Text(compare.Right, Precedence.Additive),
            Precedence.Comparison),
        Not(var condition) => new Operand($"!{Text(condition, Precedence.Unary)}", Precedence.Unary),
        Choose(var condition, var then, var otherwise) => new Operand(
            $"{Text(condition, Precedence.Comparison)} ? {Text(then, Precedence.Comparison)} "
                + $": {Text(otherwise, Precedence.Comparison)}",
            Precedence.Choice),
        ToNumber(var whole, var format) =>
            new Operand($"({TypeName(format)}){Text(whole, Precedence.Unary)}", Precedence.Unary),
        Reinterpret(var number, var format) => $"{names.Of(format.Wraps ? "bits" : "of_bits")}({Text(number)})",
        _ => throw new ArgumentException($"No C for {value.GetType().Name}.", nameof(value)),
    };

    private string Call(Routine routine, IEnumerable<Value> arguments) =>
        $"{names.Function(routine)}({string.Join(", ", arguments.Select(argument => Text(argument)))})";

    private Operand Constant(Number number)
    {
        NumberFormat format = number.Type.Format;
        return format == NumberFormat.Index ? CLiteral.Whole((long)number.Amount, format.Bits)
            : format.Wraps ? CLiteral.Whole(format.ToBits(number.Amount), format.Bits)
            : double.IsNaN(number.Amount) || double.IsInfinity(number.Amount) ? Special(number)
            : CLiteral.Of(number.Amount, format);
    }

    /// <summary>Infinity and NaN by their bits: their names are in math.h.</summary>
    private Operand Special(Number number)
    {
        NumberFormat format = number.Type.Format;
        double positive = double.IsNaN(number.Amount) ? double.NaN : double.PositiveInfinity;
        long bits = format.ToBits(positive) & (format.Bits == 32 ? int.MaxValue : long.MaxValue);
        string text = $"{names.Of("of_bits")}({CLiteral.Whole(bits, format.Bits).Text})";
        return number.Amount < 0 ? new Operand($"-{text}", Precedence.Unary) : text;
    }

    private Operand Negative(Value value)
    {
        Operand operand = Operand(value);
        string text = operand.In(BeginsWithSign(value) ? Precedence.Primary : Precedence.Multiplicative);
        bool isProduct = operand.Precedence == Precedence.Multiplicative;
        return new("-" + text, isProduct ? Precedence.Multiplicative : Precedence.Unary);
    }

    /// <summary>Whether the text of a value begins with a minus: two of them would be a decrement.</summary>
    private bool BeginsWithSign(Value value) => value switch
    {
        Negate => true,
        Number number => Constant(number).Precedence == Precedence.Unary,
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } product => BeginsWithSign(product.Left),
        _ => false,
    };

    private Operand Infix(Binary binary)
    {
        (BinaryOperator kind, Value left, Value right) = binary;
        if (kind is BinaryOperator.And or BinaryOperator.Or)
        {
            string sign = kind == BinaryOperator.And ? "&&" : "||";
            return new($"({Text(left)}) {sign} ({Text(right)})", Precedence.Choice);
        }

        Precedence precedence = kind is BinaryOperator.Add or BinaryOperator.Subtract
            ? Precedence.Additive : Precedence.Multiplicative;
        // Left-associative: only the right operand must hold together more tightly than the operator.
        return new($"{Text(left, precedence)} {Sign(kind)} {Text(right, precedence + 1)}", precedence);
    }

    /// <summary>
    /// Whole numbers wrap around, which C promises of unsigned ones only; shifts to the right keep the sign, as every
    /// compiler for a known machine has it.
    /// </summary>
    private Operand Whole(Binary binary)
    {
        (BinaryOperator kind, Value left, Value right) = binary;
        string type = TypeName(binary.Type.Format);
        return kind switch
        {
            BinaryOperator.ShiftRight or BinaryOperator.And or BinaryOperator.Or => new Operand(
                $"{Text(left, Precedence.Unary)} {Sign(kind)} {Text(right, Precedence.Unary)}", Precedence.Choice),
            _ => new Operand($"({type})({Wrapping(binary)})", Precedence.Unary),
        };
    }

    /// <summary>The unsigned expression that wraps around.</summary>
    private string Wrapping(Binary binary)
    {
        (BinaryOperator kind, Value left, Value right) = binary;
        bool isShift = kind is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRightLogical;
        return $"{Unsigned(left)} {Sign(kind)} {(isShift ? Text(right, Precedence.Unary) : Unsigned(right))}";
    }

    private string Unsigned(Value value) => value is Binary
    {
        Operator: not (BinaryOperator.ShiftRight or BinaryOperator.And or BinaryOperator.Or),
    } binary
        ? $"({Wrapping(binary)})"
        : $"(u{TypeName(value.Type.Format)}){Text(value, Precedence.Unary)}";

    /// <summary>"+", "*", "&lt;&lt;"</summary>
    protected static string Sign(BinaryOperator kind) => kind switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.ShiftRight or BinaryOperator.ShiftRightLogical => ">>",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.And => "&",
        BinaryOperator.Or => "|",
        _ => throw new ArgumentException($"C has no sign for {kind}.", nameof(kind)),
    };

    private static string Sign(Relation relation) => relation switch
    {
        Relation.Less => "<",
        Relation.LessOrEqual => "<=",
        Relation.Greater => ">",
        Relation.GreaterOrEqual => ">=",
        _ => "==",
    };
}
