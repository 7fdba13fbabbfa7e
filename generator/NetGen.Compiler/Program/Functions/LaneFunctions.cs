using System.Collections.Concurrent;
using NetGen.Compiler.Algebra;

namespace NetGen.Compiler.Program.Functions;

/// <summary>The functions of vector code, as programs: lane by lane, on a register.</summary>
/// <remarks>
/// None has a branch, so they can be a part of their callers; where two formulas meet, both are computed and lanes
/// selected, before the one division of a fraction. All are within a few units in the last place
/// (docs/decisions/0009-batches-and-functions.md).
/// </remarks>
internal static class LaneFunctions
{
    private static readonly ConcurrentDictionary<Wanted, Routine> Known = [];

    /// <summary>A function of registers.</summary>
    public static Routine Of(Function function, NumberType type) =>
        Known.GetOrAdd(new(function, type.Format, type.Lanes), Build);

    private static Routine Build(Wanted wanted)
    {
        var lanes = new LaneNotation(wanted.Format, wanted.Lanes);
        Routine routine = wanted.Function switch
        {
            Function.Exp => LaneExp.Exp(lanes),
            Function.Log => LaneLog.Log(lanes),
            Function.Tanh => LaneTanh.Tanh(lanes),
            Function.ExpM1 => LaneTanh.ExpM1(lanes),
            Function.Log1P => LaneLog.Log1P(lanes),
            Function.Sin => LaneSine.Sin(lanes),
            Function.Cos => LaneSine.Cos(lanes),
            Function.Atan => LaneAtan.Atan(lanes),
            _ => throw new ArgumentOutOfRangeException(nameof(wanted)),
        };
        return routine with { IsInlined = true };
    }

    private sealed record Wanted(Function Function, NumberFormat Format, int Lanes);
}
