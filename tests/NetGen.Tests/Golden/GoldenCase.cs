using NetGen.TestSupport;

namespace NetGen.Tests.Golden;

/// <summary>One network of golden.json.</summary>
public sealed record GoldenCase
{
    private static readonly Lazy<IReadOnlyList<GoldenCase>> LazyAll = new(() =>
    {
        // The second file corrects cases of the first: see Golden/README.md.
        Dictionary<string, GoldenCase> exact = GoldenFile.Read<GoldenCase[]>("golden.hardsigmoid.json").ToDictionary(golden => golden.Name);
        return
        [
            .. GoldenFile.Read<GoldenCase[]>("golden.json").Select(golden => exact.GetValueOrDefault(golden.Name, golden)),
            .. GoldenFile.Read<GoldenCase[]>("golden.layers.json"),
            .. GoldenFile.Read<GoldenCase[]>("golden.skips.json"),
        ];
    });

    public static IReadOnlyList<GoldenCase> All => LazyAll.Value;

    public required string Name { get; init; }

    public required int Inputs { get; init; }

    public required int[] Hidden { get; init; }

    public required int Outputs { get; init; }

    /// <summary>Of all hidden layers; null where they differ, or where there are none.</summary>
    public string? HiddenActivation { get; init; }

    public string[]? HiddenActivations { get; init; }

    public required string OutputActivation { get; init; }

    public required string Loss { get; init; }

    public bool Residual { get; init; }

    public bool InputSkip { get; init; }

    public required double[] Parameters { get; init; }

    public required double[] X { get; init; }

    public required double[] T { get; init; }

    public required GoldenLayer[] Layers { get; init; }

    [System.Text.Json.Serialization.JsonPropertyName("E")]
    public required double E { get; init; }

    public required double[] Gradients { get; init; }

    public required double[] InputGradients { get; init; }

    public required GoldenBatch Batch { get; init; }

    public required Dictionary<string, GoldenTrajectory> Trajectories { get; init; }

    /// <summary>The class to generate, such as Case003VectorDoubleAdam.</summary>
    public NetworkSpec Spec(Kernel kernel, Precision precision, Optimizer optimizer) => new()
    {
        Name = $"C{Name[1..]}{kernel}{precision}{optimizer}",
        Inputs = Inputs,
        Hidden = Hidden,
        Outputs = Outputs,
        HiddenActivations =
        [
            .. (HiddenActivations ?? [.. Hidden.Select(_ => HiddenActivation!)])
                .Select(name => Enum.Parse<Activation>(name)),
        ],
        OutputActivation = Enum.Parse<Activation>(OutputActivation),
        Loss = Enum.Parse<Loss>(Loss),
        Residual = Residual,
        InputSkip = InputSkip,
        Optimizer = optimizer,
        Kernel = kernel,
        Precision = precision,
    };
}

/// <summary>What one layer holds after a backward pass.</summary>
public sealed record GoldenLayer(double[] Y, double[] Delta, double[] Dy);

/// <summary>Rows, and what their mean must be.</summary>
public sealed record GoldenBatch(double[][] X, double[][] T, double MeanE, double[] MeanGradients)
{
    public double[] FlatX => [.. X.SelectMany(row => row)];

    public double[] FlatT => [.. T.SelectMany(row => row)];
}

/// <summary>Parameters after so many steps over the whole batch.</summary>
public sealed record GoldenTrajectory(double LearningRate, int Steps, double[] Parameters);
