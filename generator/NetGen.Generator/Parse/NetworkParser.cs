using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

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
        IReadOnlyList<int> hidden = arguments.GetArray(Names.HiddenLayers);
        Loss loss = arguments.GetEnum(Names.Loss, Loss.SumSquares);

        // A frozen network keeps nothing, so that nothing remains of what training would need.
        bool frozen = arguments.Get(Names.Frozen, false);
        return new NetworkModel
        {
            Class = ClassPlaceParser.Parse(declaration.Class, declaration.Compilation),
            AttributeText = AttributeText.Of(declaration.Syntax),
            Inputs = arguments.Get(Names.Inputs, 0),
            HiddenLayers = new(hidden.Count > 0 ? hidden : [arguments.Get(Names.Hidden, 0)]),
            Outputs = arguments.Get(Names.Outputs, 0),
            HiddenActivation = arguments.GetEnum(Names.HiddenActivation, Activation.Sigmoid),
            OutputActivation = arguments.GetEnum(Names.OutputActivation, Partner(loss)),
            Loss = loss,
            Optimizer = OptimizerOf(arguments),
            Precision = arguments.GetEnum(Names.Precision, Precision.Single),
            InputGradients = !frozen && arguments.Get(Names.InputGradients, false),
            Gradients = !frozen && arguments.Get(Names.Gradients, true),
            Parallel = !frozen && arguments.Get(Names.Parallel, false),
            Frozen = frozen,
            Kernel = arguments.GetEnum(Names.Kernel, Kernel.Auto),
            MaxBytes = frozen ? 0 : arguments.Get(Names.MaxBytes, 0),
            Consumer = ConsumerParser.Parse(declaration),
        };
    }

    /// <summary>The output activation where none is written. An Identity that is written stays one.</summary>
    public static Activation Partner(Loss loss) => loss switch
    {
        Loss.CrossEntropy => Activation.Softmax,
        Loss.BinaryCrossEntropy => Activation.Sigmoid,
        _ => Activation.Identity,
    };

    private static OptimizerModel OptimizerOf(NetworkArguments arguments)
    {
        Optimizer kind = arguments.GetEnum(Names.Optimizer, Optimizer.GradientDescent);
        var defaults = new OptimizerModel { Kind = kind };
        return defaults with
        {
            Momentum = arguments.Get(Names.Momentum, defaults.Momentum),
            Beta1 = arguments.Get(Names.Beta1, defaults.Beta1),
            Beta2 = arguments.Get(Names.Beta2, defaults.Beta2),
            Alpha = arguments.Get(Names.Alpha, defaults.Alpha),
            Epsilon = arguments.Get(Names.Epsilon, kind == Optimizer.AdaGrad ? 1e-10 : defaults.Epsilon),
            WeightDecay = arguments.Get(Names.WeightDecay, kind == Optimizer.AdamW ? 0.01 : 0),
            StepDecrease = arguments.Get(Names.StepDecrease, defaults.StepDecrease),
            StepIncrease = arguments.Get(Names.StepIncrease, defaults.StepIncrease),
            MinStep = arguments.Get(Names.MinStep, defaults.MinStep),
            MaxStep = arguments.Get(Names.MaxStep, defaults.MaxStep),
        };
    }
}
