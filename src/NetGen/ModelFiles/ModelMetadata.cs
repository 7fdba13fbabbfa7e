using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>What a model file says about its network in addition to the numbers, as text.</summary>
internal static class ModelMetadata
{
    public const string LayersKey = "netgen.layers";
    public const string ActivationsKey = "netgen.activations";
    public const string LossKey = "netgen.loss";

    /// <summary>Which skips the network has; missing if none.</summary>
    public const string SkipsKey = "netgen.skips";
    public const string ClassesKey = "netgen.classes";

    /// <summary>Where standardizers are folded in; missing if nowhere.</summary>
    public const string FoldedKey = "netgen.folded";

    /// <summary>"inputs", "targets" or "inputs, targets".</summary>
    public static string Folded(FoldedSides sides) => sides switch
    {
        FoldedSides.Inputs => "inputs",
        FoldedSides.Targets => "targets",
        FoldedSides.Inputs | FoldedSides.Targets => "inputs, targets",
        _ => "",
    };

    /// <summary>Such as "2-3-1": inputs, then the neurons of every layer.</summary>
    public static string Layers(NetworkTopology topology) =>
        $"{topology.Inputs}-{string.Join("-", topology.Layers.Select(layer => layer.FanOut))}";

    /// <summary>
    /// Such as "Sigmoid, Identity"; of a formula of the user's, what it computes, so that a changed one is not the
    /// same.
    /// </summary>
    public static string Activations(NetworkTopology topology) =>
        string.Join(", ", topology.Layers.Select(layer => layer.Formula?.Text ?? layer.Activation.ToString()));

    /// <summary>Such as "Huber"; of a formula of the user's, what it computes.</summary>
    public static string Loss(NetworkTopology topology) => topology.LossFormula?.Text ?? topology.Loss.ToString();

    /// <summary>"Residual", "InputSkip", "Residual, InputSkip", or "" of a network without skips.</summary>
    public static string Skips(NetworkTopology topology) => (topology.Residual, topology.InputSkip) switch
    {
        (true, true) => "Residual, InputSkip",
        (true, false) => "Residual",
        (false, true) => "InputSkip",
        _ => "",
    };

    /// <summary>The entries that every file has, in their order. Keys and values need no escaping in JSON.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(NetworkTopology topology) =>
    [
        new(LayersKey, Layers(topology)),
        new(ActivationsKey, Activations(topology)),
        new(LossKey, Loss(topology)),
        new("netgen.optimizer", topology.Optimizer.ToString()),
        .. Skips(topology) is { Length: > 0 } skips
            ? [new(SkipsKey, skips)]
            : Array.Empty<KeyValuePair<string, string>>(),
    ];
}
