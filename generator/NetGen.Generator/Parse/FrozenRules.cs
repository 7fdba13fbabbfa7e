using Microsoft.CodeAnalysis;
using NetGen.Compiler.Model;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>A frozen network and the file of its weights: there, for this network, and whole.</summary>
internal static class FrozenRules
{
    /// <summary>What only training and instances use.</summary>
    public static readonly IReadOnlyList<string> Unused =
    [
        Names.Optimizer,
        .. OptimizerRules.Uses.Select(use => use.Name),
        Names.DecayBiases,
        Names.Trainable,
        Names.InputGradients,
        Names.BackwardFrom,
        Names.Jacobian,
        Names.Gradients,
        Names.Parallel,
        Names.MaxBytes,
    ];

    /// <param name="declaration">The class.</param>
    /// <param name="model">Its shape is valid.</param>
    public static IEnumerable<Problem> Problems(NetworkDeclaration declaration, NetworkModel model)
    {
        string name = declaration.Class.Name;
        var weights = FrozenWeights.Of(declaration.Class);
        if (!model.Frozen)
        {
            return weights is null
                ? []
                : [new Problem(DiagnosticDescriptors.FrozenWeightsUnused, declaration.Identifier, name, weights.File)];
        }

        Location location = declaration.Arguments.LocationOf(Names.Frozen);
        IEnumerable<Problem> problems = Unused.Where(declaration.Arguments.IsGiven).Select(option => new Problem(
            DiagnosticDescriptors.OptionUnused,
            declaration.Arguments.LocationOf(option),
            option,
            "with Frozen = true, where nothing is trained",
            ""));
        return weights is null
            ? problems.Append(new Problem(
                DiagnosticDescriptors.FrozenWeightsMissing,
                location,
                name,
                FullName(declaration.Class),
                Advice(declaration, model)))
            : problems.Concat(Misfits(weights, model).Take(1).Select(misfit => new Problem(
                DiagnosticDescriptors.FrozenWeightsMisfit, location, name, weights.File, misfit)));
    }

    /// <summary>
    /// "Ball.Weights.cs is for 'Ball', but this class is 'Demo.Ball'; write it again with": a file of this shape that
    /// no network uses.
    /// </summary>
    private static string Advice(NetworkDeclaration declaration, NetworkModel model)
    {
        var (type, weights) = declaration.Compilation.GetSymbolsWithName(FrozenFormat.Member, SymbolFilter.Member)
            .Select(member => member.ContainingType)
            .Where(type => type is not null && !NetworkDeclaration.IsNetwork(type))
            .Select(type => (Type: type, Weights: FrozenWeights.Of(type)))
            .Where(stray => stray.Weights is not null && !Misfits(stray.Weights, model).Any())
            .OrderBy(stray => stray.Type.Name != declaration.Class.Name)
            .ThenBy(stray => FullName(stray.Type), StringComparer.Ordinal)
            .FirstOrDefault();
        return weights is null
            ? "train the network in a class without Frozen, write them with"
            : $"{weights.File} is for '{FullName(type)}', but this class is '{FullName(declaration.Class)}'; "
                + "write it again with";
    }

    /// <summary>The first says it: what follows is an echo.</summary>
    private static IEnumerable<string> Misfits(FrozenWeights weights, NetworkModel model)
    {
        IReadOnlyList<int> layers = model.Sizes;
        if (!weights.Layers.SequenceEqual(layers))
        {
            yield return $"the weights are for {string.Join("-", weights.Layers)}, "
                + $"but the network is {string.Join("-", layers)}";
        }

        string[] activations = [.. model.Layers.Select(layer => layer.Activation.Text ?? layer.Activation.Name)];
        if (!weights.Activations.SequenceEqual(activations))
        {
            yield return $"the weights are for the activations {string.Join(", ", weights.Activations)}, "
                + $"but the network has {string.Join(", ", activations)}";
        }

        if ((weights.Residual, weights.InputSkip) != (model.IsResidual, model.TakesInputSkip))
        {
            yield return $"the weights are for a network {Skips(weights.Residual, weights.InputSkip)}, "
                + $"but this one is {Skips(model.IsResidual, model.TakesInputSkip)}";
        }

        string type = model.Precision == Precision.Single ? "float" : "double";
        if (weights.Type != type)
        {
            yield return $"the weights are of type {weights.Type}, but the network's Precision is "
                + $"{model.Precision} ({type})";
        }

        long parameters = model.Weights + model.Layers.Sum(layer => layer.Size);
        int padding = FrozenFormat.Padding(model.Precision);
        if (weights.Count != parameters + padding)
        {
            yield return weights.Count is { } count
                ? $"the file has {count} numbers, but {parameters} parameters and {padding} zeros at the end are "
                + "expected"
                : "there is no list of numbers";
        }
    }

    private static string Skips(bool residual, bool inputSkip) => (residual, inputSkip) switch
    {
        (true, true) => "with Residual and InputSkip",
        (true, false) => "with Residual",
        (false, true) => "with InputSkip",
        _ => "without Residual and InputSkip",
    };

    /// <summary>As reflection spells it, and SaveFrozen takes it: Demo.Robot+Brain.</summary>
    private static string FullName(INamedTypeSymbol symbol) => string.Join(
        ".",
        [
            .. ClassPlaceParser.Namespaces(symbol),
            string.Join("+", ClassPlaceParser.ContainingTypes(symbol).Append(symbol).Select(type => type.Name)),
        ]);
}
