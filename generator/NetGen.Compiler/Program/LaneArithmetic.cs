using NetGen.Compiler.Algebra;

namespace NetGen.Compiler.Program;

/// <summary>What each operation makes of its operands' lanes, before it is rounded.</summary>
internal static class LaneArithmetic
{
    /// <summary>A mask's lane: where it is set, any number passes.</summary>
    private const double Set = 1;

    public static double[] Compute(Value value, double[][] operands) => value switch
    {
        Negate => Each(operands[0], a => -a),
        Not => Each(operands[0], a => a == 0 ? Set : 0),
        Binary { Type.Format: { Wraps: true } format } whole =>
            Whole(format, whole.Operator, operands[0], operands[1]),
        Binary(BinaryOperator.And, _, _) => Kept(operands[0], operands[1]),
        Binary(BinaryOperator.Or, _, _) => Each(operands[0], operands[1], (a, b) => a == 0 ? b : a),
        Binary(var sign, _, _) => Each(operands[0], operands[1], Operation(sign)),
        MultiplyAdd =>
        [
            .. operands[0].Select((a, lane) =>
                FusedMultiplyAdd.Of(a, operands[1][lane], operands[2][lane], value.Type.Format)),
        ],
        Apply(Function.Abs, _) => Each(operands[0], Math.Abs),
        // The root of a float, found in double and rounded again, is the nearest float.
        Apply(Function.Sqrt, _) => Each(operands[0], Math.Sqrt),
        Compare { Left.Type.Format: { Wraps: true } format } compare => Each(operands[0], operands[1], (a, b) =>
            Evaluation.Holds(compare.Relation, format.ToBits(a).CompareTo(format.ToBits(b)), 0) ? Set : 0),
        Compare(var relation, _, _) =>
            Each(operands[0], operands[1], (a, b) => Evaluation.Holds(relation, a, b) ? Set : 0),
        ToNumber(var whole, var format) => Each(operands[0], a => Converted(whole.Type.Format, format, a)),
        Reinterpret(var from, var format) =>
            Each(operands[0], a => format.FromBits(from.Type.Format.ToBits(a))),
        Broadcast(_, var lanes) => [.. Enumerable.Repeat(operands[0][0], lanes)],
        Gather => [.. operands.Select(operand => operand[0])],
        FirstLane(_, var lanes) => [operands[0][0], .. Enumerable.Repeat(0.0, lanes - 1)],
        Lane(_, var index) => [operands[0][index]],
        Half(_, var upper) => [.. operands[0].Skip(upper ? value.Type.Lanes : 0).Take(value.Type.Lanes)],
        Join => [.. operands[0], .. operands[1]],
        Reduce(Reduction.Sum, _) => [Sum(operands[0], value.Type.Format)],
        Reduce => [operands[0].Aggregate(Math.Max)],
        SumOfEach => [.. operands.Select(operand => Sum(operand, value.Type.Format))],
        Fold(_, var to) =>
        [
            .. Enumerable.Range(0, to).Select(lane =>
                Sum([.. operands[0].Where((_, n) => n % to == lane)], value.Type.Format)),
        ],
        LaneMask mask => [.. mask.Used.Select(used => used ? Set : 0)],
        Shuffle(_, var lanes) => [.. lanes.Select(lane => lane < 0 ? 0 : operands[0][lane])],
        OfPair(_, var second) => [.. Enumerable.Repeat(operands[0][second ? 1 : 0], value.Type.Lanes)],
        LaneNumbers => [.. Enumerable.Range(0, value.Type.Lanes).Select(lane => (double)lane)],
        _ => throw new ArgumentException($"No meaning for {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>A register's lanes that a mask keeps; two masks keep what both keep.</summary>
    private static double[] Kept(double[] register, double[] mask) =>
        Each(register, mask, (a, bit) => bit != 0 ? a : 0);

    /// <summary>Whole numbers in another format: each wraps around in its own.</summary>
    private static double Converted(NumberFormat from, NumberFormat to, double number) =>
        to.Wraps ? to.FromBits(from.ToBits(number)) : from.ToBits(number);

    private static double[] Whole(NumberFormat format, BinaryOperator sign, double[] left, double[] right)
    {
        Func<long, long, long> operation = sign switch
        {
            BinaryOperator.Add => (a, b) => unchecked(a + b),
            BinaryOperator.Subtract => (a, b) => unchecked(a - b),
            BinaryOperator.Multiply => (a, b) => unchecked(a * b),
            BinaryOperator.And => (a, b) => a & b,
            BinaryOperator.Or => (a, b) => a | b,
            BinaryOperator.ShiftLeft => (a, b) => a << (int)b,
            BinaryOperator.ShiftRight => (a, b) => a >> (int)b,
            BinaryOperator.ShiftRightLogical => (a, b) => (a & Ones(format)) >>> (int)b,
            _ => throw new ArgumentException($"Whole numbers have no {sign}.", nameof(sign)),
        };
        bool isShift =
            sign is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.ShiftRightLogical;
        return
        [
            .. left.Select((a, lane) => format.FromBits(operation(
                format.ToBits(a), isShift ? (long)right[0] : format.ToBits(right[lane])))),
        ];
    }

    /// <summary>All bits of a number set.</summary>
    private static long Ones(NumberFormat format) => -1L >>> (64 - format.Bits);

    /// <summary>A magnitude with the sign of another number, of −0 too.</summary>
    private static double WithSign(double magnitude, double sign) => BitConverter.Int64BitsToDouble(
        (BitConverter.DoubleToInt64Bits(magnitude) & long.MaxValue)
            | (BitConverter.DoubleToInt64Bits(sign) & long.MinValue));

    private static Func<double, double, double> Operation(BinaryOperator sign) => sign switch
    {
        BinaryOperator.Add => (a, b) => a + b,
        BinaryOperator.Subtract => (a, b) => a - b,
        BinaryOperator.Multiply => (a, b) => a * b,
        BinaryOperator.Divide => (a, b) => a / b,
        BinaryOperator.Minimum => Math.Min,
        BinaryOperator.Maximum => Math.Max,
        BinaryOperator.CopySign => WithSign,
        _ => throw new ArgumentException($"Numbers have no {sign}.", nameof(sign)),
    };

    /// <summary>Lanes added up by halves, each sum rounded.</summary>
    private static double Sum(double[] lanes, NumberFormat format)
    {
        while (lanes.Length > 1)
        {
            int half = lanes.Length / 2;
            lanes = [.. lanes.Take(half).Select((lane, n) => format.Round(lane + lanes[n + half]))];
        }

        return lanes[0];
    }

    private static double[] Each(double[] lanes, Converter<double, double> operation) =>
        Array.ConvertAll(lanes, operation);

    private static double[] Each(double[] left, double[] right, Func<double, double, double> operation)
    {
        double[] results = new double[left.Length];
        for (int lane = 0; lane < results.Length; lane++)
        {
            results[lane] = operation(left[lane], right[lane]);
        }

        return results;
    }
}
