using NetGen.Compiler.Model;
using NetGen.Generator.Parse;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parse;

/// <summary>The largest networks that the rules let through: no size overflows on the way to a place for every number.</summary>
public sealed class SizeLimitTests
{
    /// <summary>Each just within the limits of a layer's width, of layers and of parameters.</summary>
    public static TheoryData<string, string> Shapes
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string shape in new[]
            {
                "Inputs = 16_384, Hidden = 16_380, Outputs = 1",
                "Inputs = 1, Hidden = 16_384, Outputs = 16_381",
                "Inputs = 1, HiddenLayers = new[] { 1, 16_384, 16_380 }, Outputs = 1",
                $"Inputs = 1, HiddenLayers = new[] {{ 16_384{string.Concat(Enumerable.Repeat(", 1, 16_384", 31))} }}, Outputs = 16",
                $"Inputs = 16_384, HiddenLayers = new[] {{ 2_000{string.Concat(Enumerable.Repeat(", 1_900", 63))} }}, Outputs = 2",
            })
            {
                rows.Add(shape, "Precision = Precision.Double, Optimizer = Optimizer.Adam, Parallel = true");
                rows.Add(shape, "Optimizer = Optimizer.RProp, InputGradients = true, HiddenActivation = Activation.GELU");
                rows.Add(shape, "Precision = Precision.Double, Kernel = Kernel.Vector, Optimizer = Optimizer.AdamW");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Nothing_overflows(string shape, string options)
    {
        NetworkModel model = Model($"{shape}, {options}");
        NetworkPlan plan = NetworkPlanner.Plan(model);
        int sections = 2 + plan.Optimizer.States.Count;
        Assert.InRange(
            plan.Storage.Sections.Sum(section => (long)section.Length), (long)sections * plan.Parameters, Array.MaxLength);
        Assert.InRange(
            plan.InstanceBytes,
            (long)sections * plan.Parameters * plan.BytesPerNumber,
            (long)Array.MaxLength * plan.BytesPerNumber);
        foreach (BatchPlan batch in new[] { plan.Predictions, plan.BatchGradients }.OfType<BatchPlan>())
        {
            Assert.InRange((long)batch.Length * plan.BytesPerNumber, 1, Budgets.BatchStackBytes);
        }
    }

    private static NetworkModel Model(string arguments)
    {
        NetworkDeclaration declaration = Declared.With(arguments);
        Assert.DoesNotContain(declaration.Problems(), problem => problem.IsError);
        return NetworkParser.Model(declaration);
    }
}
