namespace NetGen.Compiler.Plan.Passes;

/// <summary>What a kernel can do with one sample.</summary>
internal enum Operation
{
    Predict,
    Forward,
    Backward,

    /// <summary>As Backward, but ∂w and ∂b are added to what is there: the sum over a batch.</summary>
    AddGradients,

    /// <summary>E of a row, which changes nothing: where it is computed from u_k.</summary>
    RowError,

    TrainStep,
    Update,

    /// <summary>As Backward, but ∂E/∂y_k comes from outside.</summary>
    BackwardFrom,

    /// <summary>As AddGradients, but ∂E/∂y_k comes from outside.</summary>
    AddGradientsFrom,

    /// <summary>From ∂y_k, which is there, to ∂y_i of the inputs: no gradient of a parameter.</summary>
    PullBack,
}

/// <summary>A row of a sample that an operation takes.</summary>
/// <param name="Name">x, t or y.</param>
/// <param name="Count">The constant that says how long it is.</param>
/// <param name="IsResult">Whether it is written, rather than read.</param>
internal sealed record SampleRow(string Name, string Count, bool IsResult = false);

/// <summary>What operations take and give, whoever spells it.</summary>
internal static class OperationShape
{
    private static readonly SampleRow X = new("x", "InputCount");
    private static readonly SampleRow T = new("t", "OutputCount");
    /// <summary>∂E/∂y_k from outside.</summary>
    public static readonly SampleRow Given = new("outputGradients", "OutputCount");
    private static readonly SampleRow Y = new("y", "OutputCount", IsResult: true);

    public static IReadOnlyList<SampleRow> Rows(this Operation operation) => operation switch
    {
        Operation.Predict => [X, Y],
        Operation.Forward => [X],
        Operation.Backward or Operation.AddGradients => [T],
        Operation.TrainStep or Operation.RowError => [X, T],
        Operation.BackwardFrom or Operation.AddGradientsFrom => [Given],
        _ => [],
    };

    /// <summary>Whether it moves the parameters, and so takes what an optimizer computes once a step.</summary>
    public static bool Steps(this Operation operation) => operation is Operation.TrainStep or Operation.Update;

    /// <summary>Whether it writes nothing of the network's.</summary>
    public static bool KeepsNothing(this Operation operation) => operation is Operation.Predict or Operation.RowError;

    /// <summary>What becomes of the gradients that it finds.</summary>
    public static GradientUse Use(this Operation operation) => operation switch
    {
        Operation.TrainStep => GradientUse.Step,
        Operation.AddGradients or Operation.AddGradientsFrom => GradientUse.Add,
        _ => GradientUse.Store,
    };

    /// <summary>Whether it begins with ∂E/∂y_k.</summary>
    public static bool IsGiven(this Operation operation) =>
        operation is Operation.BackwardFrom or Operation.AddGradientsFrom or Operation.PullBack;

    /// <summary>Whether it returns E.</summary>
    public static bool ReturnsError(this Operation operation) =>
        operation is Operation.Backward or Operation.AddGradients or Operation.RowError or Operation.TrainStep;

    /// <summary>Whether it is no public method: what it is given was checked.</summary>
    public static bool IsInternal(this Operation operation) =>
        operation is Operation.AddGradients or Operation.RowError or Operation.AddGradientsFrom or Operation.PullBack;
}

/// <summary>What becomes of a gradient once it is known.</summary>
internal enum GradientUse
{
    /// <summary>It overwrites ∂w.</summary>
    Store,

    /// <summary>It is added to ∂w, for the mean over a batch.</summary>
    Add,

    /// <summary>The optimizer takes its step at once.</summary>
    Step,
}
