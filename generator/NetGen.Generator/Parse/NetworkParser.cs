using Microsoft.CodeAnalysis;
using NetGen.Compiler.Model;

namespace NetGen.Generator.Parse;

/// <summary>A declaration → the model, or what is wrong where the validator finds an error.</summary>
internal static class NetworkParser
{
    public static ParsedNetwork? Parse(GeneratorAttributeSyntaxContext target, CancellationToken cancellation)
    {
        // Another declaration of the same class has the attribute already: the compiler's error, and one network.
        if (target.TargetSymbol is not INamedTypeSymbol symbol
            || NetworkDeclaration.Find(symbol, target.SemanticModel.Compilation, cancellation) is not { } declaration
            || !target.TargetNode.Contains(declaration.Syntax))
        {
            return null;
        }

        IReadOnlyList<Problem> problems = NetworkValidator.Problems(declaration, cancellation);
        if (!declaration.IsRefused && !problems.Any(problem => problem.IsError))
        {
            return new ParsedNetwork(Model(declaration), Declared: null, Reports: default);
        }

        // Of what the compiler refuses only the spelling is clear: the rest follows from it.
        IEnumerable<Report> reports = declaration.IsRefused
            ? Reports.OfSpelling(SpellingRules.Problems(declaration, cancellation))
            : Reports.OfErrors(declaration, problems);
        return new ParsedNetwork(
            Network: null,
            Declared: DeclaredRules.IsDeclared(declaration, problems) ? Model(declaration) : null,
            new(reports));
    }

    /// <summary>The values as they are written, defaults filled in; they need not be valid.</summary>
    public static NetworkModel Model(NetworkDeclaration declaration)
    {
        NetworkArguments arguments = declaration.Arguments;

        // A frozen network keeps nothing, so that nothing remains of what training would need.
        bool frozen = arguments.Get(Names.Frozen, false);
        bool gradients = !frozen && arguments.Get(Names.Gradients, true);
        return new NetworkModel
        {
            Class = ClassPlaceParser.Parse(declaration.Class, declaration.Compilation),
            AttributeText = AttributeText.Of(declaration.Syntax),
            Inputs = arguments.Get(Names.Inputs, 0),
            Layers = LayerParser.Layers(declaration),
            Loss = declaration.Formulas.Loss?.Id ?? arguments.GetEnum(Names.Loss, Loss.SumSquares),
            Optimizer = OptimizerOf(arguments.GetEnum(Names.Optimizer, Optimizer.GradientDescent), arguments.Get) with
            {
                DecayBiases = arguments.Get(Names.DecayBiases, true),
            },
            TrainedBy = frozen ? FrozenWeights.Of(declaration.Class)?.Optimizer : null,
            Precision = arguments.GetEnum(Names.Precision, Precision.Single),
            InputGradients = !frozen && arguments.Get(Names.InputGradients, false),
            Gradients = gradients,
            BackwardFrom = gradients && arguments.Get(Names.BackwardFrom, false),
            Jacobian = gradients && arguments.Get(Names.Jacobian, false),
            Parallel = !frozen && arguments.Get(Names.Parallel, false),
            Frozen = frozen,
            Kernel = arguments.GetEnum(Names.Kernel, Kernel.Auto),
            MaxBytes = frozen ? 0 : arguments.Get(Names.MaxBytes, 0),
            Consumer = ConsumerParser.Parse(declaration),
        }.WithSkips(arguments.Get(Names.Residual, false), arguments.Get(Names.InputSkip, false));
    }

    /// <param name="kind">The optimizer.</param>
    /// <param name="get">A constant's value by its name, or what it is where it is left out.</param>
    public static OptimizerModel OptimizerOf(Optimizer kind, Func<string, double, double> get)
    {
        var defaults = new OptimizerModel { Formula = kind };
        return defaults with
        {
            Momentum = Get(Names.Momentum, defaults.Momentum),
            Beta1 = Get(Names.Beta1, defaults.Beta1),
            Beta2 = Get(Names.Beta2, defaults.Beta2),
            Alpha = Get(Names.Alpha, defaults.Alpha),
            Epsilon = Get(Names.Epsilon, defaults.Epsilon),
            WeightDecay = Get(Names.WeightDecay, defaults.WeightDecay),
            StepDecrease = Get(Names.StepDecrease, defaults.StepDecrease),
            StepIncrease = Get(Names.StepIncrease, defaults.StepIncrease),
            MinStep = Get(Names.MinStep, defaults.MinStep),
            MaxStep = Get(Names.MaxStep, defaults.MaxStep),
            L1 = Get(Names.L1, 0),
            L2 = Get(Names.L2, 0),
        };

        // A constant that the optimizer does not have may be written too: it is kept, for the warning.
        double Get(string name, double otherwise) => get(
            name,
            OptimizerConstants.Of(kind).Where(constant => constant.Key == name).Select(constant => constant.Value)
                .DefaultIfEmpty(otherwise).Single());
    }
}
