using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Compiler.Lower.Scalar;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Explain.Trace;

/// <summary>What the names and places of a program stand for.</summary>
/// <remarks>
/// A quantity's id is the same in all programs of a network: y1_0, u1_0, d1_0 (δ) and g1_0 (∂y) of neuron 0 in the
/// first hidden layer, y0_0 of an input, t0, E, w3 and G3 (∂w) of parameter 3 in canonical order, s.v.3 of what an
/// optimizer keeps for it, eta.
/// </remarks>
internal sealed class Quantities
{
    private readonly NetworkPlan _plan;
    private readonly Dictionary<string, string> _locals = [];
    private readonly Dictionary<string, string[]> _sections = [];
    private readonly (int Layer, int Above, int From, int To)[] _ends;

    public Quantities(NetworkPlan plan)
    {
        _plan = plan;
        var values = new ScalarValues(plan, inArrays: false);
        string[] outputs = Room(SectionNames.Outputs), sums = Room(SectionNames.Sums);
        string[] deltas = Room(SectionNames.Deltas), gradients = Room(SectionNames.OutputGradients);
        for (int i = 0; i < plan.Inputs; i++)
        {
            Name(values.Y(0, i), Of('y', 0, i));
            Set(outputs, i, Of('y', 0, i));
        }

        _sections[SectionNames.InputGradients] = [.. Enumerable.Range(0, plan.Inputs).Select(i => Of('g', 0, i))];
        foreach (LayerPlan layer in plan.Layers)
        {
            for (int j = 0; j < layer.FanOut; j++)
            {
                int l = layer.Index;
                Name(values.Y(l, j), Of('y', l, j));
                Name(values.U(l, j), Of('u', l, j));
                Name(values.DY(l, j), Of('g', l, j));
                Name(values.Delta(l, j), Of('d', l, j));
                Set(outputs, layer.Storage.Outputs + j, Of('y', l, j));
                if (layer.IsReached)
                {
                    Set(deltas, layer.Storage.Deltas + j, Of('d', l, j));
                    Set(gradients, layer.Storage.Deltas + j, Of('g', l, j));
                }

                if (layer.KeepsSums)
                {
                    Set(sums, layer.Storage.Sums + j, Of('u', l, j));
                }
            }
        }

        for (int k = 0; k < plan.Outputs; k++)
        {
            Name(values.T(k), "t" + Text(k));
        }

        _locals["e"] = "E";
        _locals[Identifiers.Of(Compiler.Algebra.Symbols.LearningRate)] = "eta";
        Parameters =
        [
            .. plan.Layers.SelectMany(layer => layer.ParameterIndexes.Select(index =>
                new ParameterPlace(layer.Storage.Section, index, layer.IsTrainable))),
        ];
        for (int p = 0; p < Parameters.Count; p++)
        {
            (string section, int index, bool learns) = Parameters[p];
            Set(Room(section), index, "w" + Text(p));
            foreach ((string kept, string id) in learns ? KeptFor(p) : [])
            {
                Set(Room(kept), index, id);
            }
        }

        _ends =
        [
            .. plan.Layers.SelectMany(layer => Enumerable.Range(0, layer.Parameters).Select(n =>
            {
                (int above, int from, int to) = layer.Ends(n);
                return (layer.Index, above, from, to);
            })),
        ];
    }

    /// <summary>Where each parameter lies, in canonical order.</summary>
    public IReadOnlyList<ParameterPlace> Parameters { get; }

    /// <summary>
    /// The layer of a parameter, the layer whose neuron it is from, and the neurons that it is between; the first is −1
    /// of a bias.
    /// </summary>
    public (int Layer, int Above, int From, int To) Ends(int parameter) => _ends[parameter];

    public static string Of(char kind, int layer, int neuron) => $"{kind}{Text(layer)}_{Text(neuron)}";

    /// <summary>The id of what a value reads or a statement writes; null: it has none.</summary>
    /// <param name="value">A local or an element.</param>
    /// <param name="numbers">The number that an index has.</param>
    /// <param name="parameter">The parameter that an optimizer's routine is called for; null outside of it.</param>
    public string? Of(Value value, Func<Value, double> numbers, int? parameter)
    {
        switch (value)
        {
            case Local(var name, _) when parameter is { } p && OfStep(name, p) is { } id:
                return id;
            case Local(var name, _):
                return _locals.TryGetValue(name, out string? local) ? local : null;
            case Element { Place.Kind: PlaceKind.Row } element:
                int at = (int)numbers(element.Index);
                return element.Place.Name switch
                {
                    "x" => Of('y', 0, at),
                    "t" => "t" + Text(at),
                    _ => Of('y', _plan.Output.Index, at),
                };
            case Element element when _sections.TryGetValue(element.Place.Name, out string[]? ids):
                return ids[(int)numbers(element.Index)];
            default:
                return null;
        }
    }

    /// <summary>The parameter that an id is of; null: it is of none.</summary>
    public static int? ParameterOf(string id) =>
        id[0] is 'w' or 'G' ? Number(id.Substring(1))
        : id[0] == 's' ? Number(id.Substring(id.LastIndexOf('.') + 1)) : null;

    /// <summary>The neuron that an id is of; null: it is of none.</summary>
    public static (int Layer, int Neuron)? NeuronOf(string id)
    {
        int bar = id.IndexOf('_');
        return bar < 0 || id[0] is not ('u' or 'y' or 'g' or 'd')
            ? null : (Number(id.Substring(1, bar - 1)), Number(id.Substring(bar + 1)));
    }

    /// <summary>What is kept for a parameter that learns, and its id.</summary>
    private IEnumerable<(string Section, string Id)> KeptFor(int parameter) => _plan.Optimizer.States
        .Select(state => (state, $"s.{state}.{Text(parameter)}"))
        .Prepend((SectionNames.Gradients, "G" + Text(parameter)));

    private string? OfStep(string name, int parameter) =>
        name == Identifiers.Of(Compiler.Algebra.Symbols.W) ? "w" + Text(parameter)
        : name == Identifiers.Of(Compiler.Algebra.Symbols.G) ? "G" + Text(parameter)
        : _plan.Optimizer.States.Contains(name) ? $"s.{name}.{Text(parameter)}" : null;

    private void Name(Value value, string id)
    {
        if (value is Local(var name, _))
        {
            _locals[name] = id;
        }
    }

    private string[] Room(string section)
    {
        if (!_sections.TryGetValue(section, out string[]? ids))
        {
            ids = new string[_plan.Storage.Has(section) ? _plan.Storage.Section(section).Length : 0];
            _sections[section] = ids;
        }

        return ids;
    }

    private static void Set(string[] section, int index, string id)
    {
        if (index < section.Length)
        {
            section[index] = id;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}

/// <summary>Where a parameter lies.</summary>
/// <param name="Section">w, or of constants in C trained.</param>
/// <param name="Index">Its index there, and in ∂w and each state of the optimizer.</param>
/// <param name="Learns">Whether it has these.</param>
internal sealed record ParameterPlace(string Section, int Index, bool Learns);
