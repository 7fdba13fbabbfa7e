using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.C99.Tests.Code;

/// <summary>Bytes of stack of the functions of an object, with those of the object that they call.</summary>
internal sealed partial class StackUsage
{
    private readonly Dictionary<string, int> _own;
    private readonly Dictionary<string, HashSet<string>> _calls = [];

    /// <param name="usage">What gcc wrote for -fstack-usage.</param>
    /// <param name="listing">The object's listing with relocations.</param>
    public StackUsage(string usage, string listing)
    {
        _own = Own().Matches(usage).ToDictionary(
            one => one.Groups[1].Value, one => int.Parse(one.Groups[2].Value, CultureInfo.InvariantCulture));
        HashSet<string> calls = [];
        foreach (Match match in FunctionOrCall().Matches(listing))
        {
            if (match.Value.Contains("<.L", StringComparison.Ordinal))
            {
                // A label of RISC-V's within a function.
                continue;
            }

            if (match.Groups[1].Success)
            {
                _calls[match.Groups[1].Value] = calls = [];
            }
            else
            {
                calls.Add(match.Groups[2].Value);
            }
        }
    }

    /// <summary>Of the deepest chain of calls that begins with a function. No exported function may call itself.</summary>
    public int Of(string function) => Of(function, []);

    private int Of(string function, HashSet<string> callers)
    {
        Assert.True(callers.Add(function), $"{function} is called by what it calls.");
        int deepest = _calls.GetValueOrDefault(function, [])
            .Where(called => called != function && _own.ContainsKey(called))
            .Select(called => Of(called, callers))
            .DefaultIfEmpty().Max();
        callers.Remove(function);
        return _own.GetValueOrDefault(function) + deepest;
    }

    [GeneratedRegex(@":(\w[\w.]*)\t(\d+)\t", RegexOptions.Multiline)]
    private static partial Regex Own();

    [GeneratedRegex(@"^[0-9a-f]+ <([\w.]+)>:|R_(?:ARM|RISCV|AVR)_\w+\s+(?:\.text\.)?([A-Za-z_][\w.]*)", RegexOptions.Multiline)]
    private static partial Regex FunctionOrCall();
}
