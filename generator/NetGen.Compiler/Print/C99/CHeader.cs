using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.C99;

/// <summary>The .h file: what the network is, what it takes, and its functions.</summary>
internal sealed class CHeader
{
    private readonly CExportPlan _plan;
    private readonly CNames _names;
    private readonly CSignatures _signatures;

    public CHeader(CExportPlan plan)
    {
        _plan = plan;
        _names = new CNames(plan.Request.Name);
        _signatures = new CSignatures(_names);
    }

    public string Write()
    {
        NetworkPlan network = _plan.Network;
        var writer = new CodeWriter();
        CComment.Block(writer, Comment());
        string guard = _names.Macro("H");
        writer.Lines([$"#ifndef {guard}", $"#define {guard}", "", "#include <float.h>", "#include <stdint.h>", ""]);
        WriteArithmetic(writer);
        writer.Lines(["", "#if defined(__cplusplus)", "extern \"C\" {", "#endif"]);
        writer.Gap();
        writer.Line($"typedef {(IsSingle ? "float" : "double")} {_names.Real};");
        writer.Gap();
        writer.Lines(
        [
            $"#define {_names.Macro("INPUTS")} {network.Inputs}",
            $"#define {_names.Macro("OUTPUTS")} {network.Outputs}",
            $"#define {_names.Macro("PARAMETERS")} {network.Parameters}",
            .. network.TrainsAll
                ? Array.Empty<string>()
                : [$"#define {_names.Learning(network)} {network.TrainableParameters} /* of them learn */"],
        ]);
        Declare(writer, "Predicts with the trained parameters, which stay in flash. x and y may share memory.",
            _signatures.Predict);
        Declare(writer,
            "A trained parameter: for each layer the weights, row by row for each of its inputs, then the biases.",
            _signatures.Trained);
        if (_plan.Training is { } training)
        {
            WriteInstance(writer, training);
            Declare(writer, "The trained parameters, and an optimizer that has taken no step.", _signatures.Initialize);
            foreach (CFunction function in training.Functions)
            {
                Declare(writer, CSignatures.Summary(function.Operation), _signatures.Of(function.Operation));
            }

            if (_plan.Request.Gradients)
            {
                Declare(writer, "Multiplies all gradients by a factor.", _signatures.ScaleGradients);
                Declare(writer, "y of the output layer, after a forward pass.", _signatures.Outputs);
                Declare(
                    writer,
                    "∂E/∂w and ∂E/∂b, in the order of the parameters" + (network.TrainsAll ? "." : " that learn."),
                    _signatures.Gradients);
                if (training.Plan.Capabilities.KeepsInputGradients)
                {
                    Declare(writer, "∂E/∂x, after a backward pass.", _signatures.InputGradients);
                }
            }

            new CStore(_plan, _names).Declare(writer);
        }

        writer.Lines(["", "#if defined(__cplusplus)", "}", "#endif", "", "#endif"]);
        return writer.ToString();
    }

    private bool IsSingle => _plan.Format == NumberFormat.Single;

    private IEnumerable<string> Comment()
    {
        NetworkPlan network = _plan.Network;
        var table = new EquationTable(network);
        return
        [
            $"{_plan.Request.Name}.h: written by NetGen {Origin.Version} from the trained network "
                + $"{network.Model.Class.Name}. Do not edit.",
            "",
            $"    topology     {table.Topology}",
            $"    code         {(_plan.IsUnrolled ? "a statement per value" : "a loop per index")}",
            .. CReport.Lines(_plan).Select(line => $"    {line}"),
            "",
            .. (_plan.Training is null ? table.Forward() : table.Lines())
                .Select(line => Spelling.Prose(line)).SelectMany(Wrapping.Hanging).Select(line => $"    {line}"),
            "",
            .. Wrapping.Words(Names),
        ];
    }

    private string Names =>
        "Names: x are the inputs, t the targets, E is the error, eta the learning rate; u_j is the weighted sum of "
        + "neuron j and y_j its output; delta is dE/du, dw and dy are dE/dw and dE/dy. Numbers in parentheses are "
        + "those of the equations in NetGen's docs/maths.md. Results have the same bits as those of NetGen's scalar "
        + "kernel on "
        + $"every machine with IEEE 754 arithmetic of {(IsSingle ? 32 : 64)} bits.";

    private void WriteArithmetic(CodeWriter writer)
    {
        string prefix = IsSingle ? "FLT" : "DBL";
        string type = IsSingle ? "float" : "double";
        writer.Lines(
        [
            $"#if FLT_RADIX != 2 || {prefix}_MANT_DIG != {(IsSingle ? 24 : 53)} "
                + $"|| {prefix}_MAX_EXP != {(IsSingle ? 128 : 1024)}",
            $"#error \"{_plan.Request.Name}.h: {type} has to be IEEE 754 in {(IsSingle ? 32 : 64)} bits.\"",
            "#endif",
            "#if defined(FLT_EVAL_METHOD) && (FLT_EVAL_METHOD < 0 "
                + $"{(IsSingle ? "|| FLT_EVAL_METHOD == 1 " : "")}|| FLT_EVAL_METHOD == 2)",
            $"#error \"{_plan.Request.Name}.h: intermediate results have more digits than {type}; "
                + "on x86, compile with -mfpmath=sse.\"",
            "#endif",
        ]);
    }

    private static void Declare(CodeWriter writer, string comment, string signature)
    {
        writer.Gap();
        CComment.Write(writer, comment);
        writer.Line($"{signature};");
    }

    private void WriteInstance(CodeWriter writer, CProgram program)
    {
        writer.Gap();
        CComment.Write(writer, "A network that learns: your memory, in which nothing points anywhere.");
        writer.Line("typedef struct");
        writer.Line("{");
        using (writer.Indent($"}} {_names.Instance};"))
        {
            foreach (Section section in program.Instance)
            {
                string length = section.Name is SectionNames.Weights or SectionNames.Gradients
                    || program.Plan.Optimizer.States.Contains(section.Name)
                        ? _names.Learning(program.Plan) : $"{section.Length}";
                writer.Line(
                    $"{_names.Real} {_names.Local(section.Name)}[{length}]; "
                    + $"/* {Spelling.Prose(Meaning(section.Name, program.Plan))} */");
            }

            writer.Lines(program.Running.Select(scalar =>
                $"{_names.Real} {_names.Local(Identifiers.Of(scalar.Target))}; /* {Spelling.Prose(
                    new ProsePrinter().Print(scalar.Target))} */"));
        }
    }

    private static string Meaning(string section, NetworkPlan plan) => section switch
    {
        SectionNames.Weights => "weights and biases" + (plan.TrainsAll ? "" : " that learn"),
        SectionNames.Gradients => "∂E/∂w and ∂E/∂b" + (plan.TrainsAll ? "" : " of those"),
        SectionNames.Outputs => "x, then y of every layer",
        SectionNames.Sums => "u, where it is asked for",
        SectionNames.Deltas => "δ = ∂E/∂u of every layer",
        SectionNames.OutputGradients => "∂E/∂y of every layer",
        SectionNames.InputGradients => "∂E/∂x",
        _ => "what the optimizer keeps for each parameter",
    };
}
