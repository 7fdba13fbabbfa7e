using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>The _test.c file: golden values, and a check of gradients, to run on the device itself.</summary>
internal sealed class CSelfTest(CExportPlan plan)
{
    private readonly CNames _names = new(plan.Request.Name);
    private readonly CTestWords _words = new(new CNames(plan.Request.Name), plan.Format);
    private readonly Golden _golden = new(plan);

    public string Write()
    {
        string name = plan.Request.Name;
        var writer = new CodeWriter();
        CComment.Block(writer,
        [
            $"{name}_test.c: written by NetGen. Whether {name}.c computes on this machine, with this compiler, what "
                + "NetGen",
            "computed: predictions, training steps and what they leave, bit by bit; gradients by differences of E.",
            "",
            $"{name}_test prints one line by a function of yours and returns 0 if all is right, else which check "
                + "failed.",
            $"With {_names.Macro("TEST_MAIN")} defined, this file is a program for a machine with a console.",
        ]);
        writer.Gap();
        writer.Lines([$"#include \"{name}.h\"", "", "#include <string.h>"]);
        var tables = new CTestTables(plan, _names, _golden, _words);
        tables.Write(writer);
        tables.WriteHelpers(writer);
        WriteChecks(writer, tables);
        WriteTest(writer);
        WriteMain(writer);
        return writer.ToString();
    }

    private void WriteChecks(CodeWriter writer, CTestTables tables)
    {
        var bits = new CTestChecks(plan, _names, _golden, _words);
        bits.WritePredictions(writer);
        if (plan.Format == NumberFormat.Double)
        {
            bits.WriteSums(writer);
        }

        if (plan.Training is not { } training)
        {
            return;
        }

        tables.WriteSum(writer);
        bits.WriteTraining(writer, training);
        var gradients = new CTestGradients(plan, _names, _golden, _words);
        if (plan.Request.Gradients)
        {
            gradients.WriteBatch(writer, training);
        }

        if (_golden.CheckedGradients.Count > 0)
        {
            gradients.WriteGradients(writer);
        }
    }

    private void WriteTest(CodeWriter writer)
    {
        string name = plan.Request.Name;
        writer.Gap();
        writer.Lines([$"int {_words.Name("run")}(void (*print)(const char *line));", ""]);
        using (writer.Braces($"int {_words.Name("run")}(void (*print)(const char *line))"))
        {
            writer.Lines(plan.Training is null ? [] : [$"static {_names.Instance} n;"]);
            writer.Line("int failed = 0;");
            if (plan.Format == NumberFormat.Double)
            {
                Check(5, "sums", "", "the compiler's library rounds a sum of double wrongly");
            }

            Check(1, "predictions", "", "a prediction has other bits");
            if (plan.Training is not null)
            {
                Check(2, "training", "&n", "training steps have other bits");
            }

            if (plan.Request.Gradients)
            {
                Check(3, "batch", "&n", "gradients of a mini-batch have other bits");
            }

            if (_golden.CheckedGradients.Count > 0)
            {
                Check(4, "gradients", "&n", "a gradient is not the slope of E");
            }

            using (writer.Braces("if (failed == 0)"))
            {
                writer.Line($"print(\"{name}: all right\\n\");");
            }

            writer.Gap();
            writer.Line("return failed;");
        }

        void Check(int number, string check, string argument, string problem)
        {
            using (writer.Braces($"if ((failed == 0) && !{_words.Name(check)}({argument}))"))
            {
                writer.Lines([$"failed = {number};", $"print(\"{name}: {problem}\\n\");"]);
            }

            writer.Gap();
        }
    }

    private void WriteMain(CodeWriter writer)
    {
        writer.Gap();
        writer.Lines(
        [
            $"#if defined({_names.Macro("TEST_MAIN")})",
            "#include <stdio.h>",
            "",
            "static void print_line(const char *line)",
            "{",
            "    (void)fputs(line, stdout);",
            "}",
            "",
            "int main(void)",
            "{",
            $"    return {_words.Name("run")}(print_line);",
            "}",
            "#endif",
        ]);
    }
}
