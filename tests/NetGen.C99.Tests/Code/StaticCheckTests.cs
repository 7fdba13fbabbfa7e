using System.Text.RegularExpressions;
using NetGen.C99.Tests.Targets;

namespace NetGen.C99.Tests.Code;

/// <summary>
/// cppcheck has nothing to say beside the deviations that docs/devices.md lists, MISRA C:2012 included.
/// </summary>
[Collection(nameof(Exports))]
public sealed partial class StaticCheckTests(Exports exports)
{
    [ToolchainFact("cppcheck")]
    [Trait("Category", "Slow")]
    public void Deviations_are_those_of_the_page()
    {
        string page = File.ReadAllText(Path.Combine(Repository(), "docs", "devices.md"));
        HashSet<string> allowed = [.. Listed().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.Contains("12.1", allowed);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        // One of each kind: prediction alone, training, gradients.
        foreach (string name in exports.Singles.Take(3))
        {
            // Its preprocessor has no float.h.
            string report = Command.Run(exports.Folder, "cppcheck",
            [
                "--std=c99", "--quiet", "--enable=warning,style,performance,portability", "--addon=misra",
                "-DFLT_RADIX=2", "-DFLT_MANT_DIG=24", "-DFLT_MAX_EXP=128", "-UFLT_EVAL_METHOD", "-U__AVR__",
                "-U__FAST_MATH__", "-U__cplusplus", "-U__clang__", "-U__GNUC__", $"{name}.c",
            ]);
            found.UnionWith(Reported().Matches(report).Select(match => match.Groups[1].Value));
        }

        Assert.NotEmpty(found);
        Assert.Empty(found.Except(allowed));
    }

    private static string Repository()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NetGen.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    [GeneratedRegex(@"\[(?:misra-c2012-)?([\w.]+)\]$", RegexOptions.Multiline)]
    private static partial Regex Reported();

    [GeneratedRegex(@"^\| ([\w.]+) \|", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
