using NetGen.Compiler.Emit.Printing;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Algebra;

namespace NetGen.Compiler.Emit.Scalar;

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
        string target, Expression formula, Func<string, Operand> operands, string suffix) =>
        FormulaStatements.Assign(_type, target, formula, Print, operands, suffix);
}
