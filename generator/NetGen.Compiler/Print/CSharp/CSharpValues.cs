using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp;

/// <summary>
/// Prints values as C# expressions. Where parentheses must stand is decided here; dialects spell places.
/// </summary>
/// <remarks>
/// a − (b − c) and a + (b + c) keep their parentheses: floating point is not associative. A sign may leave a product's
/// parentheses, because −(a·b) and −a·b are the same number.
/// </remarks>
internal abstract class CSharpValues
{
    /// <summary>The text of a value for a place that needs at least so much holding together.</summary>
    public string Text(Value value, Precedence place = Precedence.Choice) => Operand(value).In(place);

    /// <summary>"float"</summary>
    public static string TypeName(NumberFormat format, string index) =>
        format == NumberFormat.Single ? "float" : format == NumberFormat.Double ? "double"
        : format == NumberFormat.Int32 ? "int" : format == NumberFormat.Int64 ? "long"
        : format == NumberFormat.Truth ? "bool" : index;

    /// <summary>"Vector256"</summary>
    public static string VectorClass(NumberType type) => $"Vector{type.Bits}";

    /// <summary>"Vector256&lt;float&gt;"</summary>
    public static string VectorType(NumberType type) => $"{VectorClass(type)}<{TypeName(type.Format, "")}>";

    /// <summary>The type of counters and indexes.</summary>
    protected abstract string IndexType { get; }

    /// <summary>A number of a place.</summary>
    protected abstract string Number(Place place, Value index);

    /// <summary>Neighbours in a place as a register.</summary>
    protected virtual string Register(Element element) =>
        throw new NotSupportedException("This dialect has no registers.");

    /// <summary>Two neighbours in turns in all lanes.</summary>
    protected virtual string Register(Pair pair) => throw new NotSupportedException("This dialect has no registers.");

    /// <summary>What stands before the name of a function of numbers.</summary>
    protected virtual string Owner(Function function) =>
        function == Algebra.Function.Abs ? "global::System.Math." : "global::NetGen.PortableMath.";

    /// <summary>The number that has the bits of another.</summary>
    protected virtual string SameBits(Value number, NumberFormat format) =>
        throw new NotSupportedException("In this dialect numbers' bits are not looked at.");

    private bool _isUnchecked;

    /// <summary>A value; where whole numbers may wrap around, in a project that checks for it too.</summary>
    private Operand Operand(Value value)
    {
        if (_isUnchecked || !MayWrap(value))
        {
            return Plain(value);
        }

        _isUnchecked = true;
        string text = Text(value);
        _isUnchecked = false;
        return $"unchecked({text})";
    }

    /// <summary>Whether a sum or a narrowing in it may leave its format. C# itself sees to constants.</summary>
    private static bool MayWrap(Value value) =>
        value.Type.Format.Wraps && !value.Type.IsRegister && value switch
        {
            Binary(_, Program.Number, Program.Number) => false,
            Binary(BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply, _, _) => true,
            Binary(_, var left, var right) => MayWrap(left) || MayWrap(right),
            ToNumber(var whole, var format) => whole.Type.Format.Bits > format.Bits || MayWrap(whole),
            _ => false,
        };

    private Operand Plain(Value value) => value switch
    {
        Number number => Constant(number),
        NamedNumber named => named.Name,
        Local local => local.Name,
        Element { Lanes: 1 } element => Number(element.Place, element.Index),
        Element element => Register(element),
        Negate(var positive) => Negative(positive),
        Binary binary => Infix(binary),
        MultiplyAdd(var left, var right, var addend) =>
            $"{VectorClass(addend.Type)}.MultiplyAddEstimate({Text(left)}, {Text(right)}, {Text(addend)})",
        Apply apply => Function(apply),
        ResultOf(var routine, var arguments) => $"{routine.Name}({List(arguments)})",
        Compare compare => Relation(compare),
        Not(var condition) => new Operand($"!{Text(condition, Precedence.Unary)}", Precedence.Unary),
        Choose choose => Choice(choose),
        ToNumber(var count, var format) =>
            new Operand($"({TypeName(format, "")}){Text(count, Precedence.Unary)}", Precedence.Unary),
        Reinterpret(var number, var format) when value.Type.IsRegister =>
            $"{VectorClass(value.Type)}.{LanesAs(format)}({Text(number)})",
        Reinterpret(var number, var format) => SameBits(number, format),
        _ => Lanes(value),
    };

    private Operand Lanes(Value value) => value switch
    {
        Broadcast(var single, _) => $"{VectorClass(value.Type)}.Create({Text(single)})",
        Gather(var numbers) => $"{VectorClass(value.Type)}.Create({List(numbers)})",
        FirstLane(var single, _) => $"{VectorClass(value.Type)}.CreateScalar({Text(single)})",
        Lane(Apply register, 0) => $"{VectorClass(register.Type)}.ToScalar({Text(register)})",
        // Extension methods of vectors by their own names: one of the user's could come first.
        Lane(var register, var index) => $"{VectorClass(register.Type)}.GetElement({Text(register)}, {index})",
        Half(var register, var upper) =>
            $"{VectorClass(register.Type)}.Get{(upper ? "Upper" : "Lower")}({Text(register)})",
        Join(var lower, var upper) => $"{VectorClass(value.Type)}.Create({Text(lower)}, {Text(upper)})",
        Reduce(Reduction.Sum, var register) => $"{VectorClass(register.Type)}.Sum({Text(register)})",
        Reduce(_, var register) => $"Largest({Text(register)})",
        SumOfEach(var registers) => $"SumOfEach({List(registers)})",
        Fold(var register, _) => $"Folded({Text(register)})",
        LaneMask mask => Mask(mask),
        Shuffle(var register, var lanes) =>
            $"{VectorClass(value.Type)}.Shuffle({Text(register)}, "
                + $"{VectorClass(value.Type)}.Create({Integers(lanes, value.Type.Format)}))",
        Pair pair => Register(pair),
        OfPair(var register, var second) => $"{(second ? "Odds" : "Evens")}({Text(register)})",
        LaneNumbers => $"{VectorType(value.Type)}.Indices",
        _ => throw new ArgumentException($"No text for {value.GetType().Name}.", nameof(value)),
    };

    private string List(IEnumerable<Value> values) => string.Join(", ", values.Select(value => Text(value)));

    private static string Mask(LaneMask mask)
    {
        string lanes = Integers([.. mask.Used.Select(used => used ? -1 : 0)], mask.Format);
        return $"{VectorClass(mask.Type)}.{LanesAs(mask.Format)}({VectorClass(mask.Type)}.Create({lanes}))";
    }

    /// <summary>The function that takes a register's bits for lanes of a format.</summary>
    private static string LanesAs(NumberFormat format) =>
        format == NumberFormat.Single ? "AsSingle" : format == NumberFormat.Double ? "AsDouble"
        : format == NumberFormat.Int32 ? "AsInt32" : "AsInt64";

    /// <summary>Whole numbers as wide as those of a format. Not every culture writes −1 as C# does.</summary>
    private static string Integers(IReadOnlyList<int> integers, NumberFormat width)
    {
        string suffix = width == NumberFormat.Single ? "" : "L";
        return string.Join(", ", integers.Select(integer => (integer < 0 ? $"-{-integer}" : $"{integer}") + suffix));
    }

    private static Operand Constant(Number number)
    {
        NumberType type = number.Type;
        if (type.Format == NumberFormat.Index)
        {
            return new($"{(long)number.Amount}", number.Amount < 0 ? Precedence.Unary : Precedence.Primary);
        }

        if (type.Format.Wraps)
        {
            Operand whole = Literal.Whole(type.Format.ToBits(number.Amount), type.Format.Bits);
            return type.IsRegister ? $"{VectorClass(type)}.Create({whole.Text})" : whole;
        }

        Operand literal = Literal.Operand(
            number.Amount, type.Format == NumberFormat.Single ? Precision.Single : Precision.Double);
        return !type.IsRegister ? literal
            : number.Amount == 0 && !Digits.HasSign(number.Amount) ? $"{VectorType(type)}.Zero"
            : number.Amount == 1 ? $"{VectorType(type)}.One"
            : $"{VectorClass(type)}.Create({literal.Text})";
    }

    private Operand Negative(Value value)
    {
        Operand operand = Operand(value);
        string text = operand.In(BeginsWithSign(value) ? Precedence.Primary : Precedence.Multiplicative);
        bool isProduct = operand.Precedence == Precedence.Multiplicative;
        return new("-" + text, isProduct ? Precedence.Multiplicative : Precedence.Unary);
    }

    /// <summary>Whether the text of a value begins with a minus: two of them would be a decrement.</summary>
    private static bool BeginsWithSign(Value value) => value switch
    {
        Negate => true,
        Number { Type.IsRegister: false } number => Constant(number).Precedence == Precedence.Unary,
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } product => BeginsWithSign(product.Left),
        _ => false,
    };

    private Operand Infix(Binary binary)
    {
        (BinaryOperator kind, Value left, Value right) = binary;
        if (kind is BinaryOperator.Minimum or BinaryOperator.Maximum)
        {
            return Extremum(kind == BinaryOperator.Minimum ? "Min" : "Max", left, right);
        }

        if (kind is BinaryOperator.CopySign || (kind is BinaryOperator.ShiftRightLogical && left.Type.IsRegister))
        {
            return $"{VectorClass(left.Type)}.{kind}({Text(left)}, {Text(right)})";
        }

        if (!left.Type.IsRegister && kind is BinaryOperator.And or BinaryOperator.Or)
        {
            return Bitwise(binary);
        }

        (string sign, Precedence precedence) = kind switch
        {
            BinaryOperator.Add => ("+", Precedence.Additive),
            BinaryOperator.Subtract => ("-", Precedence.Additive),
            BinaryOperator.Multiply => ("*", Precedence.Multiplicative),
            BinaryOperator.Divide => ("/", Precedence.Multiplicative),
            BinaryOperator.And => ("&", Precedence.Choice),
            BinaryOperator.Or => ("|", Precedence.Choice),
            BinaryOperator.ShiftLeft => ("<<", Precedence.Shift),
            BinaryOperator.ShiftRight => (">>", Precedence.Shift),
            _ => (">>>", Precedence.Shift),
        };
        if (precedence == Precedence.Shift)
        {
            // Parentheses that C# does not ask for: few readers know how tightly shifts hold together.
            return new($"{Text(left, Precedence.Unary)} {sign} {Text(right, Precedence.Unary)}", precedence);
        }

        // Left-associative: only the right operand must hold together more tightly than the operator.
        return new($"{Text(left, precedence)} {sign} {Text(right, precedence + 1)}", precedence);
    }

    /// <summary>Of conditions or whole numbers. C# orders these operators by themselves; parentheses show it.</summary>
    private Operand Bitwise(Binary binary)
    {
        (BinaryOperator kind, Value left, Value right) = binary;
        bool isCondition = left.Type.Format == NumberFormat.Truth;
        string sign = kind == BinaryOperator.And ? "&" : "|";
        Precedence operands = isCondition ? Precedence.Comparison : Precedence.Additive;
        return new(
            $"{Text(left, operands)} {(isCondition ? sign + sign : sign)} {Text(right, operands)}", Precedence.Choice);
    }

    /// <remarks>
    /// The native instructions give their second operand where either is NaN, so a constant goes first. Where neither
    /// is one, only the slower function lets every NaN through.
    /// </remarks>
    private string Extremum(string name, Value left, Value right)
    {
        if (!left.Type.IsRegister)
        {
            return $"global::System.Math.{name}({CountOr(left)}, {CountOr(right)})";
        }

        if (right is Number)
        {
            (left, right) = (right, left);
        }

        string native = left is Number ? "Native" : "";
        return $"{VectorClass(left.Type)}.{name}{native}({Text(left)}, {Text(right)})";
    }

    /// <summary>A whole number beside an index has its type.</summary>
    private string CountOr(Value value) =>
        value is Number number && number.Type.Format == NumberFormat.Index ? $"{(long)number.Amount}u" : Text(value);

    private Operand Function(Apply apply)
    {
        (Function function, Value argument) = apply;
        if (function is Algebra.Function.Sigmoid or Algebra.Function.Sign or Algebra.Function.Sinh
            or Algebra.Function.Cosh)
        {
            throw new ArgumentException(
                $"{function} is not printed as code; Stabiliser.Lower writes it out.", nameof(apply));
        }

        string owner = !apply.Type.IsRegister ? Owner(function)
            : function is Algebra.Function.Abs or Algebra.Function.Sqrt ? $"{VectorClass(apply.Type)}."
            : "";
        return $"{owner}{function}({Text(argument)})";
    }

    private Operand Relation(Compare compare)
    {
        (Relation relation, Value left, Value right) = compare;
        if (compare.Type.IsRegister)
        {
            string test = relation switch
            {
                Algebra.Relation.Less => "LessThan",
                Algebra.Relation.LessOrEqual => "LessThanOrEqual",
                Algebra.Relation.Greater => "GreaterThan",
                Algebra.Relation.GreaterOrEqual => "GreaterThanOrEqual",
                _ => "Equals",
            };
            return $"{VectorClass(compare.Type)}.{test}({Text(left)}, {Text(right)})";
        }

        string sign = relation switch
        {
            Algebra.Relation.Less => "<",
            Algebra.Relation.LessOrEqual => "<=",
            Algebra.Relation.Greater => ">",
            Algebra.Relation.GreaterOrEqual => ">=",
            _ => "==",
        };
        return new(
            $"{Text(left, Precedence.Additive)} {sign} {Text(right, Precedence.Additive)}", Precedence.Comparison);
    }

    private Operand Choice(Choose choose)
    {
        (Value condition, Value then, Value otherwise) = choose;
        if (choose.Type.IsRegister)
        {
            return $"{VectorClass(choose.Type)}.ConditionalSelect({Text(condition)}, {Text(then)}, {Text(otherwise)})";
        }

        // A choice in a choice is put in parentheses though C# does not ask: the reader does.
        return new(
            $"{Text(condition)} ? {Branch(then)} : {Branch(otherwise)}", Precedence.Choice);

        string Branch(Value value) => value is Number number && number.Type.Format == NumberFormat.Index
            ? CountOr(number)
            : Text(value, Precedence.Comparison);
    }
}
