using NetGen.Compiler.Plan.Passes;

namespace NetGen.Compiler.Print.C99;

/// <summary>The functions of an export: what they are called, take and give.</summary>
internal sealed class CSignatures(CNames names)
{
    private string X => $"const {names.Real} x[{names.Macro("INPUTS")}]";

    private string T => $"const {names.Real} t[{names.Macro("OUTPUTS")}]";

    private string Y => $"{names.Real} y[{names.Macro("OUTPUTS")}]";

    private string Network => $"{names.Instance} *n";

    private string Rate => $"{names.Real} learning_rate";

    /// <summary>Prediction with the parameters in flash.</summary>
    public string Predict => $"void {names.Of("predict")}({X}, {Y})";

    public string Trained => $"{names.Real} {names.Of("trained")}(int p)";

    public string Initialize => $"void {names.Of("initialize")}({Network})";

    public string ScaleGradients => $"void {names.Of("scale_gradients")}({Network}, {names.Real} factor)";

    public string Outputs => Row("outputs");

    public string Gradients => Row("gradients");

    public string InputGradients => Row("input_gradients");

    /// <summary>An operation on an instance.</summary>
    public string Of(Operation operation) => operation switch
    {
        Operation.Predict => $"void {names.Of("network_predict")}(const {Network}, {X}, {Y})",
        Operation.TrainStep => $"{names.Real} {names.Of("train_step")}({Network}, {X}, {T}, {Rate})",
        Operation.Forward => $"void {names.Of("forward")}({Network}, {X})",
        Operation.Backward => $"{names.Real} {names.Of("backward")}({Network}, {T})",
        Operation.AddGradients => $"{names.Real} {names.Of("accumulate")}({Network}, {T})",
        Operation.Update => $"void {names.Of("update")}({Network}, {Rate})",
        _ => throw new ArgumentException($"No C function for {operation}.", nameof(operation)),
    };

    /// <summary>What it does, for the header.</summary>
    public static string Summary(Operation operation) => operation switch
    {
        Operation.Predict => "Predicts with the parameters of an instance, which does not change.",
        Operation.TrainStep =>
            "One sample forward and back, and a step of the optimizer. Returns E before the step.",
        Operation.Forward => "Finds y of every layer and keeps it for the functions below.",
        Operation.Backward => "After a forward pass: returns E and overwrites the gradients.",
        Operation.AddGradients =>
            "After a forward pass: returns E and adds to the gradients. A mini-batch is a backward pass for its first "
                + "row, this for all others, then the gradients times 1 / rows, and an update.",
        _ => "A step of the optimizer, from the gradients.",
    };

    /// <summary>The names that no routine may have.</summary>
    public static IReadOnlyList<string> Members { get; } =
    [
        "real", "network", "predict", "trained", "initialize", "network_predict", "train_step", "forward", "backward",
        "accumulate", "update", "scale_gradients", "outputs", "gradients", "input_gradients", "bits", "of_bits", "w",
        "store", "restore", "save", "load", "flash", "newest", "is_whole", "put", "get", "put_numbers", "get_numbers",
        "crc", "sum_bits", "sum_number", "sum_exponent", "sum_fraction",
    ];

    private string Row(string name) => $"const {names.Real} *{names.Of(name)}(const {Network})";
}
