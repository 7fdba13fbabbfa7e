using System.Globalization;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>The _test.c file: golden values, and a check of gradients, to run on the device itself.</summary>
internal sealed class CSelfTest(CExportPlan plan)
{
    /// <summary>1 less this, and this less 1, are sums that a library is known to round wrongly.</summary>
    private static readonly double LowerNumber = 1.531520949383498e-10;

    private static readonly double[] Sums = [1 - LowerNumber, LowerNumber - 1];

    private readonly CNames _names = new(plan.Request.Name);
    private readonly Golden _golden = new(plan);

    private string Word => plan.Format.Bits == 32 ? "uint32_t" : "uint64_t";

    public string Write()
    {
        string name = plan.Request.Name;
        var writer = new CodeWriter();
        CComment.Block(writer,
        [
            $"{name}_test.c: written by NetGen. Whether {name}.c computes on this machine, with this compiler, what NetGen",
            "computed: predictions, training steps and what they leave, bit by bit; gradients by differences of E.",
            "",
            $"{name}_test prints one line by a function of yours and returns 0 if all is right, else which check failed.",
            $"With {_names.Macro("TEST_MAIN")} defined, this file is a program for a machine with a console.",
        ]);
        writer.Gap();
        writer.Lines([$"#include \"{name}.h\"", "", "#include <string.h>"]);
        WriteTables(writer);
        WriteHelpers(writer);
        WriteChecks(writer);
        WriteTest(writer);
        WriteMain(writer);
        return writer.ToString();
    }

    private void WriteTables(CodeWriter writer)
    {
        writer.Gap();
        CComment.Write(writer, "Bits of numbers; on AVR they stay in program memory.");
        writer.Lines(
        [
            "#if defined(__AVR__)",
            "#include <avr/pgmspace.h>",
            $"#define {_names.Macro("TEST_FLASH")} PROGMEM",
            $"#define {_names.Macro("TEST_WORD")}(word) pgm_read_dword(&(word))",
            "#else",
            $"#define {_names.Macro("TEST_FLASH")}",
            $"#define {_names.Macro("TEST_WORD")}(word) (word)",
            "#endif",
        ]);
        Table("x", _golden.Samples.SelectMany(sample => sample.X));
        Table("y", _golden.Predictions.SelectMany(y => y));
        if (plan.Training is null)
        {
            return;
        }

        Table("t", _golden.Samples.SelectMany(sample => sample.T));
        Table("errors", _golden.Errors);
        Table("last_y", _golden.LastPrediction);
        if (plan.Request.Gradients)
        {
            Table("batch_errors", _golden.BatchErrors);
        }

        if (_golden.CheckedGradients.Count > 0)
        {
            writer.Gap();
            CComment.Write(writer, "Parameters whose gradients are checked: E has no kink near them.");
            Array(writer, "uint16_t", "checked", _golden.CheckedGradients.Take(32).Select(p => $"{p}u"));
        }

        void Table(string table, IEnumerable<double> numbers)
        {
            writer.Gap();
            Array(writer, Word, table, numbers.Select(Bits));
        }
    }

    private void Array(CodeWriter writer, string type, string table, IEnumerable<string> items)
    {
        string[] all = [.. items];
        writer.Line(
            $"static const {type} {Test(table)}[{all.Length}] {_names.Macro("TEST_FLASH")} =");
        writer.Line("{");
        using (writer.Indent("};"))
        {
            writer.Lines(Wrapping.Fill(all).Select(line => line + ","));
        }
    }

    private void WriteHelpers(CodeWriter writer)
    {
        writer.Gap();
        using (writer.Braces($"static void {Test("get")}({_names.Real} *row, const {Word} *bits, int count)"))
        using (writer.Braces("for (int k = 0; k < count; ++k)"))
        {
            writer.Lines(
            [
                $"{Word} word = {_names.Macro("TEST_WORD")}(bits[k]);",
                "(void)memcpy(&row[k], &word, sizeof word);",
            ]);
        }

        writer.Gap();
        using (writer.Braces($"static int {Test("same")}(const {_names.Real} *row, const {Word} *bits, int count)"))
        {
            writer.Line("int same = 1;");
            using (writer.Braces("for (int k = 0; k < count; ++k)"))
            {
                writer.Lines(
                [
                    $"{Word} word = {_names.Macro("TEST_WORD")}(bits[k]);",
                    "if (memcmp(&row[k], &word, sizeof word) != 0)",
                    "{",
                    "    same = 0;",
                    "}",
                ]);
            }

            writer.Gap();
            writer.Line("return same;");
        }
    }

    private void WriteSum(CodeWriter writer)
    {
        writer.Gap();
        using (writer.Braces(
            $"static uint32_t {Test("sum")}(uint32_t sum, const {_names.Real} *numbers, int count)"))
        {
            using (writer.Braces("for (int p = 0; p < count; ++p)"))
            {
                writer.Lines([$"{Word} word;", "(void)memcpy(&word, &numbers[p], sizeof word);"]);
                using (writer.Braces($"for (int shift = 0; shift < {plan.Format.Bits}; shift += 8)"))
                {
                    writer.Line("sum = (sum ^ (uint32_t)((word >> shift) & 0xFFu)) * 16777619u;");
                }
            }

            writer.Gap();
            writer.Line("return sum;");
        }
    }

    private void WriteChecks(CodeWriter writer)
    {
        (string inputs, string outputs) = (_names.Macro("INPUTS"), _names.Macro("OUTPUTS"));
        writer.Gap();
        using (writer.Braces($"static int {Test("predictions")}(void)"))
        {
            writer.Lines([$"{_names.Real} x[{inputs}], y[{outputs}];", "int right = 1;"]);
            using (writer.Braces($"for (int row = 0; row < {Golden.SampleCount}; ++row)"))
            {
                writer.Lines(
                [
                    $"{Test("get")}(x, {Test("x")} + row * {inputs}, {inputs});",
                    $"{_names.Of("predict")}(x, y);",
                    $"right = {Test("same")}(y, {Test("y")} + row * {outputs}, {outputs}) && right;",
                ]);
            }

            writer.Gap();
            writer.Line("return right;");
        }

        if (plan.Format == NumberFormat.Double)
        {
            WriteSums(writer);
        }

        if (plan.Training is null)
        {
            return;
        }

        WriteSum(writer);
        writer.Gap();
        using (writer.Braces($"static int {Test("training")}({_names.Instance} *n)"))
        {
            writer.Lines(
            [
                $"{_names.Real} x[{inputs}], t[{outputs}], y[{outputs}], e;",
                $"uint32_t sum = 2166136261u;",
                "int right = 1;",
                $"{_names.Of("initialize")}(n);",
            ]);
            using (writer.Braces($"for (int row = 0; row < {Golden.SampleCount}; ++row)"))
            {
                writer.Lines(
                [
                    $"{Test("get")}(x, {Test("x")} + row * {inputs}, {inputs});",
                    $"{Test("get")}(t, {Test("t")} + row * {outputs}, {outputs});",
                    $"e = {_names.Of("train_step")}(n, x, t, {CLiteral.Of(Golden.LearningRate, plan.Format).Text});",
                    $"right = {Test("same")}(&e, {Test("errors")} + row, 1) && right;",
                ]);
            }

            writer.Gap();
            CComment.Write(writer, "What the steps left: a sum over the bits of parameters and optimizer state.");
            writer.Lines(plan.Training.Learned.Select(one =>
                $"sum = {Test("sum")}(sum, {one.Address(_names)}, {one.Count(_names)});"));
            writer.Lines(
            [
                $"right = (sum == {Hex(Sum(_golden.Learned))}) && right;",
                $"{Test("get")}(x, {Test("x")}, {inputs});",
                $"{_names.Of("network_predict")}(n, x, y);",
                $"return {Test("same")}(y, {Test("last_y")}, {outputs}) && right;",
            ]);
        }

        if (plan.Request.Gradients)
        {
            WriteBatch(writer);
        }

        if (_golden.CheckedGradients.Count > 0)
        {
            WriteGradients(writer);
        }
    }

    /// <summary>What a library is known to round wrongly: see <see cref="CDoubleSums"/>.</summary>
    private void WriteSums(CodeWriter writer)
    {
        writer.Gap();
        CComment.Write(writer, "Sums that a compiler's library is known to round wrongly.");
        using (writer.Braces($"static int {Test("sums")}(void)"))
        {
            writer.Lines(
            [
                $"static const uint64_t sums[2] {_names.Macro("TEST_FLASH")} = {{{string.Join(", ", Sums.Select(Bits))}}};",
                $"volatile {_names.Real} one = 1.0, low = {CLiteral.Of(LowerNumber, plan.Format).Text};",
                $"{_names.Real} found[2];",
                "found[0] = one - low;",
                "found[1] = low - one;",
                $"return {Test("same")}(found, sums, 2);",
            ]);
        }
    }

    /// <summary>A step taken apart, with two rows, and a look at all that an instance holds after each.</summary>
    private void WriteBatch(CodeWriter writer)
    {
        (string inputs, string outputs) = (_names.Macro("INPUTS"), _names.Macro("OUTPUTS"));
        writer.Gap();
        using (writer.Braces($"static uint32_t {Test("sum_all")}(uint32_t sum, const {_names.Instance} *n)"))
        {
            writer.Lines(plan.Training!.Instance.Select(section =>
                $"sum = {Test("sum")}(sum, n->{_names.Local(section.Name)}, {section.Length});"));
            writer.Lines(plan.Training.Running.Select(scalar =>
                $"sum = {Test("sum")}(sum, &n->{_names.Local(Identifiers.Of(scalar.Target))}, 1);"));
            writer.Line("return sum;");
        }

        writer.Gap();
        using (writer.Braces($"static int {Test("batch")}({_names.Instance} *n)"))
        {
            writer.Lines(
            [
                $"{_names.Real} x[{inputs}], t[{outputs}], e;",
                "uint32_t sum = 2166136261u;",
                "int right = 1;",
                $"{_names.Of("initialize")}(n);",
            ]);
            using (writer.Braces("for (int row = 0; row < 2; ++row)"))
            {
                writer.Lines(
                [
                    $"{Test("get")}(x, {Test("x")} + row * {inputs}, {inputs});",
                    $"{Test("get")}(t, {Test("t")} + row * {outputs}, {outputs});",
                    $"{_names.Of("forward")}(n, x);",
                    $"e = row == 0 ? {_names.Of("backward")}(n, t) : {_names.Of("accumulate")}(n, t);",
                    $"right = {Test("same")}(&e, {Test("batch_errors")} + row, 1) && right;",
                    $"sum = {Test("sum_all")}(sum, n);",
                ]);
            }

            writer.Gap();
            writer.Lines(
            [
                $"{_names.Of("scale_gradients")}(n, {CLiteral.Of(0.5, plan.Format).Text});",
                $"{_names.Of("update")}(n, {CLiteral.Of(Golden.LearningRate, plan.Format).Text});",
                $"return ({Test("sum_all")}(sum, n) == {Hex(Sum(_golden.Batch))}) && right;",
            ]);
        }
    }

    private void WriteGradients(CodeWriter writer)
    {
        (string inputs, string outputs) = (_names.Macro("INPUTS"), _names.Macro("OUTPUTS"));
        string shift = CLiteral.Of(Golden.Shift, plan.Format).Text;
        string tolerance = CLiteral.Of(Golden.Tolerance, plan.Format).Text;
        string two = CLiteral.Of(2, plan.Format).Text, zero = CLiteral.Of(0, plan.Format).Text;
        writer.Gap();
        CComment.Write(writer, "∂E/∂w is nearly (E(w + h) − E(w − h)) / 2h.");
        using (writer.Braces($"static int {Test("gradients")}({_names.Instance} *n)"))
        {
            writer.Lines(
            [
                $"{_names.Real} x[{inputs}], t[{outputs}];",
                "int right = 1;",
                $"{Test("get")}(x, {Test("x")}, {inputs});",
                $"{Test("get")}(t, {Test("t")}, {outputs});",
                $"{_names.Of("initialize")}(n);",
            ]);
            using (writer.Braces($"for (int k = 0; k < {Math.Min(32, _golden.CheckedGradients.Count)}; ++k)"))
            {
                writer.Lines(
                [
                    "#if defined(__AVR__)",
                    $"int p = (int)pgm_read_word(&{Test("checked")}[k]);",
                    "#else",
                    $"int p = (int){Test("checked")}[k];",
                    "#endif",
                    $"{_names.Real} kept = n->w[p], above, below, gradient, off;",
                    $"n->w[p] = kept + {shift};",
                    $"{_names.Of("forward")}(n, x);",
                    $"above = {_names.Of("backward")}(n, t);",
                    $"n->w[p] = kept - {shift};",
                    $"{_names.Of("forward")}(n, x);",
                    $"below = {_names.Of("backward")}(n, t);",
                    "n->w[p] = kept;",
                    $"{_names.Of("forward")}(n, x);",
                    $"(void){_names.Of("backward")}(n, t);",
                    $"gradient = {_names.Of("gradients")}(n)[p];",
                    $"off = gradient - (above - below) / ({two} * {shift});",
                    $"gradient = gradient < {zero} ? -gradient : gradient;",
                    $"off = off < {zero} ? -off : off;",
                    $"right = (off < {tolerance} * (gradient + {tolerance})) && right;",
                ]);
            }

            writer.Gap();
            writer.Line("return right;");
        }
    }

    private void WriteTest(CodeWriter writer)
    {
        string name = plan.Request.Name;
        writer.Gap();
        writer.Lines([$"int {Test("run")}(void (*print)(const char *line));", ""]);
        using (writer.Braces($"int {Test("run")}(void (*print)(const char *line))"))
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
            using (writer.Braces($"if ((failed == 0) && !{Test(check)}({argument}))"))
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
            $"    return {Test("run")}(print_line);",
            "}",
            "#endif",
        ]);
    }

    private string Test(string member) => _names.Of($"test_{member}");

    private string Bits(double number)
    {
        long bits = plan.Format.ToBits(number);
        return plan.Format.Bits == 32
            ? Hex(unchecked((uint)bits))
            : $"0x{bits.ToString("X16", CultureInfo.InvariantCulture)}u";
    }

    /// <summary>FNV-1a over the bytes of all numbers.</summary>
    private uint Sum(IEnumerable<double> numbers) => numbers.Aggregate(2166136261u, (sum, number) =>
    {
        long bits = plan.Format.ToBits(number);
        for (int shift = 0; shift < plan.Format.Bits; shift += 8)
        {
            sum = unchecked((sum ^ (byte)(bits >> shift)) * 16777619);
        }

        return sum;
    });

    private static string Hex(uint word) => $"0x{word.ToString("X8", CultureInfo.InvariantCulture)}u";
}
