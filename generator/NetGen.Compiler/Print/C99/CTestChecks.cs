using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.C99;

/// <summary>The checks of a self-test that compare bits: predictions, sums of the library, training steps.</summary>
internal sealed class CTestChecks(CExportPlan plan, CNames names, Golden golden, CTestWords words)
{
    /// <summary>1 less this, and this less 1, are sums that a library is known to round wrongly.</summary>
    private static readonly double LowerNumber = 1.531520949383498e-10;

    private static readonly double[] Sums = [1 - LowerNumber, LowerNumber - 1];

    public void WritePredictions(CodeWriter writer)
    {
        (string inputs, string outputs) = (names.Macro("INPUTS"), names.Macro("OUTPUTS"));
        writer.Gap();
        using (writer.Braces($"static int {words.Name("predictions")}(void)"))
        {
            writer.Lines([$"{names.Real} x[{inputs}], y[{outputs}];", "int right = 1;"]);
            using (writer.Braces($"for (int row = 0; row < {Golden.SampleCount}; ++row)"))
            {
                writer.Lines(
                [
                    $"{words.Name("get")}(x, {words.Name("x")} + row * {inputs}, {inputs});",
                    $"{names.Of("predict")}(x, y);",
                    $"right = {words.Name("same")}(y, {words.Name("y")} + row * {outputs}, {outputs}) && right;",
                ]);
            }

            writer.Gap();
            writer.Line("return right;");
        }
    }

    /// <summary>What a library is known to round wrongly: see <see cref="CDoubleSums"/>.</summary>
    public void WriteSums(CodeWriter writer)
    {
        writer.Gap();
        CComment.Write(writer, "Sums that a compiler's library is known to round wrongly.");
        using (writer.Braces($"static int {words.Name("sums")}(void)"))
        {
            writer.Lines(
            [
                $"static const uint64_t sums[2] {names.Macro("TEST_FLASH")} = "
                    + $"{{{string.Join(", ", Sums.Select(words.Bits))}}};",
                $"volatile {names.Real} one = 1.0, low = {CLiteral.Of(LowerNumber, plan.Format).Text};",
                $"{names.Real} found[2];",
                "found[0] = one - low;",
                "found[1] = low - one;",
                $"return {words.Name("same")}(found, sums, 2);",
            ]);
        }
    }

    public void WriteTraining(CodeWriter writer, CProgram training)
    {
        (string inputs, string outputs) = (names.Macro("INPUTS"), names.Macro("OUTPUTS"));
        writer.Gap();
        using (writer.Braces($"static int {words.Name("training")}({names.Instance} *n)"))
        {
            writer.Lines(
            [
                $"{names.Real} x[{inputs}], t[{outputs}], y[{outputs}], e;",
                $"uint32_t sum = 2166136261u;",
                "int right = 1;",
                $"{names.Of("initialize")}(n);",
            ]);
            using (writer.Braces($"for (int row = 0; row < {Golden.SampleCount}; ++row)"))
            {
                writer.Lines(
                [
                    $"{words.Name("get")}(x, {words.Name("x")} + row * {inputs}, {inputs});",
                    $"{words.Name("get")}(t, {words.Name("t")} + row * {outputs}, {outputs});",
                    $"e = {names.Of("train_step")}(n, x, t, {CLiteral.Of(Golden.LearningRate, plan.Format).Text});",
                    $"right = {words.Name("same")}(&e, {words.Name("errors")} + row, 1) && right;",
                ]);
            }

            writer.Gap();
            CComment.Write(writer, "What the steps left: a sum over the bits of parameters and optimizer state.");
            writer.Lines(training.Learned.Select(one =>
                $"sum = {words.Name("sum")}(sum, {one.Address(names)}, {one.Count(names, training.Plan)});"));
            writer.Lines(
            [
                $"right = (sum == {words.Sum(golden.Learned)}) && right;",
                $"{words.Name("get")}(x, {words.Name("x")}, {inputs});",
                $"{names.Of("network_predict")}(n, x, y);",
                $"return {words.Name("same")}(y, {words.Name("last_y")}, {outputs}) && right;",
            ]);
        }
    }
}
