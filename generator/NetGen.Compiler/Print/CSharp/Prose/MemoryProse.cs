using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Prose;

/// <summary>What a network takes of memory, in words.</summary>
internal sealed class MemoryProse(NetworkPlan plan)
{
    private readonly MemoryPlan _memory = plan.Memory;

    /// <summary>For the header, below the parameters.</summary>
    public IEnumerable<string> Lines() =>
    [
        $"state        {_memory.State} more bytes: {Parts}",
        $"instance     {_memory.Instance} bytes in all, on a 64-bit runtime",
        ScratchLine,
    ];

    /// <summary>For the remarks of the class.</summary>
    public IEnumerable<string> Sentences() =>
    [
        $"An instance takes {_memory.Instance} bytes: {_memory.Parameters} for "
            + $"{Equations.Count(plan.Parameters, "parameter")} and {_memory.State} for state.",
        ScratchSentence,
    ];

    /// <summary>What a call takes beside: a frozen network too.</summary>
    public string ScratchLine => $"scratch      {Scratch}";

    public string ScratchSentence => $"Scratch: {Scratch}.";

    private string Parts => string.Join(", ", new[]
    {
        Bytes(_memory.Gradients, "∂w and ∂b"),
        Bytes(_memory.Optimizer, plan.Optimizer.Name),
        Bytes(_memory.Values, ValueNames),
        Bytes(_memory.Parts, "∂w and ∂b of the parts of a batch"),
        Bytes(_memory.Totals, "sums of ∂w and ∂b over the blocks of a large batch"),
        Bytes(_memory.Overhead, "objects, array headers and padding"),
    }.Where(part => part.Length > 0));

    private static string Bytes(long count, string meaning) => count > 0 ? $"{count} for {meaning}" : "";

    /// <summary>"x, y, δ and ∂y"</summary>
    private string ValueNames
    {
        get
        {
            string[] names =
            [
                "x", "y",
                .. plan.Storage.Has(SectionNames.Sums) ? ["u"] : Array.Empty<string>(),
                "δ", "∂y",
            ];
            return plan.Storage.Has(SectionNames.Deltas)
                ? $"{string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]}"
                : "∂y_i";
        }
    }

    private string Scratch
    {
        get
        {
            string[] rows =
            [
                .. _memory.Stack > 0
                    ? [$"at most {_memory.Stack} bytes of rows on the stack per call"]
                    : Array.Empty<string>(),
                .. _memory.OwnArrays > 0 ? [OwnArrays] : Array.Empty<string>(),
            ];
            return rows.Length > 0 ? string.Join("; ", rows) : "none";
        }
    }

    private string OwnArrays => plan.Model.Consumer.HasThreadStatics
        ? $"{_memory.OwnArrays} bytes of arrays, allocated once per thread that predicts or evaluates"
        : $"at most {_memory.OwnArrays} bytes of new arrays per call that predicts or evaluates";
}
