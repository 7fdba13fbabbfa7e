using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.CSharp.Prose;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>
/// The methods of one sample: their public heads, and the heads of the scalar bodies behind them where a public method
/// does more than run its body (vectors to choose from, or arrays without spans).
/// </summary>
internal sealed class Signatures(NetworkPlan plan)
{
    private readonly Framework _dialect = new(plan.Model);
    private readonly Equations _equations = new(plan);
    private readonly Equations _general = new(plan, inGeneral: true);

    /// <summary>Whether a public method holds its scalar body itself.</summary>
    public bool AreDirect => _dialect.HasSpan && plan.Kernel.Vectors.Count == 0;

    /// <summary>A class of constant parameters has no instances.</summary>
    public string Static => plan.Capabilities.HasConstantParameters ? "static " : "";

    /// <summary>The name of the scalar body.</summary>
    public string BodyName(Operation operation) =>
        plan.Kernel.Vectors.Count > 0 ? $"{operation}Scalar"
        : AreDirect || operation.IsInternal() ? $"{operation}"
        : $"{operation}Row";

    public IEnumerable<string> Documentation(Operation operation) => operation switch
    {
        Operation.Predict => Writing.Documentation.Of(
            $"Computes y_k for x: {Formulas}. Writes only to y. {Threads}", Inputs("x"), ("y", $"Receives {Outputs}.")),
        Operation.Forward =>
        [
            .. Writing.Documentation.Of(
                "Computes y_k as Predict does, and keeps every y for Backward, so only one thread at a time may call "
                    + "it. To get an answer, call Predict.",
                Inputs("x")),
            $"/// <returns>{Outputs}, valid until the next call.</returns>",
        ],
        Operation.Backward =>
        [
            .. Writing.Documentation.Of(
                "Back-propagates from the last Forward: overwrites δ, ∂w, ∂b and ∂y. "
                    + $"{_equations.DeltaAlone(plan.Output)}.",
                Targets),
            .. GradientRemarks(),
            $"/// <returns>{Writing.Documentation.Escape(_equations.Error())}</returns>",
        ],
        Operation.Update => Writing.Documentation.Of(
            $"Takes one step of {plan.Optimizer.Name} with the current gradients: {_equations.UpdateOfEach()}, for "
                + $"each of the {plan.TrainableParameters} parameters{(plan.TrainsAll ? "" : " that learn")}, w and b "
                + $"[{plan.TrainableParameters}].", LearningRate),
        Operation.TrainStep =>
        [
            .. Writing.Documentation.Of(
                plan.Capabilities.KeepsGradients
                    ? "Forward, Backward and Update in one: the same step, but ∂w and ∂b are not stored, and y, δ and "
                        + "∂y are unspecified afterwards."
                    : $"Takes one step of {plan.Optimizer.Name} for one sample: {_equations.UpdateOfEach()}.",
                Inputs("x"),
                Targets,
                LearningRate),
            "/// <returns>E before the step.</returns>",
        ],
        Operation.BackwardFrom =>
        [
            .. Writing.Documentation.Of(
                "Back-propagates ∂E/∂y_k from outside, after the last Forward: overwrites δ, ∂w, ∂b and ∂y. "
                    + $"{_equations.DeltaAlone(plan.GivenOutput)}.",
                GivenGradients),
        ],
        Operation.AddGradientsFrom => ["// Like BackwardFrom, but adds to ∂w and ∂b: the sum over a batch."],
        Operation.PullBack => ["// From ∂y_k, which is there, to ∂y_i of the inputs, and no other gradient."],
        Operation.RowError => [$"// E of a row: {_equations.ErrorCode()}."],
        _ => ["// Like Backward, but adds to ∂w and ∂b: the sum over a batch."],
    };

    /// <summary>The documentation of Predict that returns its answer.</summary>
    public IEnumerable<string> PredictDocumentation =>
    [
        .. Writing.Documentation.Of(
            $"Returns y_k for x in a new array, its only allocation. {Threads}", Inputs("x")),
        $"/// <returns>{Outputs}.</returns>",
    ];

    /// <summary>The head of the method that others call: public, but for AddGradients.</summary>
    public string Entry(Operation operation)
    {
        string access = operation.IsInternal() ? "private" : "public";
        IEnumerable<string> parameters = Parameters(operation, (type, name) => $"{type} {name}");
        return $"{access} {Static}{Returns(operation)} {operation}({string.Join(", ", parameters)})";
    }

    /// <summary>The head of a body of its own.</summary>
    public string Body(Operation operation)
    {
        IEnumerable<string> parameters =
            Rows(operation, _dialect.RowParameter).Concat(operation.Steps() ? Scalars : []);
        return $"private {Static}{BodyReturns(operation)} {BodyName(operation)}({string.Join(", ", parameters)})";
    }

    /// <summary>The statement of a public method that runs its scalar body.</summary>
    public string Call(Operation operation)
    {
        IEnumerable<string> rows = Rows(operation, (_, name) => _dialect.Whole(name));
        IEnumerable<string> arguments = operation.Steps() ? rows.Concat(StepScalars.Names(plan)) : rows;
        string call = $"{BodyName(operation)}({string.Join(", ", arguments)});";
        return BodyReturns(operation) == "void" ? call : $"return {call}";
    }

    /// <summary>The checks of a public method: before anything is written.</summary>
    public IEnumerable<string> Checks(Operation operation) => operation.IsInternal()
        ? []
        : [.. operation.Rows().Select(row => Check(row.Name, row.Count)), .. Sharing.Of(plan, operation)];

    public string Check(string name, string wanted) =>
        $"global::NetGen.CompilerServices.Guard.Length({Length(name)}, {wanted}, \"{name}\");";

    public string Length(string name) =>
        _dialect.HasSpan ? $"{name}.Length" : $"global::NetGen.CompilerServices.Guard.LengthOf({name}, \"{name}\")";

    private string Returns(Operation operation) =>
        operation.ReturnsError() ? _dialect.T : operation == Operation.Forward ? _dialect.In : "void";

    /// <summary>
    /// Where Forward returns an array of its own, a batch has no use for it: the public method fills it.
    /// </summary>
    private string BodyReturns(Operation operation) =>
        operation == Operation.Forward && plan.Storage.Has(SectionNames.Result) ? "void" : Returns(operation);

    private IEnumerable<string> Parameters(Operation operation, Func<string, string, string> row)
    {
        IEnumerable<string> rows = Rows(operation, row);
        return operation.Steps() ? rows.Append($"{_dialect.T} learningRate") : rows;
    }

    private IEnumerable<string> Rows(Operation operation, Func<string, string, string> spell) =>
        operation.Rows().Select(row => spell(row.IsResult ? _dialect.Out : _dialect.In, row.Name));

    private IEnumerable<string> Scalars => StepScalars.Names(plan).Select(name => $"{_dialect.T} {name}");

    private string Formulas => string.Join(
        "; ", _general.Each(plan.Layers, layer => $"{_general.WeightedSum(layer)}, {_general.Value(layer)}"));

    /// <summary>Each layer's gradients with their shapes, from the output back.</summary>
    private IEnumerable<string> GradientRemarks() =>
    [
        "/// <remarks>",
        .. plan.Layers.Where(layer => layer.IsReached).Reverse().SelectMany(layer => Wrapping.Words(
                Writing.Documentation.Escape(string.Join("; ", Gradients(layer))
                + (layer.Index == FirstReached ? "." : ";"))))
            .Select(line => $"/// {line}"),
        "/// </remarks>",
    ];

    private int FirstReached => plan.Layers.First(layer => layer.IsReached).Index;

    /// <summary>The equations of what Backward finds of a layer, with their shapes.</summary>
    private IEnumerable<string> Gradients(LayerPlan layer) =>
    [
        .. layer.IsOutput ? Array.Empty<string>() : [$"{_equations.Delta(layer)} [{layer.FanOut}]"],
        .. layer.IsTrainable
            ?
            [
                $"{_equations.WeightGradient(layer)} [{layer.FanIn}, {layer.FanOut}], "
                    + $"{_equations.BiasGradient(layer)} [{layer.FanOut}]",
            ]
            : Array.Empty<string>(),
        .. plan.NeedsGradientAbove(layer, inTrainStep: false)
            ? [$"{_equations.GradientAbove(layer)} [{layer.Above.Count}]"]
            : Array.Empty<string>(),
    ];

    private string Threads => plan.Capabilities.HasConstantParameters
        ? "Many threads may call it at once."
        : "Many threads may call it at once, as long as none of them trains or loads this network or changes its "
            + "weights.";

    private string Outputs => $"y_k [{plan.Outputs}]: {Equations.Count(plan.Outputs, "output")}";

    private (string Name, string Meaning) Inputs(string name) =>
        (name, $"x_i [{plan.Inputs}]: {Equations.Count(plan.Inputs, "input")}.");

    private (string Name, string Meaning) Targets =>
        ("t", $"t_k [{plan.Outputs}]: {Equations.Count(plan.Outputs, "target")}.");

    private (string Name, string Meaning) GivenGradients =>
        (OperationShape.Given.Name, $"∂E/∂y_k [{plan.Outputs}], for each output.");

    private static (string Name, string Meaning) LearningRate => ("learningRate", "η");
}
