using NetGen.Compiler.Plan;

namespace NetGen.Compiler.Prose;

/// <summary>The sentence above the method that takes the optimizer's step.</summary>
internal static class OptimizerNote
{
    public static string Of(NetworkPlan plan) =>
        $"// {plan.Optimizer.Name}:  {string.Join(",  ", plan.Optimizer.Describe())}";
}
