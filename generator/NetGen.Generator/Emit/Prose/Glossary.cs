using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Formulas;

namespace NetGen.Generator.Emit.Prose;

/// <summary>What names and numbers in the code are in the equations above it.</summary>
internal sealed class Glossary(NetworkPlan plan)
{
    /// <summary>The sentences of a header.</summary>
    public string Text => string.Join(" ", new[]
    {
        "Names: y1_0 is y of neuron 0 in layer 1, the first hidden layer; x are the inputs, y_i of the first layer; δ = ∂E/∂u; "
            + "dw, dy stand for ∂w = ∂E/∂w, ∂y = ∂E/∂y.",
        Step,
        Guard,
        "Numbers in brackets are the chapter's: NetGen's docs/maths.md. Where w, y and the rest are kept: the file with \"Members\".",
    }.Where(sentence => sentence.Length > 0));

    /// <summary>"In Adam's step stepSize is η′, rootScale c, 0.9f β₁, …": what is not spelled as in the equation.</summary>
    private string Step
    {
        get
        {
            string[] names =
            [
                .. StepScalars.Names(plan)
                    .Select(name => (Code: name, Prose: new ProsePrinter().Print(new Reference(name))))
                    .Where(name => name.Code != name.Prose)
                    .Concat(Constants())
                    .Select((name, index) => $"{name.Code} {(index == 0 ? "is " : "")}{name.Prose}"),
            ];
            return names.Length < 2 ? "" : $"In a step of {plan.Optimizer.Name} {string.Join(", ", names)}.";
        }
    }

    private IEnumerable<(string Code, string Prose)> Constants() =>
        ConstantsOf(plan.Optimizer.Assignments, plan.Model.Precision)
            .Concat(ConstantsOf(plan.Optimizer.PerStep, Precision.Double))
            .Distinct();

    private static IEnumerable<(string Code, string Prose)> ConstantsOf(IEnumerable<Assignment> assignments, Precision precision) =>
        from assignment in assignments
        from constant in assignment.Value.Descendants().OfType<Constant>()
        where constant.Symbol is not null
        select (Literal.Of(constant.Value, precision), constant.Symbol);

    /// <summary>What logarithms and quotients of the loss are kept from.</summary>
    private string Guard
    {
        get
        {
            double smallest = Stabiliser.SmallestNormal(plan.Model.Precision);
            return new[] { plan.ErrorCode, plan.OutputGradientCode, plan.Output.DeltaCode }
                .SelectMany(formula => formula.Descendants())
                .Any(part => part is Constant constant && constant.Value == smallest)
                ? $"{Literal.Of(smallest, plan.Model.Precision)} is the smallest normal number: logarithms and divisors stay at it or above, "
                    + "so that E and its gradient stay finite."
                : "";
        }
    }
}
