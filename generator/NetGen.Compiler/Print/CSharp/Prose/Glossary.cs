using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Prose;

/// <summary>What names and numbers in the code are in the equations above it.</summary>
internal sealed class Glossary(NetworkPlan plan)
{
    /// <summary>The sentences of a header.</summary>
    public string Text => string.Join(" ", new[]
    {
        $"Names: {Names}; δ = ∂E/∂u; dw and dy are ∂w = ∂E/∂w and ∂y = ∂E/∂y.",
        OfLayers,
        Step,
        Guard,
        Sums,
        Shared(plan),
        $"Numbers in brackets are those of the equations in NetGen's docs/maths.md{AlsoKnownAs}. The file with "
            + "\"Members\" in its name says where w, y and the rest are stored.",
    }.Where(sentence => sentence.Length > 0));

    /// <summary>The sentences of a frozen network's header: what prediction alone needs.</summary>
    public string FrozenText => string.Join(" ", new[]
    {
        $"Names: {Names}; all of w is {FrozenFormat.Member} in the file that SaveFrozen wrote.",
        OfLayers,
        Sums,
        Shared(plan),
    }.Where(sentence => sentence.Length > 0));

    /// <summary>What a raised number is; nothing where there is none.</summary>
    private string OfLayers => plan.Layers.Count > 2
        ? "At a line of code, y¹_j is y_j of hidden layer 1, and y_i are the inputs. The equations above the class "
            + "hold for every hidden layer: y_i are then the outputs of the layer above."
        : "";

    /// <summary>The chapter derives some equations under one number and sums them up under another.</summary>
    private string AlsoKnownAs => plan.Layers.Any(layer => !layer.IsOutput && layer.IsReached)
        ? "; (5-15) is also (5-7), (5-18) is (5-9), (5-19) is (5-13)"
        : "; (5-15) is also (5-7)";

    /// <summary>What formulas use more than once; nothing where none does.</summary>
    public static string Shared(NetworkPlan plan)
    {
        IEnumerable<Expression> formulas = plan.Layers.Select(layer => layer.ValueCode);
        if (plan.Capabilities.Learns)
        {
            formulas = formulas
                .Concat(plan.Layers.Where(layer => layer.IsReached).Select(layer => layer.DeltaCode))
                .Append(plan.ErrorCode);
        }

        string[] meanings =
        [
            .. formulas.Distinct()
                .SelectMany(formula => CommonSubexpressions.Extract(formula).Temporaries)
                .Select(temporary => $"{temporary.Name.Symbol.Name}_… is {Prose(temporary.Value)}")
                .Distinct(),
        ];
        return meanings.Length == 0 ? ""
            : $"{string.Join(", ", meanings)}, which the formula of a neuron uses more than once.";
    }

    /// <summary>What holds the values of neurons.</summary>
    private string Names => plan.Kernel.Scalar == ScalarForm.Locals
        ? $"y1_0 is y of neuron 0 in layer 1, the {(plan.Layers.Count > 1 ? "first hidden" : "output")} layer; "
            + "x are the inputs"
        : "y holds the inputs, then the outputs of each layer; w holds the weights of a layer, then its biases";

    /// <summary>Why loops do not add to 0.</summary>
    private string Sums => plan.Kernel.Scalar == ScalarForm.Loops
        || (plan.Kernel.Scalar == ScalarForm.Arrays && plan.Output.Activation.IsSoftmax)
            ? $"A sum begins with {Literal.Of(-0.0, plan.Model.Precision)}: the first term added to it stays as it is, "
                + "even if it is −0 itself."
            : "";

    /// <summary>
    /// "In a step of Adam, stepSize = η′, g = ∂w, 0.9f = β₁, 0.1f = 1 − β₁, …": names and numbers of the code.
    /// </summary>
    private string Step
    {
        get
        {
            // Every signature says that learningRate is η.
            if (plan.Steps.All(step => step.IsInline))
            {
                return "";
            }

            IEnumerable<Name> names = plan.Optimizer.Running
                .Select(scalar => new Name(StepScalars.Field(scalar), Prose(scalar.Target)))
                .Concat(plan.Optimizer.ScalarSymbols.Append(Symbols.G).Concat(plan.Optimizer.StateSymbols)
                    .Select(symbol => new Name(Identifiers.Of(symbol), Prose(symbol))))
                .Where(name => name.Code != name.Prose);
            IEnumerable<string> numbers = Numbers().Distinct()
                .GroupBy(number => number.Code, number => number.Prose)
                .Select(number => $"{number.Key} = {string.Join(" or ", number)}");
            IEnumerable<string> meanings = names.Select(name => $"{name.Code} = {name.Prose}").Concat(numbers);
            return $"In a step of {plan.Optimizer.Name}, {string.Join(", ", meanings)}."
                + (plan.Optimizer.Running.Count > 0 ? " In βᵗ, t counts the steps." : "");
        }
    }

    private IEnumerable<Name> Numbers() =>
        plan.Optimizer.Running.SelectMany(scalar => Numbers(scalar.Value, plan.Model.Precision))
            .Concat(plan.Optimizer.PerStep.SelectMany(assignment => Numbers(assignment.Value, plan.Model.Precision)))
            .Concat(plan.Optimizer.Assignments.SelectMany(
                assignment => Numbers(assignment.Value, plan.Model.Precision)));

    /// <summary>The constants of a formula that have a symbol, and 1 less one of them, as code has it.</summary>
    private static IEnumerable<Name> Numbers(Expression formula, Precision precision) =>
        formula switch
        {
            Constant { Symbol: not null } constant => [new(Literal.Of(constant.Value, precision), constant.Symbol)],
            Difference(Constant { Value: 1 }, Constant { Symbol: not null } share) =>
                [new(Literal.Of(1 - share.Value, precision), Prose(formula))],
            _ => formula.Children().SelectMany(part => Numbers(part, precision)),
        };

    private static string Prose(Expression formula) => new ProsePrinter().Print(formula);

    /// <summary>What logarithms and quotients of the loss are kept from.</summary>
    private string Guard
    {
        get
        {
            double smallest = LossFormula.SmallestNormal(plan.Model.Precision);
            return new[] { plan.ErrorCode, plan.OutputGradientCode, plan.Output.DeltaCode }
                .SelectMany(formula => formula.Descendants())
                .Any(part => part is Constant constant && constant.Value == smallest)
                ? $"{Literal.Of(smallest, plan.Model.Precision)} is the smallest normal number. Divisors and "
                    + "arguments of logarithms are never smaller, so that E and its gradient stay finite."
                : "";
        }
    }

    /// <summary>What code calls something that formulas call otherwise.</summary>
    private sealed record Name(string Code, string Prose);
}
