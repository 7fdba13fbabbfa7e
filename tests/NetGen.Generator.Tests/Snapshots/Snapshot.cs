using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>
/// Compares generated files with those a reviewer has accepted, under the file names of Verify.SourceGenerators:
/// <c>Test.Case#Xor.g.verified.cs</c> beside the test, and <c>.received.cs</c> where the two differ.
/// </summary>
/// <remarks>
/// Set NETGEN_ACCEPT_SNAPSHOTS=1 to accept what is received. docs/decisions/0002-snapshots.md says why this is not Verify.
/// </remarks>
internal static class Snapshot
{
    private const string AcceptVariable = "NETGEN_ACCEPT_SNAPSHOTS";

    /// <summary>Every file of the run, and no accepted file beyond them.</summary>
    /// <param name="result">What the generator wrote.</param>
    /// <param name="test">The test class, whose name begins the files'.</param>
    /// <param name="shows">Whether a file is worth a reviewer's time.</param>
    /// <param name="method">The case.</param>
    public static void Verify(
        GeneratorRunResult result, object test, Func<string, bool> shows, [CallerMemberName] string method = "")
    {
        Assert.NotEmpty(result.GeneratedSources);
        Verify(
            Path.Combine(Paths.Tests, "Snapshots"),
            $"{test.GetType().Name}.{method}",
            result.GeneratedSources
                .Where(source => shows(source.HintName))
                .ToDictionary(source => source.HintName, source => WithoutVersion(source.SourceText.ToString())),
            accept: Environment.GetEnvironmentVariable(AcceptVariable) == "1");
    }

    public static void Verify(string folder, string name, IReadOnlyDictionary<string, string> files, bool accept)
    {
        var problems = new List<string>();
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string hintName, string text) in files)
        {
            string stem = $"{name}#{Path.GetFileNameWithoutExtension(hintName)}";
            string verified = Path.Combine(folder, stem + ".verified.cs");
            string received = Path.Combine(folder, stem + ".received.cs");
            expected.Add(verified);
            string? accepted = File.Exists(verified) ? File.ReadAllText(verified) : null;
            if (accepted == text)
            {
                File.Delete(received);
            }
            else if (accept)
            {
                Write(verified, text);
                File.Delete(received);
            }
            else
            {
                Write(received, text);
                problems.Add(accepted is null ? $"New: {received}" : $"Differs: {received}\n{Difference(accepted, text)}");
            }
        }

        foreach (string stale in Directory.GetFiles(folder, name + "#*.verified.cs").Where(file => !expected.Contains(file)))
        {
            if (accept)
            {
                File.Delete(stale);
            }
            else
            {
                problems.Add($"No longer generated: {stale}");
            }
        }

        Assert.True(
            problems.Count == 0,
            $"{string.Join("\n\n", problems)}\n\nLook at the files; run with {AcceptVariable}=1 to accept them.");
    }

    /// <summary>A release changes no snapshot.</summary>
    public static string WithoutVersion(string text)
    {
        string version = typeof(NetworkGenerator).Assembly.GetName().Version!.ToString(3);
        return text
            .Replace($"NetGen {version}", "NetGen {version}", StringComparison.Ordinal)
            .Replace($"\"NetGen\", \"{version}\"", "\"NetGen\", \"{version}\"", StringComparison.Ordinal);
    }

    private static void Write(string file, string text) => File.WriteAllText(file, text, new UTF8Encoding(false));

    /// <summary>The first line that differs, both ways.</summary>
    private static string Difference(string accepted, string received)
    {
        string[] before = accepted.Split('\n');
        string[] after = received.Split('\n');
        int line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n- {before.ElementAtOrDefault(line)}\n+ {after.ElementAtOrDefault(line)}";
    }
}
