using System;
using System.Linq;
using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;

namespace NetGen;

/// <summary>From what the library says of a network to what the compiler knows of it.</summary>
internal static class CompiledTopology
{
    /// <exception cref="ArgumentException">A text is no formula.</exception>
    public static NetworkModel Model(NetworkTopology topology, string className) => TopologyModel.Of(
        className,
        topology.Precision.ToString(),
        topology.Inputs,
        topology.Layers.Select(layer => (layer.FanOut, Activation(layer))),
        topology.LossFormula is { } formula
            ? Custom(formula, Symbols.Y, Symbols.T, Symbols.N)
            : new FormulaId(topology.Loss.ToString()),
        topology.Optimizer.ToString(),
        topology.OptimizerConstants.ToDictionary(constant => constant.Key, constant => constant.Value),
        topology.DecayBiases,
        topology.Trainable,
        topology.InputGradients).WithSkips(topology.Residual, topology.InputSkip);

    /// <inheritdoc cref="Model"/>
    public static FormulaId Activation(LayerTopology layer) => layer.Formula is { } formula
        ? Custom(formula, Symbols.U)
        : new FormulaId(layer.Activation.ToString());

    private static FormulaId Custom(CustomFormula formula, params Reference[] symbols)
    {
        try
        {
            FormulaId id = FormulaId.Of(formula.Name, formula.Text);
            return id.Definition!.FreeReferences().FirstOrDefault(symbol => !symbols.Contains(symbol)) is { } other
                ? throw new FormatException(
                    $"It speaks of {other.Symbol.Name}; "
                    + $"{string.Join(", ", symbols.Select(symbol => symbol.Symbol.Name))} is expected.")
                : id;
        }
        catch (FormatException problem)
        {
            throw new ArgumentException(
                $"The formula {formula.Name}, \"{formula.Text}\", cannot be read. {problem.Message} The generator "
                + "writes such texts; see docs/formulas.md for their grammar.",
                nameof(formula),
                problem);
        }
    }
}
