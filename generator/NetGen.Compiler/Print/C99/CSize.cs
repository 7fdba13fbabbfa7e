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
