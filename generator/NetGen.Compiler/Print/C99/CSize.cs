using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>About how large the code of programs is, from what their statements are made of.</summary>
internal static class CSize
{
    /// <summary>Bytes of code, estimated for gcc's smallest code on a target that has the network's numbers.</summary>
    public static int CodeBytes(CProgram program, CTarget target)
    {
        bool isSingle = program.Plan.Format == NumberFormat.Single;
        return (isSingle ? 0 : target.DoubleSums) + (int)Math.Round(Features(program)
            .Zip(isSingle ? target.SingleCosts : target.DoubleCosts!, (count, cost) => count * cost).Sum());
    }

    /// <summary>
    /// Bytes that a call has on the stack at most, with the arrays: what gcc's smallest code keeps there of registers,
    /// return addresses and locals, on the machine that needs most. What the compiler's library needs comes on top.
    /// </summary>
    /// <remarks>
    /// It grows with the function's statements, and with the chain of mathematical functions that it ends in. The bytes
    /// were found for 96 drawn networks, predicting and training, on <see cref="CTarget.All"/>: none takes more. Loops
    /// are overstated by 40 % on average, on the machine that needs most; unrolled code of <c>double</c> by 55 %, and
    /// of <c>float</c> threefold: what a compiler spills there varies too much.
    /// </remarks>
    public static int MostStack(CProgram program)
    {
        bool isUnrolled = program.Plan.Kernel.Scalar != ScalarForm.Loops;
        bool isSingle = program.Plan.Format == NumberFormat.Single;
        (int always, double perCall, double perStatement) = isUnrolled
            ? (isSingle ? (430, 0, 3) : (70, 55, 4.8))
            : (isSingle ? (75, 24, 4.8) : (40, 54, 13));
        return program.Functions.Max(function => Arrays(program, function) + always
            + (int)((perCall * MathematicalCalls(function.Body)) + (perStatement * function.Body.All().Count)));
    }

    /// <summary>
    /// Bytes of the arrays that a call has on the stack: those of the functions, not of what they call.
    /// </summary>
    public static int StackArrays(CProgram program) =>
        program.Functions.Max(function => Arrays(program, function));

    private static int Arrays(CProgram program, CFunction function) => program.Plan.BytesPerNumber
        * (function.Own.Sum(section => section.Length)
            + function.Body.All().OfType<Reserve>().Sum(reserve => reserve.Length));

    /// <summary>
    /// The longest chain of mathematical functions that statements end in: 2 for one that calls another.
    /// </summary>
    private static int MathematicalCalls(IReadOnlyList<Statement> body)
    {
        IEnumerable<int> inRoutines = body.All().OfType<Invoke>().Select(call => call.Routine).Distinct()
            .Select(routine => MathematicalCalls(routine.Body));
        IEnumerable<int> here = body.AllValues().Where(value => value is Apply or ResultOf).Select(CFunctions.Called)
            .Distinct().Select(function => 1 + MathematicalCalls(function!.Body));
        return inRoutines.Concat(here).DefaultIfEmpty(0).Max();
    }

    /// <summary>
    /// How often statements add or subtract, multiply, divide, compare, read an element at a known index or at another
    /// one, take |x|, the lower or the higher, name a constant, loop, call, and compute with whole numbers; and how
    /// many functions there are.
    /// </summary>
    public static double[] Features(CProgram program)
    {
        var functions = new CFunctions(program.Statements, new CNames("size"));
        Statement[] statements =
        [
            .. program.Statements.All(), .. functions.Routines.SelectMany(routine => routine.Body).All(),
        ];
        Value[] values = [.. statements.SelectMany(statement => statement.Values).SelectMany(Walk.All)];
        NumberFormat real = program.Plan.Format;
        return
        [
            Count(value =>
                value is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum && IsReal(sum))
                + statements.Count(statement => statement is Accumulate(var target, BinaryOperator.Add
                    or BinaryOperator.Subtract, _) && IsReal(target)),
            Count(value => value is Binary { Operator: BinaryOperator.Multiply } product && IsReal(product)),
            Count(value => value is Binary { Operator: BinaryOperator.Divide } quotient && IsReal(quotient))
                + statements.Count(statement => statement is Accumulate(_, BinaryOperator.Divide, _)),
            Count(value => value is Compare(_, var left, _) && IsReal(left)),
            Count(value => value is Element { Index: Number }),
            Count(value => value is Element { Index: not Number }),
            Count(value => value is Apply(Function.Abs, _)
                or Binary { Operator: BinaryOperator.Minimum or BinaryOperator.Maximum }),
            Count(value => value is Number number && IsReal(number)) + Count(value => value is NamedNumber),
            statements.Count(statement => statement is For),
            statements.Count(statement => statement is Invoke or Copy)
                + Count(value => value is ResultOf or Apply(not Function.Abs, _)),
            Count(value => value is Binary { Type.Format.Wraps: true }),
            program.Functions.Count + program.Routines.Count + functions.Routines.Count,
        ];

        bool IsReal(Value value) => value.Type.Format == real;

        double Count(Func<Value, bool> test) => values.Count(test);
    }
}
