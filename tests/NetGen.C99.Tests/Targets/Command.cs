using System.Diagnostics;

namespace NetGen.C99.Tests.Targets;

/// <summary>Programs that tests start.</summary>
internal static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Whether a command is found.</summary>
    public static bool Exists(string command) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, command)));

    /// <summary>Runs in a folder; fails, with all that was printed, if the command does.</summary>
    public static string Run(string folder, string command, IEnumerable<string> arguments)
    {
        (int code, string output) = Try(folder, command, arguments);
        Assert.True(code == 0, $"{command} {string.Join(' ', arguments)}\nended with {code}:\n{output}");
        return output;
    }

    /// <summary>Its exit code and what it printed.</summary>
    public static (int Code, string Output) Try(string folder, string command, IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{command} {string.Join(' ', arguments)} was not done after {Patience}.");
        }

        return (process.ExitCode, output.Result + errors.Result);
    }
}
