using Microsoft.CodeAnalysis;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>What has to hold between a model's values.</summary>
internal static class ModelRules
{
    /// <param name="declaration">Where the values stand.</param>
    /// <param name="model">Its shape is valid.</param>
    /// <param name="isRefused">Whether another rule has refused it already: then nothing is planned for it.</param>
    public static IReadOnlyList<Problem> Problems(NetworkDeclaration declaration, NetworkModel model, bool isRefused)
    {
        List<Problem> problems = [.. Values(declaration.Arguments, model)];
        if (problems.Count == 0 && !isRefused && model.MaxBytes > 0)
        {
            problems.AddRange(MemoryRules.Problems(declaration.Arguments, model));
        }

        return problems;
    }

    private static Location LocationOfActivation(NetworkArguments arguments, int layer) =>
        arguments.IsArray(Names.HiddenActivations)
            ? arguments.LocationOf(Names.HiddenActivations, layer)
            : arguments.LocationOf(Names.HiddenActivation);

    private static IEnumerable<Problem> Values(NetworkArguments arguments, NetworkModel model)
    {
        // One problem where one option is for all of them.
        foreach (Location location in model.HiddenLayers
            .Select((layer, index) => (layer.Activation, Location: LocationOfActivation(arguments, index)))
            .Where(layer => layer.Activation == Activation.Softmax)
            .Select(layer => layer.Location)
            .Distinct())
        {
            yield return new Problem(DiagnosticDescriptors.SoftmaxHidden, location);
        }

        string[] ofHidden = [Names.HiddenActivation, Names.HiddenFormula];
        foreach (string option in ofHidden.Where(name => !model.HiddenLayers.Any() && arguments.IsGiven(name)))
        {
            yield return new Problem(
                DiagnosticDescriptors.OptionUnused,
                arguments.LocationOf(option),
                option,
                "without a hidden layer",
                "");
        }

        string[] ofGradients = [Names.BackwardFrom, Names.Jacobian];
        foreach (string option in ofGradients.Where(name =>
            !model.Frozen && !model.Gradients && arguments.Get(name, false)))
        {
            yield return new Problem(
                DiagnosticDescriptors.OptionUnused,
                arguments.LocationOf(option),
                option,
                "with Gradients = false",
                ", or leave out Gradients");
        }

        if (model.Output.Activation == Activation.Softmax && model.Outputs == 1)
        {
            yield return new Problem(DiagnosticDescriptors.SoftmaxOfOne, arguments.LocationOf(Names.Outputs));
        }

        // Which pairs can train is mathematics: the plan knows the reason.
        if (!PlanQueries.Accepts(model.Loss, model.Output.Activation, out string reason))
        {
            Activation partner = LayerParser.Partner(arguments.GetEnum(Names.Loss, Loss.SumSquares));
            // Softmax of one output would be refused next.
            bool isMend = model.Outputs > 1 || partner != Activation.Softmax;
            yield return new Problem(
                DiagnosticDescriptors.LossPair,
                arguments.LocationOf(
                    arguments.IsGiven(Names.OutputFormula) ? Names.OutputFormula : Names.OutputActivation),
                model.Loss.Name,
                model.Output.Activation.Name,
                reason,
                isMend
                    ? $"write OutputActivation = Activation.{partner}, or choose another loss"
                    : "one softmax output is always 1: write Loss = Loss.BinaryCrossEntropy "
                        + "and OutputActivation = Activation.Sigmoid")
            {
                Mend = isMend ? partner.ToString() : null,
            };
        }

        if (model.Kernel == Kernel.Scalar && model.Weights > PlanQueries.MaxUnrolledWeights)
        {
            yield return new Problem(
                DiagnosticDescriptors.TooManyToUnroll,
                arguments.LocationOf(Names.Kernel),
                model.Weights,
                PlanQueries.MaxUnrolledWeights);
        }

        if (model.MaxBytes < 0)
        {
            yield return new Problem(
                DiagnosticDescriptors.MaxBytesNegative, arguments.LocationOf(Names.MaxBytes), model.MaxBytes);
        }
    }
}
