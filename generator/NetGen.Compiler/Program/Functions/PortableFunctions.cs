using NetGen.Compiler.Algebra;

namespace NetGen.Compiler.Program.Functions;

/// <summary>
/// The functions of scalar code, as programs: IEEE arithmetic in a fixed order, so that they give the same bits in
/// every language. They are printed into the library (docs/decisions/0001-portable-math.md).
/// </summary>
internal static class PortableFunctions
{
    /// <summary>All of them, by what they have in common.</summary>
    public static IReadOnlyList<FunctionFamily> Families { get; } =
    [
        new("Exp", [SingleExp.Exp, DoubleExp.Exp, SingleExp.ExpM1, DoubleExp.ExpM1]),
        new("Log", [SingleLog.Log, DoubleLog.Log, SingleLog.Log1P, DoubleLog.Log1P]),
        new("Tanh", [TanhFunctions.Single, TanhFunctions.Double]),
        new("Sin", [SineFunctions.Single.Sin, SineFunctions.Double.Sin, SineFunctions.Single.Cos,
            SineFunctions.Double.Cos]),
        new("Atan", [AtanFunctions.Single, AtanFunctions.Double]),
    ];

    private static readonly Dictionary<(Function Function, NumberFormat Format), Routine> All = Families
        .SelectMany(family => family.Functions)
        .ToDictionary(routine => (
            (Function)Enum.Parse(typeof(Function), routine.Name), routine.Returns!.Value.Format));

    /// <summary>A function of numbers of a format.</summary>
    public static Routine Of(Function function, NumberFormat format) => All[(function, format)];
}

/// <summary>Functions that share a method, and most of their parts.</summary>
internal sealed record FunctionFamily(string Name, IReadOnlyList<Routine> Functions);
