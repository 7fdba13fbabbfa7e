using System.Globalization;
using NetGen.Generator.Diagnostics;
using NetGen.Compiler.Model;

namespace NetGen.Generator.Parse;

/// <summary>An enum's value has to be one of its members: C# lets any number be cast to it.</summary>
internal static class EnumRules
{
    public static IEnumerable<Problem> Problems(NetworkArguments arguments) =>
    [
        .. Check<Activation>(arguments, Names.HiddenActivation),
        .. Check<Activation>(arguments, Names.OutputActivation),
        .. Check<Loss>(arguments, Names.Loss),
        .. Check<Optimizer>(arguments, Names.Optimizer),
        .. Check<Precision>(arguments, Names.Precision),
        .. Check<Kernel>(arguments, Names.Kernel),
    ];

    private static IEnumerable<Problem> Check<TEnum>(NetworkArguments arguments, string name)
        where TEnum : struct, Enum
    {
        int value = arguments.Get(name, 0);
        if (!Enum.IsDefined(typeof(TEnum), value))
        {
            yield return new Problem(
                DiagnosticDescriptors.EnumUndefined,
                arguments.LocationOf(name),
                name,
                value.ToString(CultureInfo.InvariantCulture),
                typeof(TEnum).Name,
                string.Join(", ", Enum.GetNames(typeof(TEnum))));
        }
    }
}
