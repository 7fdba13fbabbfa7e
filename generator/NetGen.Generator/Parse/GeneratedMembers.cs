using NetGen.Compiler.Model;

namespace NetGen.Generator.Parse;

/// <summary>A member that the generated part of a class declares.</summary>
/// <param name="Name">".ctor" for a constructor.</param>
/// <param name="Parameters">A method's parameter types, all by value; null for all that is no method.</param>
internal sealed record GeneratedMember(string Name, EquatableArray<string>? Parameters = null);

/// <summary>
/// Every name that emitters may declare in the user's class: a user's member that clashes gets a diagnostic instead of
/// a compiler error. A test holds generated code to it.
/// </summary>
internal static class GeneratedMembers
{
    public const string Constructor = ".ctor";

    /// <summary>
    /// Fields, classes and methods for the emitters' own use: all else stands in the nested classes. A test holds the
    /// list to what every optimizer keeps.
    /// </summary>
    private static readonly HashSet<string> PrivateNames = new(StringComparer.Ordinal)
    {
        "_state", "_origin", "_w", "_dw", "_y", "_u", "_delta", "_dy", "_dx", "_totals", "_result", "_evaluated",
        "_m", "_v", "_h", "_step", "_previous", "_correction1", "_correction2",
        "ScalarKernel", "Vector512Kernel", "Vector256Kernel", "Vector128Kernel",
        "Samples512Kernel", "Samples256Kernel", "Samples128Kernel",
        "PredictScalar", "ForwardScalar", "BackwardScalar", "TrainStepScalar", "UpdateScalar", "AddGradientsScalar",
        "RowErrorScalar", "BackwardFromScalar", "AddGradientsFromScalar", "PullBackScalar",
        "PredictRow", "ForwardRow", "BackwardRow", "TrainStepRow", "UpdateRow", "AddGradientsRow", "RowErrorRow",
        "BackwardFromRow",
        "AddGradients", "SumGradients", "SumRows", "AddRows", "RowError", "AddGradientsFrom", "SumGradientsFrom",
        "AddRowsFrom", "PullBack", "PredictRows", "PredictPart", "SumPart",
        "MergePart", "Parts", "FirstRow", "FirstOfState", "FirstOf",
        "_workers", "_predictPart", "_sumPart", "_mergePart", "_partErrors",

        // A member of this name would be called instead.
        "MemberwiseClone",
    };

    /// <summary>
    /// Whether a name is the emitters' own, whatever the member: it is reserved for every network, so that another
    /// kernel or the next version may use it without breaking a user's class.
    /// </summary>
    public static bool IsPrivate(string name) => PrivateNames.Contains(name);

    /// <summary>
    /// The public contract, the same whatever is left out: switching an option must not break a class.
    /// </summary>
    public static IEnumerable<GeneratedMember> Public(NetworkModel model)
    {
        string number = model.Precision == Precision.Double ? "double" : "float";
        string read = model.Consumer.HasSpan ? $"global::System.ReadOnlySpan<{number}>" : $"{number}[]";
        string write = model.Consumer.HasSpan ? $"global::System.Span<{number}>" : $"{number}[]";
        int hidden = model.HiddenLayers.Count();
        return
        [
            Method(Constructor),
            Method(Constructor, "int"),
            new("InputCount"),
            new("OutputCount"),
            new("ParameterCount"),
            new("Topology"),
            .. hidden == 1
                ? [new GeneratedMember("HiddenLayer")]
                : Enumerable.Range(1, hidden).Select(layer => new GeneratedMember($"HiddenLayer{layer}")),
            new("OutputLayer"),
            new("InputGradients"),
            Method("Initialize", "int"),
            Method("Predict", read, write),
            Method("Predict", read),
            Method("Forward", read),
            Method("Backward", read),
            Method("Update", number),
            Method("BackwardFrom", read),
            Method("TrainStepFrom", read, number),
            Method("BackwardBatchFrom", read, read),
            Method("Jacobian", read, write),
            Method("TrainStep", read, read, number),
            Method("PredictBatch", read, write),
            Method("Evaluate", read, read),
            Method("BackwardBatch", read, read),
            Method("TrainBatch", read, read, number),
            Method("CopyParametersTo", write),
            Method("LoadParameters", read),
            Method("CopyGradientsTo", write),
            new("MaxDegreeOfParallelism"),
            Method("LoadGradients", read),
            new("OptimizerStateCount"),
            Method("CopyOptimizerStateTo", model.Consumer.HasSpan ? "global::System.Span<double>" : "double[]"),
            Method("Clone"),
            Method("CopyFrom", FullName(model.Class)),
            Method("LoadOptimizerState", model.Consumer.HasSpan ? "global::System.ReadOnlySpan<double>" : "double[]"),
        ];
    }

    /// <summary>The class, as the compiler spells it; without the @ of names that are keywords.</summary>
    private static string FullName(ClassPlace place) => "global::" + string.Join(
        ".",
        new[] { place.Namespace }.Where(name => name.Length > 0)
            .Concat(place.ContainingTypes.Select(type => type.Name))
            .Append(place.Name)).Replace("@", "");

    private static GeneratedMember Method(string name, params string[] parameters) => new(name, new(parameters));
}
