using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>
/// What public methods do about arguments that share memory with the network or with one another: what Forward returned
/// as a target, views, rows in place. A row that would be overwritten before it is read moves to a section that nothing
/// writes until then; what cannot move is refused.
/// </summary>
/// <remarks>
/// Scalar code needs no check for a sample: locals read x and t before anything is written, and arrays keep copies of
/// both (<see cref="Lower.Scalar.LayerRoutines"/>), but for a t that has been moved for vectors already.
/// </remarks>
internal static class Sharing
{
    /// <summary>Statements of a method of one sample.</summary>
    public static IEnumerable<string> Of(NetworkPlan plan, Operation operation)
    {
        if (plan.Kernel.Vectors.Count == 0 || plan.Capabilities.HasConstantParameters)
        {
            yield break;
        }

        if (operation == Operation.Predict
            && plan.PredictsInPlace
            && plan.Kernel.Vectors.Any(form => !form.IsUnrolled))
        {
            yield return Apart(plan, "y", SectionNames.Weights);
        }

        // Unrolled steps read x last of all, for ∂w, and t may move to where x lies. Forward reads x before it writes
        // what anyone can share.
        if (operation == Operation.TrainStep)
        {
            yield return $"x = {Guard}Keep{Type(plan)}(x, _state, {Storage.Position(plan, SectionNames.Outputs, 0)});";
        }

        if (operation == Operation.BackwardFrom)
        {
            string given = OperationShape.Given.Name;
            string place = Storage.Position(plan, SectionNames.OutputGradients, plan.Output.Storage.Deltas);
            yield return $"{given} = {Guard}Keep{Type(plan)}({given}, _state, {place});";
        }

        if (plan.MovesTargets(operation))
        {
            yield return $"t = {Guard}Keep{Type(plan)}(t, _state, {Targets(plan)});";
        }
    }

    /// <summary>Statements of a batch that leaves gradients, in a method that computes positions.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="plan">The network.</param>
    /// <param name="second">The other rows: targets, or what comes from outside.</param>
    public static void WriteOfGradients(CodeWriter writer, NetworkPlan plan, string second = "targets")
    {
        if (!plan.Model.Consumer.HasSpan)
        {
            // The only array of the network's own that a batch writes, and that others can have.
            string dx = Storage.Field(plan, SectionNames.InputGradients);
            if (plan.Capabilities.KeepsInputGradients)
            {
                using (writer.Braces($"if (inputs == {dx} || {second} == {dx})"))
                {
                    writer.Line($"{Guard}OneRow(rows);");
                }

                writer.Gap();
            }

            return;
        }

        IEnumerable<string> written = plan.Storage.IsOneBuffer
            ? ["_state"]
            : plan.Storage.Sections.Select(section => section.Name)
                .Where(name => name != SectionNames.Weights && !plan.Optimizer.States.Contains(name))
                .Select(name => Storage.Field(plan, name));
        IEnumerable<string> overlaps = written.Select(own => $"{Guard}Overlap{Type(plan)}(inputs, {second}, {own})");
        using (writer.Braces($"if ({string.Join("\n    || ", overlaps)})"))
        {
            writer.Line("// A row of the network itself, such as Forward's result: "
                + "copy it to where it stays until it is read.");
            writer.Line($"{Guard}OneRow(rows);");
            writer.Line($"inputs = {Copy(plan, "inputs", SectionNames.Outputs, 0)};");
            string place = second == "targets" ? SectionNames.Deltas : SectionNames.OutputGradients;
            writer.Line($"{second} = {Copy(plan, second, place, plan.Output.Storage.Deltas)};");
        }

        writer.Gap();
    }

    /// <summary>Statements of PredictBatch.</summary>
    public static IEnumerable<string> OfPredictions(NetworkPlan plan)
    {
        // Two arrays are one or apart: then rows have the same width, and each is read before its place is written.
        if (!plan.Model.Consumer.HasSpan)
        {
            yield break;
        }

        yield return $"{Guard}Apart{Type(plan)}(outputs, inputs, \"outputs\", \"inputs\");";
        if (!plan.Capabilities.HasConstantParameters)
        {
            yield return Apart(plan, "outputs", SectionNames.Weights);
        }
    }

    /// <summary>The statement of a copy out of a section or into it.</summary>
    public static IEnumerable<string> OfCopy(NetworkPlan plan, string other, string section) =>
        plan.Model.Consumer.HasSpan ? [Apart(plan, other, section)] : [];

    private const string Guard = "global::NetGen.CompilerServices.Guard.";

    /// <summary>Spelled out: before C# 14 no span is taken for a read-only one where types are inferred.</summary>
    private static string Type(NetworkPlan plan) => $"<{new Framework(plan.Model).T}>";

    private static string Apart(NetworkPlan plan, string argument, string section) =>
        $"{Guard}Apart{Type(plan)}({argument}, {Storage.Field(plan, section)}, \"{argument}\");";

    private static string Copy(NetworkPlan plan, string row, string section, int index) =>
        $"{Guard}Copy{Type(plan)}({row}, {Storage.Field(plan, section)}, "
        + $"{Storage.Position(plan, section, index, inUnchecked: true)})";

    private static string Targets(NetworkPlan plan) =>
        Storage.Position(plan, SectionNames.Deltas, plan.Output.Storage.Deltas);
}
