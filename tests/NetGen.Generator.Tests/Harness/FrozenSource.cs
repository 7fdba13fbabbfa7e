namespace NetGen.Generator.Tests.Harness;

/// <summary>The part of a frozen class that SaveFrozen writes, of made-up numbers.</summary>
internal static class FrozenSource
{
    /// <summary>Of the network 2-3-1.</summary>
    public static string Xor { get; } = Member([2, 3, 1], "Sigmoid, Identity");

    /// <param name="layers">The neurons of each layer, the inputs first.</param>
    /// <param name="activations">Such as "Sigmoid, Identity".</param>
    /// <param name="type">"float" or "double".</param>
    /// <param name="missing">How many numbers too few there are.</param>
    /// <param name="isArray">As on frameworks without constant spans.</param>
    /// <param name="trainedBy">More of the attribute, such as "Optimizer = NetGen.Optimizer.Adam".</param>
    public static string Member(
        int[] layers, string activations, string type = "float", int missing = 0, bool isArray = false,
        string? trainedBy = null)
    {
        int parameters = Enumerable.Range(1, layers.Length - 1).Sum(k => (layers[k - 1] + 1) * layers[k]);
        int count = parameters + (type == "float" ? 15 : 7) - missing;
        string names = string.Join(", ", activations.Split(", ").Select(name => $"NetGen.Activation.{name}"));
        string sizes = string.Join(", ", layers);
        string attribute =
            $"[NetGen.FrozenWeights(Layers = new[] {{ {sizes} }}, Activations = new[] {{ {names} }}"
            + $"{(trainedBy is null ? "" : $", {trainedBy}")})]";
        string head = isArray
            ? $"private static readonly {type}[] FrozenWeights ="
            : $"private static System.ReadOnlySpan<{type}> FrozenWeights =>";
        return $"{attribute} {head} new {type}[] {{ {string.Join(", ", Enumerable.Range(1, count))} }};";
    }
}
