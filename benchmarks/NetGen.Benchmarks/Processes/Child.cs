using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetGen.Benchmarks.Processes;

/// <summary>
/// Starts this program again, on a lesser machine or just freshly, and reads the JSON that it prints.
/// </summary>
internal static class Child
{
    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static T Run<T>(IEnumerable<string> switchedOff, params string[] arguments) =>
        Run<T>(switchedOff, [], arguments);

    /// <param name="switchedOff">What the runtime is told not to use.</param>
    /// <param name="starter">The command that starts the child, before its name; empty: none.</param>
    /// <param name="arguments">The child's.</param>
    public static T Run<T>(IEnumerable<string> switchedOff, IReadOnlyList<string> starter, params string[] arguments)
    {
        string host = Environment.ProcessPath!;
        bool isDotNet = Path.GetFileNameWithoutExtension(host) == "dotnet";
        string[] program = isDotNet ? ["exec", typeof(Child).Assembly.Location] : [];
        string[] command = [.. starter, host, .. program, .. arguments];
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true };
        foreach (string name in switchedOff) start.Environment[name] = "0";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<T>(output, Json)!
            : throw new InvalidOperationException(
                $"{string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }

    /// <summary>What a child does with its answer.</summary>
    public static void Answer<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));
}
