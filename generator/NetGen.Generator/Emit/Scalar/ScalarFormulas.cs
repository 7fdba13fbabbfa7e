using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Model;
using NetGen.Generator.Plan.Algebra;

namespace NetGen.Generator.Emit.Scalar;

/// <summary>Prints formulas as statements of scalar C#.</summary>
internal sealed class ScalarFormulas(Precision precision)
{
    private readonly string _type = precision == Precision.Single ? "float" : "double";

    public string Print(Expression formula, Func<string, Operand> operands) =>
        new ScalarPrinter(precision, operands).Print(formula);

    /// <summary>
    /// <paramref name="target"/> = formula; with a line before it for each costly term that stands in it more than once.
    /// </summary>
    /// <param name="suffix">Makes the names of these lines unique in their method, such as "1_0".</param>
    public IEnumerable<string> Assign(
        string target, Expression formula, Func<string, Operand> operands, string suffix)
    {
        var (temporaries, rest) = CommonSubexpressions.Extract(formula, n => $"c{n}_{suffix}");
        foreach (Temporary temporary in temporaries)
        {
            yield return $"{_type} {temporary.Name.Symbol} = {Print(temporary.Value, Known)};";
        }

        yield return $"{target} = {Print(rest, Known)};";

        Operand Known(string symbol) =>
            temporaries.Any(temporary => temporary.Name.Symbol == symbol) ? symbol : operands(symbol);
    }
}
