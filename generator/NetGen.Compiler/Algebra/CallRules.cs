using static NetGen.Compiler.Algebra.Notation;

namespace NetGen.Compiler.Algebra;

/// <summary>What is known of single functions: inverses, symmetries, values at constants.</summary>
internal static class CallRules
{
    public static Expression Apply(Function function, Expression argument)
    {
        if (argument is Constant { Symbol: null } number && Exact(function, number.Value) is { } value)
        {
            return value;
        }

        var term = Term.Of(argument);
        var opposite = term.Coefficient < 0 ? TermBuilder.Build(term.Times(-1)) : null;
        return (function, argument) switch
        {
            (Function.Exp, Call(Function.Log, var a)) => a,
            (Function.Log, Call(Function.Exp, var a)) => a,
            (Function.Exp, Call(Function.Log1P, var a)) => SumForms.Best([Term.One, Term.Of(a)]),
            (Function.Abs, Call(Function.Abs or Function.Exp or Function.Sqrt or Function.Sigmoid, _)) => argument,
            (Function.Abs, Call(Function.Cosh, _)) => argument,
            (Function.Abs or Function.Cosh or Function.Cos, _) when opposite is not null =>
                new Call(function, opposite),
            (Function.Tanh or Function.Sinh or Function.Sign or Function.Sin or Function.Atan, _)
                when opposite is not null =>
                Terms.Build([Term.Of(new Call(function, opposite)).Times(-1)]),
            _ => new Call(function, argument),
        };
    }

    /// <summary>The value at a constant where it is a short one; √2 and e^3 stay as they are.</summary>
    private static double? Exact(Function function, double argument)
    {
        double value = Evaluation.Apply(function, argument);
        bool isExact = function switch
        {
            Function.Abs or Function.Sign => true,
            Function.Sqrt => value * value == argument && value == Math.Round(value) && value < 1e6,
            Function.Log => argument == 1,
            // tanh 30 is not 1, it only rounds to it.
            _ => argument == 0 && !double.IsInfinity(value),
        };
        return isExact ? value : null;
    }
}
