using System.Diagnostics;
using NetGen.TestSupport;

namespace NetGen.Tests.Processes;

/// <summary>Starts this assembly as a process with parts of the runtime or the hardware switched off.</summary>
internal static class Child
{
    /// <summary>
    /// What is switched off for a machine without AVX-512 (256 bits), without AVX2 (128 bits), and without any vectors;
    /// first, this machine as it is.
    /// </summary>
    public static readonly string[] LesserMachines =
        ["", "DOTNET_EnableAVX512", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic"];

    /// <summary>The lines that the probe prints about these networks.</summary>
    public static IReadOnlyList<string> Run(string probe, CompiledNetworks networks, params string[] switchedOff) =>
        Run(probe, networks.Image, Off(switchedOff));

    /// <summary>The lines that the probe prints about an assembly, with these variables of the environment.</summary>
    public static IReadOnlyList<string> Run(
        string probe, byte[] image, IEnumerable<(string Name, string Value)> variables)
    {
        string path = Path.Combine(Path.GetTempPath(), $"Networks{Guid.NewGuid():N}.dll");
        File.WriteAllBytes(path, image);
        try
        {
            using Process process = Start(probe, path, variables);
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.Result);
            return output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The program with these arguments, running.</summary>
    public static Process Start(string probe, string path, params string[] switchedOff) =>
        Start(probe, path, Off(switchedOff));

    private static Process Start(string probe, string path, IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo(DotNet())
        {
            ArgumentList = { "exec", typeof(Child).Assembly.Location, probe, path },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static IEnumerable<(string Name, string Value)> Off(IEnumerable<string> names) =>
        names.Where(name => name.Length > 0).Select(name => (name, "0"));

    /// <summary>The host that runs the tests, or the one on the path.</summary>
    private static string DotNet() =>
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
}
