using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;

namespace NetGen.Texts;

/// <summary>Networks drawn from all that decides a generated text: number n is the same network in every run.</summary>
internal static class DrawnModels
{
    private static readonly (Loss Loss, Activation Output)[] Pairs =
    [
        .. from loss in BuiltIn.Losses
           from activation in BuiltIn.Activations
           where LossFormula.For(loss).Accepts(activation, out _)
           select (loss, activation),
    ];

    public static NetworkModel Of(int number)
    {
        var random = new Random(number);
        (Loss loss, Activation output) = Pick(Pairs);
        ConsumerModel consumer = Consumer(random);
        bool frozen = Chance(10) && consumer.HasSpan;
        var drawn = new NetworkModel
        {
            Class = Place(random, number),
            AttributeText = $"[Network(/* {number} */)]",
            Inputs = Width(),
            Layers = Layers(),
            Loss = loss,
            Optimizer = frozen ? new OptimizerModel { Formula = Optimizer.GradientDescent } : PickOptimizer(random),
            Precision = Pick(Enum.GetValues<Precision>()),
            InputGradients = !frozen && Chance(3),
            Gradients = !frozen && !Chance(5),
            Parallel = !frozen && Chance(6),
            Frozen = frozen,
            Kernel = Pick(Enum.GetValues<Kernel>()),
            MaxBytes = 0,
            Consumer = consumer,
        };

        // Drawn last, so that what came before stays the same.
        bool keeps = drawn.Gradients;
        NetworkModel model = drawn with
        {
            Optimizer = frozen ? drawn.Optimizer : drawn.Optimizer with
            {
                L1 = Chance(8) ? 0.001 : 0,
                L2 = Chance(6) ? 0.02 : 0,
                DecayBiases = !Chance(4),
            },
            BackwardFrom = keeps && Chance(8),
            Jacobian = keeps && Chance(10),
            Layers = Fixed(drawn.Layers),
        };
        bool residual = Chance(8), inputSkip = Chance(8);
        return model.WithSkips(residual, inputSkip);

        EquatableArray<LayerModel> Fixed(EquatableArray<LayerModel> layers)
        {
            LayerModel[] some = [.. layers.Select(layer => layer with { IsTrainable = Chance(2) })];
            return !frozen && Chance(6) && some.Any(layer => layer.IsTrainable) ? new(some) : layers;
        }

        EquatableArray<LayerModel> Layers()
        {
            int[] hidden =
            [
                .. Enumerable.Range(0, random.Next(10) switch { 0 => 0, < 6 => 1, < 9 => 2, _ => 3 })
                    .Select(_ => Width()),
            ];
            // Softmax of one output is 1 whatever the network says.
            int outputs = output == Activation.Softmax ? 1 + Width() : Width();
            bool differ = Chance(2);
            Activation activation = Hidden();
            return new(hidden.Append(outputs).Select((size, index) => new LayerModel
            {
                Size = size,
                Activation = index == hidden.Length ? output : differ ? Hidden() : activation,
                InputsFrom = index,
            }));
        }

        Activation Hidden() => Pick([.. BuiltIn.Activations.Where(one => one != Activation.Softmax)]);

        T Pick<T>(T[] values) => values[random.Next(values.Length)];

        bool Chance(int of) => random.Next(of) == 0;

        // Mostly small, where texts differ most; some fill the widest registers several times, a few are long loops.
        int Width() => 1 + random.Next(random.Next(24) switch { 0 => 300, < 4 => 70, _ => 12 });
    }

    private static OptimizerModel PickOptimizer(Random random)
    {
        bool plain = random.Next(2) == 0;
        var optimizer = new OptimizerModel { Formula = (Optimizer)random.Next(Enum.GetValues<Optimizer>().Length) };
        return plain ? optimizer : optimizer with
        {
            Momentum = 0.8,
            Beta1 = 0.85,
            Beta2 = 0.99,
            Alpha = 0.95,
            Epsilon = 1e-6,
            WeightDecay = random.Next(2) == 0 ? 0 : 0.01,
            MaxStep = 10,
        };
    }

    private static ConsumerModel Consumer(Random random)
    {
        // Most users have all of it; the smallest runtimes have none.
        int least = random.Next(8);
        return new ConsumerModel
        {
            HasSpan = least > 1,
            HasVectors = least > 2,
            HasToolAttributes = least > 0,
            HasThreadStatics = least > 0,
            HasFullOptimization = least > 1,
            ChecksOverflow = random.Next(4) == 0,
        };
    }

    private static ClassPlace Place(Random random, int number)
    {
        bool nested = random.Next(6) == 0;
        return new ClassPlace
        {
            Name = "Net",
            Namespace = random.Next(3) == 0 ? "" : "Demo.Networks",
            ContainingTypes = new(
                nested ? [new("class", "Outer"), new("record struct", "Inner<T>")] : Array.Empty<ContainingType>()),
            HintName = $"Net{number}",
            IsAbstract = random.Next(9) == 0,
            BaseWarnings = random.Next(9) == 0 ? "CS0618" : "",
            SetsRequiredMembers = random.Next(9) == 0,
            HasSummary = random.Next(4) == 0,
            HasRemarks = random.Next(4) == 0,
        };
    }
}
