using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit.Members;

/// <summary>Short names for the vector types, whose full ones would drown the arithmetic.</summary>
internal static class VectorAliases
{
    public static string Class(int bits) => $"V{bits}";

    public static IEnumerable<string> Of(IEnumerable<int> widths) =>
        widths.Select(bits => $"using {Class(bits)} = global::System.Runtime.Intrinsics.Vector{bits};");

    public static IEnumerable<string> ForDispatch(NetworkPlan plan) => Of(plan.Kernel.Vectors.Select(form => form.Bits));
}
