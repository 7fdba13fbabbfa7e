using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.TestSupport;

namespace NetGen.Tests.Allocation;

/// <summary>What the header of a generated file states of memory, and what the code below it declares.</summary>
internal sealed partial class MemoryHeader
{
    private readonly string _source;

    /// <summary>Lines that go on in the header's second column are one line here.</summary>
    public MemoryHeader(CompiledNetworks networks, NetworkSpec spec) => _source =
        networks.GeneratedSources[$"{NetworkCompiler.Namespace}.{spec.Name}.g.cs"].Replace("\n//                  ", " ");

    public long Parameters => Number(@"parameters +\d+, in (\d+) bytes");

    public long State => Number(@"state +(\d+) more bytes");

    public long Instance => Number(@"instance +(\d+) bytes in all");

    /// <summary>0 where it says that no call keeps anything.</summary>
    public long Stack => _source.Contains("//     scratch      none\n", StringComparison.Ordinal)
        ? 0
        : Number(@"scratch +at most (\d+) bytes of rows on the stack per call");

    /// <summary>"144 for ∂w and ∂b, 88 for Adam, …"</summary>
    public IReadOnlyDictionary<string, long> Parts => PartPattern()
        .Matches(Regex.Match(_source, @"more bytes: (.*)").Groups[1].Value)
        .ToDictionary(part => part.Groups[2].Value, part => long.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture));

    /// <summary>
    /// The most that a call declares on the stack: Evaluate may declare a row of outputs and calls Predict, all others call
    /// nothing that declares more.
    /// </summary>
    public static long StackRows(CompiledNetworks networks, NetworkSpec spec)
    {
        var rows = networks.GeneratedSources
            .Where(file => file.Key.StartsWith($"{NetworkCompiler.Namespace}.{spec.Name}.", StringComparison.Ordinal))
            .SelectMany(file => Rows(file.Value, spec))
            .GroupBy(row => row.Place, row => row.Bytes)
            .ToDictionary(row => row.Key, row => row.Max());
        long predict = new[] { "Predict", "PredictScalar", "PredictRows" }.Max(rows.GetValueOrDefault);
        // A frozen network has no Evaluate.
        return Math.Max(rows.Values.DefaultIfEmpty(0).Max(), rows.GetValueOrDefault("Evaluate") + predict);
    }

    /// <summary>Rows of scalar code by method, those of vector code by their type.</summary>
    private static IEnumerable<(string Place, long Bytes)> Rows(string source, NetworkSpec spec)
    {
        int number = spec.Precision == Precision.Single ? sizeof(float) : sizeof(double);
        var rows = new Dictionary<string, long>();
        string method = "";
        foreach (string line in source.Split('\n'))
        {
            if (MethodPattern().Match(line) is { Success: true } head) method = head.Groups[1].Value;
            if (RowPattern().Match(line) is not { Success: true } row) continue;

            string length = row.Groups[1].Value;
            int numbers = length == "OutputCount" ? spec.Outputs : int.Parse(length, CultureInfo.InvariantCulture);
            rows[method] = rows.GetValueOrDefault(method) + (numbers * number);
        }

        return rows.Select(row => (row.Key, row.Value)).Concat(TypePattern().Matches(source).Select(type =>
            (type.Groups[2].Value, long.Parse(type.Groups[1].Value, CultureInfo.InvariantCulture))));
    }

    private long Number(string pattern)
    {
        Match match = Regex.Match(_source, $"^//     {pattern}", RegexOptions.Multiline);
        Assert.True(match.Success, $"No {pattern} in\n{_source[..1500]}");
        return long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(\d+) for (.+?)(?=, \d+ for |$)")]
    private static partial Regex PartPattern();

    [GeneratedRegex(@"^ *(?:public|private|internal) (?:static )?\S+ (\w+)\(")]
    private static partial Regex MethodPattern();

    [GeneratedRegex(@"Size = (\d+)\)\]\s+private struct (\w+)")]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"stackalloc \w+\[(\w+)\]")]
    private static partial Regex RowPattern();
}
