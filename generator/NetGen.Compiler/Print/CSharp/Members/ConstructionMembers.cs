using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Print.CSharp.Prose;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>Constructors and Initialize.</summary>
internal static class ConstructionMembers
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        ClassPlace place = plan.Model.Class;
        string head = $"{(place.IsAbstract ? "protected" : "public")} {place.Name}";
        writer.Gap();
        writer.Lines(Documentation.Of($"A {plan.Shape} network with the weights of seed 0: the same in every run."));
        writer.Lines(GeneratedAttributes.Of(plan));
        writer.Lines(Promises(place));
        using (writer.Braces($"{head}()\n    : this(0)"))
        {
        }

        writer.Gap();
        writer.Lines(BaseWarning(place, "disable", "   // the base class's constructor"));
        writer.Lines(Documentation.Of(
            $"A {plan.Shape} network with random weights. The same seed gives the same bits on every machine.",
            ("seed", "Any number.")));
        writer.Lines(GeneratedAttributes.Of(plan));
        writer.Lines(Promises(place));
        using (writer.Method($"{head}(int seed)", computesPositions: plan.Storage.IsOneBuffer))
        {
            if (plan.Storage.IsOneBuffer)
            {
                writer.Lines(Origin(plan, ""));
            }

            writer.Line("Initialize(seed);");
        }

        writer.Lines(BaseWarning(place, "restore", ""));
        WriteInitialize(writer, plan);
    }

    /// <summary>Finds the 64-byte boundary in a network's buffer.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="of">Whose buffer, with a dot.</param>
    public static IEnumerable<string> Origin(NetworkPlan plan, string of) =>
    [
        "long address = (long)global::System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement("
            + $"{of}_state, 0);",
        $"{of}_origin = (int)((64 - (address & 63)) & 63) / sizeof({new Framework(plan.Model).T});",
    ];

    /// <summary>A constructor that the user's base class calls obsolete is no news in generated code.</summary>
    private static IEnumerable<string> BaseWarning(ClassPlace place, string action, string reason) =>
        place.BaseWarnings.Length == 0 ? [] : [$"#pragma warning {action} {place.BaseWarnings}{reason}"];

    private static IEnumerable<string> Promises(ClassPlace place) =>
        place.SetsRequiredMembers ? ["[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]"] : [];

    private static void WriteInitialize(CodeWriter writer, NetworkPlan plan)
    {
        writer.Gap();
        writer.Lines(Documentation.Of(
            "Draws new weights"
            + (plan.Optimizer.States.Count > 0
                ? ", sets the biases to 0 and clears the optimizer's state"
                : " and sets the biases to 0")
            + ". The same seed gives the same bits on every machine and for every kernel.",
            ("seed", "Any number.")));
        writer.Lines(GeneratedAttributes.Of(plan));
        using (writer.Method("public void Initialize(int seed)", computesPositions: true))
        {
            writer.Lines(Storage.Open(
                plan, new HashSet<string>(["w", .. plan.Optimizer.States]), inUnchecked: true));
            if (plan.Storage.IsOneBuffer)
            {
                writer.Line(Clearing.PaddingComment);
                writer.Line(Clearing.Statement(plan, "w"));
            }

            writer.Line("global::NetGen.UniformGenerator uniform = new global::NetGen.UniformGenerator(seed);");
            foreach (LayerPlan layer in plan.Layers)
            {
                (string i, string j) = layer.Letters;
                string next = plan.Model.Precision == Precision.Single ? "NextSingle" : "NextDouble";
                string limit = Literal.Of(layer.Initial.Value, Precision.Double);
                writer.Gap();
                writer.Line($"// {new Equations(plan).Name(layer)}, {layer.Initial.Formula}");
                using (writer.Braces($"for (int {i} = 0; {i} < {layer.FanIn}; {i}++)"))
                using (writer.Braces($"for (int {j} = 0; {j} < {layer.FanOut}; {j}++)"))
                {
                    string index = Position.Of(
                        layer.Storage.Weights, (i, layer.Storage.RowStride), (j, layer.Storage.ColumnStride));
                    writer.Line($"w[{index}] = uniform.{next}({limit});");
                }

                writer.Gap();
                using (writer.Braces($"for (int {j} = 0; {j} < {layer.FanOut}; {j}++)"))
                {
                    writer.Line($"w[{Position.Of(layer.Storage.Biases, (j, 1))}] = 0;");
                }
            }

            if (plan.Optimizer.States.Count > 0)
            {
                writer.Gap();
                writer.Lines(plan.Optimizer.States.Select(state => Clearing.Statement(plan, state)));
            }

            foreach (RunningScalar scalar in plan.Optimizer.Running)
            {
                writer.Line($"{StepScalars.Field(scalar)} = {StorageMembers.Initial(scalar, plan.Model.Precision)};");
            }
        }
    }
}
