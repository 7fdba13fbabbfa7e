namespace NetGen.Compiler.Plan.Passes;

/// <summary>
/// What an operation does, as mathematics: its steps in an order that is right. A kernel lowers them one by one, in
/// this order or in another one that their dependencies allow; it never states an order of its own.
/// </summary>
internal sealed class Pass
{
    private Pass(IReadOnlyList<MathStep> steps) => Steps = steps;

    public IReadOnlyList<MathStep> Steps { get; }

    /// <param name="plan">The network.</param>
    /// <param name="operation">What is done with one sample.</param>
    /// <param name="keepsGradients">
    /// Whether ∂y_k is kept even where δ_k does without: for its reader, or because operations share their routines.
    /// </param>
    public static Pass Of(NetworkPlan plan, Operation operation, bool keepsGradients) =>
        Of(plan, operation, keepsGradients, layer => plan.NeedsGradientAbove(layer, operation.Steps()));

    /// <summary>
    /// What is done with many rows together. ∂y belongs to one sample: none is kept, and the inputs' is not found.
    /// </summary>
    public static Pass OfRows(NetworkPlan plan, Operation operation) =>
        Of(plan, operation, keepsGradients: false, plan.ReachesAbove);

    private static Pass Of(
        NetworkPlan plan, Operation operation, bool keepsGradients, Func<LayerPlan, bool> needsGradientAbove)
    {
        return new([.. operation switch
        {
            Operation.Predict => Layers(plan),
            Operation.Forward => Forward(plan),
            Operation.RowError => RowError(plan),
            Operation.Backward or Operation.AddGradients => Back(isStep: false),
            Operation.TrainStep => Forward(plan).Concat(Back(isStep: true)),
            Operation.BackwardFrom or Operation.AddGradientsFrom => BackFrom(plan.GivenOutput, isStep: false),
            Operation.PullBack => BackFrom(plan.GivenOutput, isStep: false)
                .Where(step => step.Kind != StepKind.Gradients),
            _ => plan.Layers.Where(layer => layer.IsTrainable).Select(layer => new MathStep(
                StepKind.Update, layer, [new("∂w", layer.Index), new("w", layer.Index)], [new("w", layer.Index)])),
        }]);

        IEnumerable<MathStep> Back(bool isStep) =>
            Error(plan, keepsGradients).Concat(BackFrom(plan.Output, isStep));

        IEnumerable<MathStep> BackFrom(LayerPlan output, bool isStep) =>
            Backward(plan, output, isStep, needsGradientAbove);
    }

    /// <summary>
    /// The steps in the order that a kernel likes best: of those that wait for nothing, always the one with the lowest
    /// rank, and of equals the one that stands first.
    /// </summary>
    public IReadOnlyList<MathStep> InOrder(Func<MathStep, int> rank)
    {
        // Steps before it in the list are the ones that it can depend on.
        int[][] followers =
        [
            .. Steps.Select((step, n) => Enumerable.Range(n + 1, Steps.Count - n - 1)
                .Where(later => Steps[later].DependsOn(step)).ToArray()),
        ];
        int[] waitsFor = new int[Steps.Count];
        foreach (int follower in followers.SelectMany(steps => steps))
        {
            waitsFor[follower]++;
        }

        var waiting = new List<int>(Enumerable.Range(0, Steps.Count));
        var ordered = new List<MathStep>();
        while (waiting.Count > 0)
        {
            int next = -1;
            foreach (int step in waiting)
            {
                if (waitsFor[step] == 0 && (next < 0 || rank(Steps[step]) < rank(Steps[next])))
                {
                    next = step;
                }
            }

            waiting.Remove(next);
            ordered.Add(Steps[next]);
            foreach (int follower in followers[next])
            {
                waitsFor[follower]--;
            }
        }

        return ordered;
    }

    private static IEnumerable<MathStep> Layers(NetworkPlan plan) => plan.Layers.Select(layer => new MathStep(
        StepKind.Layer,
        layer,
        [.. Taken(layer), new("w", layer.Index)],
        [new("u", layer.Index), new("y", layer.Index)]));

    private static IEnumerable<Quantity> Taken(LayerPlan layer) =>
        layer.Sources.Select(source => new Quantity("y", source.Layer));

    /// <summary>E from u_k: without ln y_k nobody asks for y_k.</summary>
    private static IEnumerable<MathStep> RowError(NetworkPlan plan)
    {
        Quantity y = new("y", plan.Output.Index);
        IEnumerable<MathStep> forward = plan.KeepsLogarithms
            ? Forward(plan)
            : Layers(plan).Select(step => step with { Writes = [.. step.Writes.Where(one => one != y)] });
        return forward.Append(Error(plan));
    }

    /// <summary>The layers, with all that E asks for.</summary>
    private static IEnumerable<MathStep> Forward(NetworkPlan plan) => plan.KeepsLogarithms
        ? Layers(plan).Append(new MathStep(
            StepKind.Logarithms, plan.Output, [new("y", plan.Output.Index)], [new("u", plan.Output.Index)]))
        : Layers(plan);

    private static MathStep Error(NetworkPlan plan)
    {
        int n = plan.Output.Index;
        return new MathStep(StepKind.Error, plan.Output, [new("u", n), new("y", n)], [new("E", n)]);
    }

    /// <summary>E, and ∂y_k where it is asked for.</summary>
    private static IEnumerable<MathStep> Error(NetworkPlan plan, bool keepsGradients)
    {
        int n = plan.Output.Index;
        yield return Error(plan);
        if (keepsGradients || plan.Output.Delta.NeedsSum)
        {
            yield return new MathStep(StepKind.OutputGradient, plan.Output, [new("y", n)], [new("∂y", n)]);
        }
    }

    /// <remarks>∂y goes through the weights as they were: it stands before their step, which depends on it.</remarks>
    private static IEnumerable<MathStep> Backward(
        NetworkPlan plan, LayerPlan output, bool isStep, Func<LayerPlan, bool> needsGradientAbove)
    {
        int n = output.Index;
        yield return new MathStep(StepKind.Delta, output, [new("u", n), new("y", n), new("∂y", n)], [new("δ", n)]);
        foreach (LayerPlan layer in plan.Layers.Reverse())
        {
            int l = layer.Index;
            bool goesOn = needsGradientAbove(layer);
            if (layer.TakesInputs && needsGradientAbove(plan.Layers[0]))
            {
                yield return new MathStep(StepKind.GradientAbove, layer, [new("δ", l), new("w", l)], [new("∂y", 0)])
                {
                    Source = layer.Sources[0],
                };
            }

            if (goesOn)
            {
                bool adds = plan.AddsToInputGradients(layer);
                yield return new MathStep(
                    StepKind.GradientAbove,
                    layer,
                    [
                        new("δ", l), new("w", l),
                        .. layer.IsResidual ? [new Quantity("∂y", l)] : Array.Empty<Quantity>(),
                        .. adds ? [new Quantity("∂y", 0)] : Array.Empty<Quantity>(),
                    ],
                    [new("∂y", l - 1)])
                {
                    IsAdded = adds,
                };
            }

            if (layer.IsTrainable)
            {
                yield return new MathStep(
                    StepKind.Gradients,
                    layer,
                    [.. Taken(layer), new("δ", l), .. isStep ? [new Quantity("w", l)] : Array.Empty<Quantity>()],
                    [isStep ? new Quantity("w", l) : new("∂w", l)]);
            }

            if (!goesOn)
            {
                yield break;
            }

            if (plan.Above(layer) is { } above)
            {
                yield return new MathStep(
                    StepKind.Delta,
                    above,
                    [new("∂y", l - 1), new("u", l - 1), new("y", l - 1)],
                    [new("δ", l - 1)]);
            }
        }
    }
}
