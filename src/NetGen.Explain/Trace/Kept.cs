using System.Collections.Generic;
using System.Linq;

namespace NetGen.Explain.Trace;

/// <summary>The neurons and parameters that a page has room for.</summary>
/// <param name="Neurons">A neuron is a layer and its number in it; layer 0 is the inputs'.</param>
/// <param name="Parameters">In canonical order.</param>
internal sealed record Kept(HashSet<(int Layer, int Neuron)> Neurons, HashSet<int> Parameters)
{
    /// <summary>Whether a statement's result has its place on the page.</summary>
    /// <param name="id">What it is about.</param>
    /// <param name="term">The weight of the term that it adds to a sum; null: it is no such statement.</param>
    public bool Has(string id, int? term) =>
        term is { } weight && Quantities.NeuronOf(id) is not null ? Parameters.Contains(weight) && Has(id) : Has(id);

    /// <summary>Whether a quantity has its place on the page.</summary>
    public bool Has(string id) =>
        Quantities.ParameterOf(id) is { } parameter ? Parameters.Contains(parameter)
        : Quantities.NeuronOf(id) is not { } neuron || Neurons.Contains(neuron);

    public IReadOnlyList<string> Of(IReadOnlyList<string> ids) => [.. ids.Where(id => Has(id))];
}
