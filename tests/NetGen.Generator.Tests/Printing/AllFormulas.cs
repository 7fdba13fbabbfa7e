using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;

namespace NetGen.Generator.Tests.Printing;

/// <summary>Every formula that code may be printed from, lowered.</summary>
internal static class AllFormulas
{
    public static readonly string[] Names =
    [
        "u", "y", "t", "dy", "s", "n", "z", "w", "g", "learningRate",
        "v", "m", "h", "step", "previous", "stepSize", "rootScale", "decay",
    ];

    public static IReadOnlyList<Expression> Of(Precision precision) =>
        [.. Textbook().Distinct().Select(formula => Stabiliser.Lower(formula, LossFormula.SmallestNormal(precision)))];

    private static IEnumerable<Expression> Textbook()
    {
        foreach (Activation kind in BuiltIn.Activations)
        {
            ActivationFormula activation = ActivationFormula.For(kind);
            yield return activation.Value;
            if (activation.IsSoftmax) continue;
            yield return activation.Derivative;
            yield return DeltaFormula.Hidden(kind).Value;
        }

        foreach (Loss kind in BuiltIn.Losses)
        {
            LossFormula loss = LossFormula.For(kind);
            yield return loss.Term;
            yield return loss.Gradient;
            foreach (Activation output in BuiltIn.Activations)
            {
                if (!loss.Accepts(output, out _)) continue;
                yield return DeltaFormula.Output(kind, output).Value;
                yield return ErrorFormula.Output(kind, output).Code;
            }
        }

        foreach (Optimizer kind in Enum.GetValues<Optimizer>())
        {
            OptimizerFormula optimizer = OptimizerFormula.For(new() { Formula = kind, WeightDecay = 0.01 });
            foreach (Assignment assignment in optimizer.Assignments)
                yield return assignment.Value;
        }
    }
}
