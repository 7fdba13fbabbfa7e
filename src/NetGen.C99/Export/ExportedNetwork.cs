using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Compiler.Model;
using NetGen.Compiler.Print.C99;

namespace NetGen.C99.Export;

/// <summary>From a trained network's topology and parameters to the compiler, and all that is checked on the way.</summary>
internal static class ExportedNetwork
{
    /// <summary>The names of the files and their texts. Nothing is written here.</summary>
    public static IReadOnlyList<(string Name, string Text)> Write(
        NetworkTopology topology, double[] parameters, string className, CExport export)
    {
        CheckParameters(topology, parameters);
        CheckForm(topology, export.Form);
        return C99Files.Write(new CRequest
        {
            Model = Model(topology, className),
            Name = CName.Of(export.Name, className),
            Parameters = parameters,
            Training = export.Training,
            Gradients = export.Gradients,
            SelfTest = export.SelfTest,
            Form = export.Form switch
            {
                CForm.Auto => CodeForm.Auto,
                CForm.Unrolled => CodeForm.Unrolled,
                CForm.Loops => CodeForm.Loops,
                _ => throw new ArgumentException(
                    $"{export.Form} is no form of code. Use Auto, Unrolled or Loops.", nameof(export)),
            },
        });
    }

    /// <summary>The network as the compiler knows it.</summary>
    public static NetworkModel Model(NetworkTopology topology, string className) => TopologyModel.Of(
        className,
        topology.Precision.ToString(),
        topology.Inputs,
        topology.Layers.Select(layer => (layer.FanOut, layer.Activation.ToString())),
        topology.Loss.ToString(),
        topology.Optimizer.ToString(),
        topology.OptimizerConstants.ToDictionary(constant => constant.Key, constant => constant.Value),
        topology.InputGradients);

    private static void CheckParameters(NetworkTopology topology, double[] parameters)
    {
        int bad = Array.FindIndex(parameters, number => double.IsNaN(number) || double.IsInfinity(number));
        if (bad >= 0)
        {
            throw new ArgumentException(
                $"Parameter {bad} of {topology} is {parameters[bad].ToString(CultureInfo.InvariantCulture)}: C has no "
                + "constant for it, and no prediction would be a number. Train again with a smaller learning rate, or "
                + "load parameters that are numbers.",
                nameof(parameters));
        }
    }

    private static void CheckForm(NetworkTopology topology, CForm form)
    {
        int weights = topology.Layers.Sum(layer => layer.FanIn * layer.FanOut);
        if (form == CForm.Unrolled && weights > CBudgets.MostUnrolledWeights)
        {
            throw new ArgumentException(string.Format(
                CultureInfo.InvariantCulture,
                "CForm.Unrolled writes a statement per value, for at most {0:N0} weights; {1} has {2:N0}. Use CForm.Loops "
                + "or CForm.Auto: they give the same bits.",
                CBudgets.MostUnrolledWeights, topology, weights), nameof(form));
        }
    }
}
