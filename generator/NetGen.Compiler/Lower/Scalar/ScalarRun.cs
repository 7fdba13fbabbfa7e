using NetGen.Compiler.Plan;

namespace NetGen.Compiler.Lower.Scalar;

/// <summary>The way of running scalar code that a plan asks for.</summary>
internal static class ScalarRun
{
    public static IScalarRun Of(NetworkPlan plan) => plan.Kernel.Scalar == ScalarForm.Locals
        ? new OneRoutine(plan)
        : new LayerRoutines(plan, isUnrolled: plan.Kernel.Scalar == ScalarForm.Arrays);
}
