using System.Text.RegularExpressions;
using NetGen.C99.Tests.Targets;

namespace NetGen.C99.Tests.Bits;

/// <summary>Compiles the exports of twins for a machine and runs them.</summary>
internal static partial class TwinProgram
{
    /// <summary>The lines that the program prints, one for each twin.</summary>
    public static string[] Run(Toolchain toolchain, IReadOnlyList<Twin> twins, string folder, string optimization)
    {
        string device = $"-I{Path.Combine(AppContext.BaseDirectory, "Targets", "Device")}";
        foreach (Twin twin in twins)
        {
            File.WriteAllText(Path.Combine(folder, $"run_{twin.Name}.c"), twin.Program());
        }

        File.WriteAllText(Path.Combine(folder, "main.c"), Twin.MainFile(twins, endsBySleep: toolchain == Toolchains.Avr));
        string[] sources = [.. twins.SelectMany(twin => new[] { twin.Name, $"run_{twin.Name}" }), "main"];
        Parallel.ForEach(
            sources,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            source => toolchain.Compile(folder, $"{source}.c", $"{source}.o", optimization, device));
        toolchain.Link(folder, "program.elf", sources.Select(source => $"{source}.o"), optimization, device);
        // The simulator of AVR colours what it prints.
        return [.. Line().Matches(toolchain.Run(folder, "program.elf")).Select(line => line.Value)];
    }

    [GeneratedRegex("Net[0-9]+ [0-9A-F]{8}")]
    private static partial Regex Line();
}
