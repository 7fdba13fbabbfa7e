using NetGen.Generator.Diagnostics;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;

namespace NetGen.Generator.Parse;

/// <summary>What has to hold between a model's values.</summary>
internal static class ModelRules
{
    /// <summary>The most weights that are written out one statement each: beyond, compilers take minutes.</summary>
    public const int MaxUnrolledWeights = 16_384;

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

    private static IEnumerable<Problem> Values(NetworkArguments arguments, NetworkModel model)
    {
        if (model.HiddenActivation == Activation.Softmax)
        {
            yield return new Problem(
                DiagnosticDescriptors.SoftmaxHidden, arguments.LocationOf(Names.HiddenActivation));
        }

        if (model.OutputActivation == Activation.Softmax && model.Outputs == 1)
        {
            yield return new Problem(DiagnosticDescriptors.SoftmaxOfOne, arguments.LocationOf(Names.Outputs));
        }

        // Which pairs can train is mathematics: the plan knows the reason.
        if (!LossFormula.For(model.Loss).Accepts(model.OutputActivation, out string reason))
        {
            Activation partner = NetworkParser.Partner(model.Loss);
            // Softmax of one output would be refused next.
            bool isMend = model.Outputs > 1 || partner != Activation.Softmax;
            yield return new Problem(
                DiagnosticDescriptors.LossPair,
                arguments.LocationOf(Names.OutputActivation),
                model.Loss,
                model.OutputActivation,
                reason,
                isMend
                    ? $"write OutputActivation = Activation.{partner}, or choose another loss"
                    : "one softmax output is always 1: write Loss = Loss.BinaryCrossEntropy and OutputActivation = Activation.Sigmoid")
            {
                Mend = isMend ? partner.ToString() : null,
            };
        }

        IReadOnlyList<int> sizes = ShapeRules.Sizes(arguments);
        long weights = sizes.Skip(1).Select((size, index) => (long)sizes[index] * size).Sum();
        if (model.Kernel == Kernel.Scalar && weights > MaxUnrolledWeights)
        {
            yield return new Problem(
                DiagnosticDescriptors.TooManyToUnroll,
                arguments.LocationOf(Names.Kernel),
                weights,
                MaxUnrolledWeights);
        }

        if (model.MaxBytes < 0)
        {
            yield return new Problem(
                DiagnosticDescriptors.MaxBytesNegative, arguments.LocationOf(Names.MaxBytes), model.MaxBytes);
        }
    }
}
