using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Compiler.Model;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>An enum's value has to be one of its members: C# lets any number be cast to it.</summary>
internal static class EnumRules
{
    public static IEnumerable<Problem> Problems(NetworkArguments arguments) =>
    [
        .. Check<Activation>(arguments, Names.HiddenActivation),
        .. arguments.GetArray(Names.HiddenActivations).SelectMany((value, index) => Check<Activation>(
            $"{Names.HiddenActivations}[{index}]", value, arguments.LocationOf(Names.HiddenActivations, index))),
        .. Check<Activation>(arguments, Names.OutputActivation),
        .. Check<Loss>(arguments, Names.Loss),
        .. Check<Optimizer>(arguments, Names.Optimizer),
        .. Check<Precision>(arguments, Names.Precision),
        .. Check<Kernel>(arguments, Names.Kernel),
    ];

    private static IEnumerable<Problem> Check<TEnum>(NetworkArguments arguments, string name)
        where TEnum : struct, Enum => Check<TEnum>(name, arguments.Get(name, 0), arguments.LocationOf(name));

    private static IEnumerable<Problem> Check<TEnum>(string name, int value, Location location)
        where TEnum : struct, Enum
    {
        // Custom stands for a formula: the option that names one says it.
        string[] names = [.. Enum.GetNames(typeof(TEnum)).Where(member => member != nameof(Activation.Custom))];
        if (Enum.GetName(typeof(TEnum), value) is not { } given || !names.Contains(given))
        {
            yield return new Problem(
                DiagnosticDescriptors.EnumUndefined,
                location,
                name,
                value.ToString(CultureInfo.InvariantCulture),
                typeof(TEnum).Name,
                string.Join(", ", names));
        }
    }
}
