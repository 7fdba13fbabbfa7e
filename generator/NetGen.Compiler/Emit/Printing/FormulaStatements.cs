using NetGen.Compiler.Plan.Algebra;

namespace NetGen.Compiler.Emit.Printing;

/// <summary>A formula as statements, in whatever language the printing function speaks.</summary>
internal static class FormulaStatements
{
    /// <summary>
    /// target = formula; with a line before it for each costly term that stands in it more than once.
    /// </summary>
    /// <param name="type">What declares such a line's local.</param>
    /// <param name="target">The left side of the last line.</param>
    /// <param name="formula">Stabilised already.</param>
    /// <param name="print">Prints a formula over operands.</param>
    /// <param name="operands">What the formula's symbols stand for.</param>
    /// <param name="suffix">Makes the names of these lines unique in their method, such as "1_0".</param>
    public static IEnumerable<string> Assign(
        string type,
        string target,
        Expression formula,
        Func<Expression, Func<string, Operand>, string> print,
        Func<string, Operand> operands,
        string suffix)
    {
        var (temporaries, rest) = CommonSubexpressions.Extract(formula, n => $"c{n}_{suffix}");
        foreach (Temporary temporary in temporaries)
        {
            yield return $"{type} {temporary.Name.Symbol} = {print(temporary.Value, Known)};";
        }

        yield return $"{target} = {print(rest, Known)};";

        Operand Known(string symbol) =>
            temporaries.Any(temporary => temporary.Name.Symbol == symbol) ? symbol : operands(symbol);
    }
}
