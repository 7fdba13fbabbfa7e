using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.C99;

/// <summary>The .c file: parameters, mathematical functions, and what the header declares.</summary>
internal sealed class CSource
{
    private readonly CExportPlan _plan;
    private readonly CNames _names;
    private readonly CSignatures _signatures;
    private readonly CFunctions _functions;

    public CSource(CExportPlan plan)
    {
        _plan = plan;
        _names = new CNames(plan.Request.Name);
        _signatures = new CSignatures(_names);
        foreach (string member in CSignatures.Members)
        {
            _names.Reserve(member);
        }

        _functions = new CFunctions(plan.Inference.Statements.Concat(plan.Training?.Statements ?? []), _names);
        foreach (Routine routine in plan.Inference.Routines)
        {
            _names.Add(routine, "trained");
        }

        foreach (Routine routine in plan.Training?.Routines ?? [])
        {
            _names.Add(routine);
        }
    }

    public string Write()
    {
        var writer = new CodeWriter();
        CComment.Block(writer, [$"{_plan.Request.Name}.c: written by NetGen; {_plan.Request.Name}.h says what it is."]);
        writer.Gap();
        writer.Line($"#include \"{_plan.Request.Name}.h\"");
        writer.Lines(UsesMemory ? ["", "#include <string.h>"] : []);
        WriteArithmetic(writer);
        if (_plan.Format == NumberFormat.Double)
        {
            CDoubleSums.Write(writer, _names);
        }

        WriteParameters(writer);
        CStatements inference = InferencePrinter(), training = TrainingPrinter();
        _functions.Write(writer, training, _names, _plan.Format, needsBits: _plan.Training is not null);
        WriteRoutines(writer, inference, _plan.Inference);
        WritePredict(writer, inference);
        if (_plan.Training is { } program)
        {
            WriteRoutines(writer, training, program);
            WriteInitialize(writer, program);
            foreach (CFunction function in program.Functions)
            {
                Write(writer, training, function);
            }

            if (_plan.Request.Gradients)
            {
                WriteGradientMembers(writer, program.Plan);
            }

            new CStore(_plan, _names).Write(writer);
        }

        return writer.ToString();
    }

    /// <summary>Some functions of an instance, and what they call: for those who show a part of the file.</summary>
    public void Write(CodeWriter writer, IEnumerable<Operation> operations)
    {
        CProgram program = _plan.Training ?? throw new InvalidOperationException("The export has no instance.");
        CStatements printer = TrainingPrinter();
        WriteRoutines(writer, printer, program);
        foreach (Operation operation in operations)
        {
            Write(writer, printer, program.Functions.Single(function => function.Operation == operation));
        }
    }

    /// <summary>Prediction with parameters in flash, and what it calls.</summary>
    public void WritePrediction(CodeWriter writer)
    {
        CStatements printer = InferencePrinter();
        WriteRoutines(writer, printer, _plan.Inference);
        WritePredict(writer, printer);
    }

    private CStatements InferencePrinter() => new(_names, _plan.Format, _plan.Inference.Advances, _plan.Flash);

    private CStatements TrainingPrinter() => new(
        _names, _plan.Format, _plan.Training?.Advances ?? new Dictionary<For, CAdvance>(),
        _plan.FlashOfTraining);

    private bool UsesMemory => _plan.Format == NumberFormat.Double || _functions.LooksAtBits
        || _plan.Training is not null
        || _plan.Inference.Statements.All().Any(statement => statement is Copy);

    /// <summary>Rounding once per operation is what makes the bits the same; what would change it is refused.</summary>
    private void WriteArithmetic(CodeWriter writer)
    {
        writer.Gap();
        CComment.Write(
            writer,
            "Every operation is rounded by itself, so that all machines find the same bits: no product and sum are "
                + "fused.");
        writer.Lines(
        [
            "#if defined(__clang__)",
            "#pragma STDC FP_CONTRACT OFF",
            "#elif defined(__GNUC__)",
            "#pragma GCC optimize (\"fp-contract=off\")",
            "#endif",
            "#if defined(__AVR__) && defined(__GNUC__)",
            "/* With addresses and loops' variables optimized, avr-gcc 5.4 may read an element at a wrong address. */",
            "#pragma GCC optimize (\"no-ivopts\", \"no-tree-loop-ivcanon\", \"no-tree-forwprop\")",
            "#endif",
            "#if defined(__FAST_MATH__)",
            $"#error \"{_plan.Request.Name}.c: compile it without -ffast-math, which changes results.\"",
            "#endif",
        ]);
    }

    private void WriteParameters(CodeWriter writer)
    {
        NetworkPlan plan = _plan.Inference.Plan;
        (string w, string flash) = (_names.Of("w"), _names.Macro("FLASH"));
        bool walks = _plan.Inference.Advances.Count > 0
            || _plan.Training?.Advances.Values.Any(advance => advance.Weight.Place == _plan.FlashOfTraining) == true;
        writer.Gap();
        CComment.Write(
            writer, "Parameters stay in flash. On AVR that is program memory, which is read by its own means.");
        writer.Lines(
        [
            "#if defined(__AVR__)",
            "#include <avr/pgmspace.h>",
            $"#define {flash} PROGMEM",
            $"#define {_names.Macro("W")}(p) pgm_read_float(&{w}[(p)])",
            .. walks ? [$"#define {_names.Macro(CStatements.ReadMacro)}(pointer) pgm_read_float(pointer)"]
                : Array.Empty<string>(),
            "#else",
            $"#define {flash}",
            $"#define {_names.Macro("W")}(p) {w}[(p)]",
            .. walks ? [$"#define {_names.Macro(CStatements.ReadMacro)}(pointer) (*(pointer))"]
                : Array.Empty<string>(),
            "#endif",
        ]);
        writer.Gap();
        var equations = new Equations(plan);
        writer.Line($"static const {_names.Real} {w}[{_names.Macro("PARAMETERS")}] {flash} =");
        writer.Line("{");
        using (writer.Indent("};"))
        {
            int first = 0;
            foreach (LayerPlan layer in plan.Layers)
            {
                CComment.Write(
                    writer,
                    $"{equations.Name(layer)}: {equations.Weights(layer)} [{layer.FanIn}, {layer.FanOut}], "
                        + $"{equations.Biases(layer)} [{layer.FanOut}]");
                foreach (int count in Enumerable.Repeat(layer.FanOut, layer.FanIn + 1))
                {
                    writer.Lines(Wrapping
                        .Fill(_plan.Request.Parameters.Skip(first).Take(count)
                            .Select(parameter => CLiteral.Of(parameter, plan.Format).Text))
                        .Select(line => $"{line},"));
                    first += count;
                }
            }
        }
    }

    private void WriteRoutines(CodeWriter writer, CStatements printer, CProgram program)
    {
        foreach (Routine routine in program.Routines)
        {
            writer.Gap();
            if (new Equations(program.Plan).Step(routine.Name) is { } equation)
            {
                CComment.Write(writer, equation);
            }

            printer.Write(writer, routine);
        }
    }

    private void WritePredict(CodeWriter writer, CStatements printer)
    {
        CFunction predict = _plan.Inference.Functions.Single();
        writer.Gap();
        using (writer.Braces(_signatures.Predict))
        {
            printer.WriteBody(writer, predict.Body);
        }

        writer.Gap();
        using (writer.Braces(_signatures.Trained))
        {
            writer.Line($"return {_names.Macro("W")}(p);");
        }
    }

    private void WriteInitialize(CodeWriter writer, CProgram program)
    {
        writer.Gap();
        using (writer.Braces(_signatures.Initialize))
        {
            writer.Line("(void)memset(n, 0, sizeof *n);");
            WriteTrained(writer, program.Plan);

            writer.Lines(program.Running.Where(scalar => scalar.Initial != 0).Select(scalar =>
                $"n->{_names.Local(Identifiers.Of(scalar.Target))} = "
                    + $"{CLiteral.Of(scalar.Initial, _plan.Format).Text};"));
        }
    }

    /// <summary>The parameters that learn begin with the trained ones.</summary>
    private void WriteTrained(CodeWriter writer, NetworkPlan plan)
    {
        if (plan.TrainsAll)
        {
            Copy(_names.Macro("PARAMETERS"), 0, 0);
            return;
        }

        int next = 0;
        foreach (LayerPlan layer in plan.Layers)
        {
            if (layer.IsTrainable)
            {
                Copy($"{layer.Parameters}", layer.Storage.Weights, next);
            }

            next += layer.Parameters;
        }

        void Copy(string count, int to, int from)
        {
            using (writer.Braces($"for (int p = 0; p < {count}; ++p)"))
            {
                writer.Line($"n->w[{At(to)}] = {_names.Macro("W")}({At(from)});");
            }
        }

        static string At(int start) => start == 0 ? "p" : $"p + {start}";
    }

    private void Write(CodeWriter writer, CStatements printer, CFunction function)
    {
        writer.Gap();
        using (writer.Braces(_signatures.Of(function.Operation)))
        {
            writer.Lines(function.Kept.Select(section =>
            {
                bool isWritten = function.Written
                    .Any(place => place.Name == section.Name && place.Kind == PlaceKind.Section);
                string name = _names.Local(section.Name);
                return $"{(isWritten ? "" : "const ")}{_names.Real} *const {name} = n->{name};";
            }));
            writer.Lines(function.Own.Select(section =>
                $"{_names.Real} {_names.Local(section.Name)}[{section.Length}];"));
            printer.WriteBody(writer, function.Body);
        }
    }

    private void WriteGradientMembers(CodeWriter writer, NetworkPlan plan)
    {
        string gradients = _names.Local(SectionNames.Gradients);
        writer.Gap();
        using (writer.Braces(_signatures.ScaleGradients))
        {
            using (writer.Braces($"for (int p = 0; p < {_names.Learning(plan)}; ++p)"))
            {
                writer.Line($"n->{gradients}[p] *= factor;");
            }
        }

        Row(_signatures.Outputs, $"n->{SectionNames.Outputs} + {plan.Output.Storage.Outputs}");
        Row(_signatures.Gradients, $"n->{gradients}");
        if (plan.Capabilities.KeepsInputGradients)
        {
            Row(_signatures.InputGradients, $"n->{SectionNames.InputGradients}");
        }

        void Row(string head, string value)
        {
            writer.Gap();
            using (writer.Braces(head))
            {
                writer.Line($"return {value};");
            }
        }
    }
}
