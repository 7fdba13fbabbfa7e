using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.C99;

/// <summary>The checks of a self-test that take a step apart: a mini-batch, and the slopes of E.</summary>
internal sealed class CTestGradients(CExportPlan plan, CNames names, Golden golden, CTestWords words)
{
    /// <summary>A step taken apart, with two rows, and a look at all that an instance holds after each.</summary>
    public void WriteBatch(CodeWriter writer, CProgram training)
    {
        (string inputs, string outputs) = (names.Macro("INPUTS"), names.Macro("OUTPUTS"));
        writer.Gap();
        using (writer.Braces($"static uint32_t {words.Name("sum_all")}(uint32_t sum, const {names.Instance} *n)"))
        {
            writer.Lines(training.Instance.Select(section =>
                $"sum = {words.Name("sum")}(sum, n->{names.Local(section.Name)}, {section.Length});"));
            writer.Lines(training.Running.Select(scalar =>
                $"sum = {words.Name("sum")}(sum, &n->{names.Local(Identifiers.Of(scalar.Target))}, 1);"));
            writer.Line("return sum;");
        }

        writer.Gap();
        using (writer.Braces($"static int {words.Name("batch")}({names.Instance} *n)"))
        {
            writer.Lines(
            [
                $"{names.Real} x[{inputs}], t[{outputs}], e;",
                "uint32_t sum = 2166136261u;",
                "int right = 1;",
                $"{names.Of("initialize")}(n);",
            ]);
            using (writer.Braces("for (int row = 0; row < 2; ++row)"))
            {
                writer.Lines(
                [
                    $"{words.Name("get")}(x, {words.Name("x")} + row * {inputs}, {inputs});",
                    $"{words.Name("get")}(t, {words.Name("t")} + row * {outputs}, {outputs});",
                    $"{names.Of("forward")}(n, x);",
                    $"e = row == 0 ? {names.Of("backward")}(n, t) : {names.Of("accumulate")}(n, t);",
                    $"right = {words.Name("same")}(&e, {words.Name("batch_errors")} + row, 1) && right;",
                    $"sum = {words.Name("sum_all")}(sum, n);",
                ]);
            }

            writer.Gap();
            writer.Lines(
            [
                $"{names.Of("scale_gradients")}(n, {CLiteral.Of(0.5, plan.Format).Text});",
                $"{names.Of("update")}(n, {CLiteral.Of(Golden.LearningRate, plan.Format).Text});",
                $"return ({words.Name("sum_all")}(sum, n) == {words.Sum(golden.Batch)}) && right;",
            ]);
        }
    }

    public void WriteGradients(CodeWriter writer)
    {
        (string inputs, string outputs) = (names.Macro("INPUTS"), names.Macro("OUTPUTS"));
        string shift = CLiteral.Of(Golden.Shift, plan.Format).Text;
        string tolerance = CLiteral.Of(Golden.Tolerance, plan.Format).Text;
        string two = CLiteral.Of(2, plan.Format).Text, zero = CLiteral.Of(0, plan.Format).Text;
        writer.Gap();
        CComment.Write(writer, "∂E/∂w is nearly (E(w + h) − E(w − h)) / 2h.");
        using (writer.Braces($"static int {words.Name("gradients")}({names.Instance} *n)"))
        {
            writer.Lines(
            [
                $"{names.Real} x[{inputs}], t[{outputs}];",
                "int right = 1;",
                $"{words.Name("get")}(x, {words.Name("x")}, {inputs});",
                $"{words.Name("get")}(t, {words.Name("t")}, {outputs});",
                $"{names.Of("initialize")}(n);",
            ]);
            using (writer.Braces($"for (int k = 0; k < {Math.Min(32, golden.CheckedGradients.Count)}; ++k)"))
            {
                writer.Lines(
                [
                    "#if defined(__AVR__)",
                    $"int p = (int)pgm_read_word(&{words.Name("checked")}[k]);",
                    "#else",
                    $"int p = (int){words.Name("checked")}[k];",
                    "#endif",
                    $"{names.Real} kept = n->w[p], above, below, gradient, off;",
                    $"n->w[p] = kept + {shift};",
                    $"{names.Of("forward")}(n, x);",
                    $"above = {names.Of("backward")}(n, t);",
                    $"n->w[p] = kept - {shift};",
                    $"{names.Of("forward")}(n, x);",
                    $"below = {names.Of("backward")}(n, t);",
                    "n->w[p] = kept;",
                    $"{names.Of("forward")}(n, x);",
                    $"(void){names.Of("backward")}(n, t);",
                    $"gradient = {names.Of("gradients")}(n)[p];",
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
}
