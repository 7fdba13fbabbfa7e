using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Compiler.Model;
using NetGen.Generator.Parse;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>What the parser makes of an attribute, for documents that speak of its options.</summary>
internal static class Parsed
{
    private const string Smallest = "Inputs = 2, Hidden = 3, Outputs = 1";

    /// <summary>2-3-1 with further arguments, as a model with all defaults filled in.</summary>
    public static NetworkModel Of(string arguments) => NetworkParser.Model(Declared.Of(Compile(arguments)));

    /// <summary>What the analyzer says of it.</summary>
    public static Diagnostic[] Problems(string arguments) =>
        [.. GeneratorRunner.Analyze(Compile(arguments)).GetAwaiter().GetResult()];

    /// <summary>A value as C# writes it, but 1e-8 for 1E-08.</summary>
    public static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        double number when number is > 0 and < 0.001 => number.ToString("0e-0", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static CSharpCompilation Compile(string arguments)
    {
        string all = arguments.Contains("Inputs =", StringComparison.Ordinal) ? arguments
            : arguments.Length > 0 ? $"{Smallest}, {arguments}"
            : Smallest;
        return GeneratorRunner.Compile($"using NetGen;\n[Network({all})] public partial class Xor;");
    }
}
