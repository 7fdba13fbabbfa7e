using System.Diagnostics;
using System.Text;

namespace NetGen.Package.Tests.Harness;

/// <summary>The command line as users have it: none of the variables that the running tests brought along.</summary>
internal static class Dotnet
{
    /// <summary>For code of this repository that is built once more: analyzers have seen it, and take half of the time.</summary>
    public const string NoAnalyzers = "-p:RunAnalyzersDuringBuild=false";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>Runs in a folder; fails, with all that was printed, if the command does.</summary>
    public static string Run(string folder, params string[] arguments)
    {
        (int code, string output) = Try(folder, arguments);
        Assert.True(code == 0, $"dotnet {string.Join(' ', arguments)}\nin {folder} ended with {code}:\n{output}");
        return output;
    }

    /// <summary>Builds; fails if there is a warning.</summary>
    public static void BuildClean(string folder, params string[] arguments)
    {
        string output = Run(folder, ["build", .. arguments]);
        Assert.False(output.Contains("warning", StringComparison.OrdinalIgnoreCase)
            && !output.Contains("0 Warning(s)", StringComparison.Ordinal), output);
    }

    /// <summary>What starts the command in a folder, as a user would.</summary>
    public static ProcessStartInfo Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsOfTheTests).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        // Nothing stays behind that would hold the folder, but for one server, which the feed stops.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["SharedCompilationId"] = CompilerServer.Name;
        // An advisory published later must not break yesterday's commit.
        start.Environment["NuGetAudit"] = "false";
        // Programs for net8.0 run on whatever is here.
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        return start;
    }

    public static (int Code, string Output) Try(string folder, params string[] arguments)
    {
        var output = new StringBuilder();
        using var process = new Process { StartInfo = Start(folder, arguments) };
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dotnet {string.Join(' ', arguments)} was not done after {Patience}:\n{output}");
        }

        process.WaitForExit();
        return (process.ExitCode, output.ToString());

        void Add(string? line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }
    }

    /// <summary>MSBuild and the test host tell their children where they are themselves.</summary>
    private static bool IsOfTheTests(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("MicrosoftInstrumentationEngine", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_HOST_PATH" or "DOTNET_ROOT_X64" or "CI" or "Configuration" or "Platform";
}
