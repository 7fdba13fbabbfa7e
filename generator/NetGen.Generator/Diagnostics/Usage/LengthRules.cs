using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Usage;

/// <summary>Lengths that are known when compiling, held against what the network takes.</summary>
internal static class LengthRules
{
    public static IEnumerable<Diagnostic> Problems(IInvocationOperation call, NetworkType network, MethodBody body)
    {
        IReadOnlyList<Wanted> wanted = NetworkType.WantedBy(call.TargetMethod);
        var batch = new List<(IArgumentOperation Argument, int Rows)>();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter
                || parameter.Ordinal >= wanted.Count
                || network.Constant(wanted[parameter.Ordinal].Count) is not { } width
                || KnownLength.Of(argument.Value, body) is not { } length)
            {
                continue;
            }

            Wanted row = wanted[parameter.Ordinal];
            if (!row.Accepts(length, width))
            {
                yield return Diagnostic.Create(
                    DiagnosticDescriptors.LengthMisfit,
                    argument.Value.Syntax.GetLocation(),
                    Name(call),
                    row.Describe(width),
                    parameter.Name,
                    length,
                    row.Mend(width));
            }
            else if (row.IsBatch)
            {
                batch.Add((argument, length / width));
            }
        }

        if (batch is [var first, var second] && first.Rows != second.Rows)
        {
            yield return Diagnostic.Create(
                DiagnosticDescriptors.RowsDiffer,
                second.Argument.Value.Syntax.GetLocation(),
                Name(call),
                Rows(first.Rows),
                first.Argument.Parameter!.Name,
                Rows(second.Rows),
                second.Argument.Parameter!.Name);
        }
    }

    private static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";

    private static string Name(IInvocationOperation call) =>
        $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}";
}
