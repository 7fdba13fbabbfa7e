using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.C99;

namespace NetGen.C99.Export;

/// <summary>
/// From a trained network's topology and parameters to the compiler, and all that is checked on the way.
/// </summary>
internal static class ExportedNetwork
{
    /// <summary>The names of the files and their texts. Nothing is written here.</summary>
    public static IReadOnlyList<(string Name, string Text)> Write(
        NetworkTopology topology, double[] parameters, string className, CExport export)
    {
        CheckParameters(topology, parameters);
        CheckForm(topology, export.Form);
        Compiler.Print.C99.CTarget? target = TargetOf(export);
        CheckPrecision(topology, target);
        var plan = new CExportPlan(new CRequest
        {
            Model = CompiledTopology.Model(topology, className),
            Name = CName.Of(export.Name, className),
            Parameters = parameters,
            Training = export.Training,
            Gradients = export.Gradients,
            SelfTest = export.SelfTest,
            Target = target,
            Form = export.Form switch
            {
                CForm.Auto => CodeForm.Auto,
                CForm.Unrolled => CodeForm.Unrolled,
                CForm.Loops => CodeForm.Loops,
                _ => throw new ArgumentException(
                    $"{export.Form} is no form of code. Use Auto, Unrolled or Loops.", nameof(export)),
            },
        });
        CheckSize(topology, plan, export);
        return C99Files.Write(plan);
    }

    private static Compiler.Print.C99.CTarget? TargetOf(CExport export) => export.Target switch
    {
        CTarget.Any => null,
        CTarget.CortexM0 => Compiler.Print.C99.CTarget.CortexM0,
        CTarget.CortexM4F => Compiler.Print.C99.CTarget.CortexM4F,
        CTarget.CortexM7 => Compiler.Print.C99.CTarget.CortexM7,
        CTarget.RiscV32 => Compiler.Print.C99.CTarget.RiscV32,
        CTarget.Avr => Compiler.Print.C99.CTarget.Avr,
        _ => throw new ArgumentException($"{export.Target} is no target. Use a member of CTarget.", nameof(export)),
    };

    private static void CheckPrecision(NetworkTopology topology, Compiler.Print.C99.CTarget? target)
    {
        if (topology.Precision == Precision.Double && target is { HasDouble: false })
        {
            throw new ArgumentException(
                $"{topology} is a network of double, which has 32 bits on {target.Name}. Use Precision.Single.",
                nameof(topology));
        }
    }

    private static void CheckSize(NetworkTopology topology, CExportPlan plan, CExport export)
    {
        if (export.MaxBytes == 0)
        {
            return;
        }

        if (export.MaxBytes < 0)
        {
            throw new ArgumentException(
                $"MaxBytes is {export.MaxBytes}. Set it to a number of bytes, or to 0 for no limit.", nameof(export));
        }

        if (plan.Request.Target is not { } target)
        {
            throw new ArgumentException(
                "MaxBytes needs a Target: code has another size on each machine. Set CExport.Target.", nameof(export));
        }

        int parameters = CReport.ParameterBytes(plan), all = CReport.FlashBytes(plan, target);
        if (all > export.MaxBytes)
        {
            throw new ArgumentException(string.Format(
                CultureInfo.InvariantCulture,
                "{0} takes about {1:N0} bytes of flash on {2} ({3:N0} of parameters, about {4:N0} of code): {5:N0} "
                + "more than MaxBytes = {6:N0}. Make layers smaller, use CForm.Loops, or leave out Gradients or "
                + "Training.",
                topology, all, target.Name, parameters, all - parameters, all - export.MaxBytes, export.MaxBytes),
                nameof(export));
        }
    }

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
        if (form == CForm.Unrolled && weights > Budgets.MostUnrolledWeightsOfC)
        {
            throw new ArgumentException(string.Format(
                CultureInfo.InvariantCulture,
                "CForm.Unrolled writes a statement per value, for at most {0:N0} weights; {1} has {2:N0}. Use "
                + "CForm.Loops or CForm.Auto: they give the same bits.",
                Budgets.MostUnrolledWeightsOfC, topology, weights), nameof(form));
        }
    }
}

/// <summary>What an export is called in C.</summary>
internal static class CName
{
    private const int Longest = 31;

    /// <summary>The name that is asked for, or the class's in snake case.</summary>
    public static string Of(string? asked, string className)
    {
        string name = asked ?? Spelling.Snake(className);
        return name.Length <= Longest && Spelling.IsName(name) ? name : throw new ArgumentException(
            (asked is null
                ? $"The class's name gives '{name}' in C. Set CExport.Name"
                : $"CExport.Name is '{name}'. Set it")
            + $" to a letter and then letters, digits and underscores, all lower case and ASCII, at most {Longest} of "
            + "them.",
            nameof(asked));
    }
}
