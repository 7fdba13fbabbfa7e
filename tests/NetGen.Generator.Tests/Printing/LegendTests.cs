using NetGen.Compiler.Lower.Vector;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.CSharp.Vector;
using NetGen.Generator.Tests.Plan;

namespace NetGen.Generator.Tests.Printing;

/// <summary>The head of a vector file explains the names that the file has, and no others.</summary>
public sealed class LegendTests
{
    private static readonly IReadOnlyList<NetworkPlan> Plans =
        [.. Models.Many().Where(model => model.Weights < 2000).Select(NetworkPlanner.Plan)];

    [Fact]
    public void Every_name_is_explained() => Assert.Equal("", string.Join(" ", Plans.SelectMany(Unexplained).Distinct()));

    [Fact]
    public void A_name_that_nobody_knows_would_be_found() => Assert.Equal(
        ["mystery2"], Legend.Unexplained(["y1_16", "mystery2", "c0_1_0", "s2_1v8"], ["a3", "e0"], isUnrolled: true));

    [Fact]
    public void A_power_is_not_taken_for_a_neuron_or_an_error() => Assert.Contains(
        Legend.Lines(["y3_0", "e0", "e3_0"], [], isUnrolled: true),
        line => line.StartsWith("e3_0 ", StringComparison.Ordinal) && line.Contains("e^u", StringComparison.Ordinal));

    [Fact]
    public void Every_example_stands_in_its_file()
    {
        foreach ((NetworkPlan plan, VectorForm form) in Forms())
        {
            string[] lines = VectorFile.Write(plan, form).Split('\n');
            int end = Array.FindIndex(lines, line => line.Contains("</auto-generated>", StringComparison.Ordinal));
            HashSet<string> names = VectorHeader.Names(KernelProgram.Of(plan, form).All);
            string[] table = [.. lines.Take(end).SkipWhile(line => line.Trim() != "//").Skip(1).TakeWhile(line => line.Trim() != "//")];
            Assert.NotEmpty(table);
            // "//     y1_0, u1_0   a register …": examples in the first column, their meaning in the second.
            Assert.All(table.Where(line => line[7] != ' ').SelectMany(line => line[7..20].Split(',')), example =>
                Assert.Contains(example.Trim(), names));
        }
    }

    private static IEnumerable<string> Unexplained(NetworkPlan plan) =>
    [
        .. plan.Kernel.Vectors.SelectMany(form =>
        {
            var program = KernelProgram.Of(plan, form);
            return form.IsUnrolled
                ? Legend.Unexplained(VectorHeader.Names(program.OfOneRow), VectorHeader.Names(program.OfManyRows), isUnrolled: true)
                : Legend.Unexplained(VectorHeader.Names(program.All), [], isUnrolled: false);
        }),
        .. plan.Kernel.SampleLanes.SelectMany(bits =>
            Legend.UnexplainedOfSamples(VectorHeader.Names(KernelProgram.OfSamples(plan, bits).All))),
    ];

    private static IEnumerable<(NetworkPlan Plan, VectorForm Form)> Forms() =>
        from plan in Plans from form in plan.Kernel.Vectors select (plan, form);
}
