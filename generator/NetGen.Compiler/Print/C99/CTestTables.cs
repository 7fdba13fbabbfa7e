using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.C99;

/// <summary>The golden values of a self-test, and the functions that read them and compare.</summary>
internal sealed class CTestTables(CExportPlan plan, CNames names, Golden golden, CTestWords words)
{
    public void Write(CodeWriter writer)
    {
        writer.Gap();
        CComment.Write(writer, "Bits of numbers; on AVR they stay in program memory.");
        writer.Lines(
        [
            "#if defined(__AVR__)",
            "#include <avr/pgmspace.h>",
            $"#define {names.Macro("TEST_FLASH")} PROGMEM",
            $"#define {names.Macro("TEST_WORD")}(word) pgm_read_dword(&(word))",
            "#else",
            $"#define {names.Macro("TEST_FLASH")}",
            $"#define {names.Macro("TEST_WORD")}(word) (word)",
            "#endif",
        ]);
        Table("x", golden.Samples.SelectMany(sample => sample.X));
        Table("y", golden.Predictions.SelectMany(y => y));
        if (plan.Training is null)
        {
            return;
        }

        Table("t", golden.Samples.SelectMany(sample => sample.T));
        Table("errors", golden.Errors);
        Table("last_y", golden.LastPrediction);
        if (plan.Request.Gradients)
        {
            Table("batch_errors", golden.BatchErrors);
        }

        if (golden.CheckedGradients.Count > 0)
        {
            writer.Gap();
            CComment.Write(writer, "Parameters whose gradients are checked: E has no kink near them.");
            Array(writer, "uint16_t", "checked", golden.CheckedGradients.Take(32).Select(p => $"{p}u"));
        }

        void Table(string table, IEnumerable<double> numbers)
        {
            writer.Gap();
            Array(writer, words.Type, table, numbers.Select(words.Bits));
        }
    }

    public void WriteHelpers(CodeWriter writer)
    {
        writer.Gap();
        using (writer.Braces($"static void {words.Name("get")}({names.Real} *row, const {words.Type} *bits, int "
            + "count)"))
        using (writer.Braces("for (int k = 0; k < count; ++k)"))
        {
            writer.Lines(
            [
                $"{words.Type} word = {names.Macro("TEST_WORD")}(bits[k]);",
                "(void)memcpy(&row[k], &word, sizeof word);",
            ]);
        }

        writer.Gap();
        using (writer.Braces(
            $"static int {words.Name("same")}(const {names.Real} *row, const {words.Type} *bits, int count)"))
        {
            writer.Line("int same = 1;");
            using (writer.Braces("for (int k = 0; k < count; ++k)"))
            {
                writer.Lines(
                [
                    $"{words.Type} word = {names.Macro("TEST_WORD")}(bits[k]);",
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

    /// <summary>A sum over the bits of numbers: <see cref="CTestWords.Sum"/>.</summary>
    public void WriteSum(CodeWriter writer)
    {
        writer.Gap();
        using (writer.Braces(
            $"static uint32_t {words.Name("sum")}(uint32_t sum, const {names.Real} *numbers, int count)"))
        {
            using (writer.Braces("for (int p = 0; p < count; ++p)"))
            {
                writer.Lines([$"{words.Type} word;", "(void)memcpy(&word, &numbers[p], sizeof word);"]);
                using (writer.Braces($"for (int shift = 0; shift < {words.Format.Bits}; shift += 8)"))
                {
                    writer.Line("sum = (sum ^ (uint32_t)((word >> shift) & 0xFFu)) * 16777619u;");
                }
            }

            writer.Gap();
            writer.Line("return sum;");
        }
    }

    private void Array(CodeWriter writer, string type, string table, IEnumerable<string> items)
    {
        string[] all = [.. items];
        writer.Line($"static const {type} {words.Name(table)}[{all.Length}] {names.Macro("TEST_FLASH")} =");
        writer.Line("{");
        using (writer.Indent("};"))
        {
            writer.Lines(Wrapping.Fill(all).Select(line => line + ","));
        }
    }
}
