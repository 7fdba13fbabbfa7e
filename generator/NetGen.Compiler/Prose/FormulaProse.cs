using System.Globalization;
using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan.Formulas;

namespace NetGen.Compiler.Prose;

/// <summary>
/// The equations that comments and remarks quote, written from the same trees as the code below them.
/// </summary>
internal static class FormulaProse
{
    /// <summary>"y_j = 1 / (1 + e^(−u_j))"</summary>
    public static string Describe(this ActivationFormula activation, string index, string layer = "")
    {
        var printer = new ProsePrinter(index, layer);
        return $"{printer.Print(Symbols.Y)} = {printer.Print(activation.Value)}";
    }

    /// <summary>"∂y_j/∂u_j = (1 − y_j)·y_j"; for softmax "∂y_r/∂u_k = y_r·([r = k] − y_k)".</summary>
    public static string DescribeDerivative(this ActivationFormula activation, string index)
    {
        if (activation.IsSoftmax)
        {
            return $"∂y_r/∂u_{index} = y_r·([r = {index}] − y_{index})";
        }

        var printer = new ProsePrinter(index);
        return $"∂{printer.Print(Symbols.Y)}/∂{printer.Print(Symbols.U)} = {printer.Print(activation.Derivative)}";
    }

    /// <summary>"E = ½·Σ_k (y_k − t_k)²": constant factors and the sign stand before the sum.</summary>
    public static string Describe(this LossFormula loss, string index = "k") => $"E = {Sum(loss.Term, index)}";

    /// <summary>"Σ_k (ln(1 + e^(u_k)) − t_k·u_k)": E of loss and activation together.</summary>
    public static string Describe(this ErrorFormula error, string index = "k") => Sum(error.Value, index);

    /// <summary>"∂y_k = y_k − t_k"</summary>
    public static string DescribeGradient(this LossFormula loss, string index = "k")
    {
        var printer = new ProsePrinter(index);
        return $"{printer.Print(Symbols.DY)} = {printer.Print(loss.Gradient)}";
    }

    /// <summary>"δ_k = y_k − t_k"; with softmax's sum, "δ_k = (∂y_k − s)·y_k, s = Σ_r ∂y_r·y_r".</summary>
    public static string Describe(this DeltaFormula delta, string index)
    {
        string sum = delta.NeedsSum ? ", s = Σ_r ∂y_r·y_r" : "";
        return $"δ_{index} = {new ProsePrinter(index).Print(delta.Value)}{sum}";
    }

    /// <summary>"ln u is NaN at u = −20"; "the slope 2·u is 4 and the central difference 3 at u = 2".</summary>
    public static string Describe(this FormulaFault fault)
    {
        string part = new ProsePrinter().Print(fault.Part);
        string at = string.Join(", ", fault.Point.Select(pair => $"{pair.Symbol.Symbol.Name} = {Text(pair.Value)}"));
        return fault.Difference is { } difference
            ? $"the slope {part} is {Text(fault.Value)}, and the central difference {Text(difference)}, at {at}"
            : $"{part} is {Text(fault.Value)} at {at}";

        static string Text(double value) => value < 0
            ? $"−{(-value).ToString("G6", CultureInfo.InvariantCulture)}"
            : value.ToString("G6", CultureInfo.InvariantCulture);
    }

    /// <summary>A line per step: "v ← μ·v + ∂w", "w ← w − η·v".</summary>
    /// <param name="optimizer">The formulas.</param>
    /// <param name="parameter">What moves: "w", or "b" of a bias.</param>
    /// <param name="withScalars">Whether what is found once per step is said too.</param>
    public static IReadOnlyList<string> Describe(
        this OptimizerFormula optimizer, string parameter = "w", bool withScalars = true)
    {
        var printer = new ProsePrinter();
        return
        [
            .. (withScalars ? optimizer.PerStep : [])
                .Select(step => $"{Print(step.Target)} = {Print(step.Value)}"),
            .. optimizer.Assignments.Select(step => $"{Print(step.Target)} ← {Print(step.Value)}"),
        ];

        string Print(Expression formula) => printer.Print(formula
            .Substitute(Symbols.W, new Reference(parameter))
            .Substitute(Symbols.G, new Reference("∂" + parameter)));
    }

    private static string Sum(Expression summand, string index)
    {
        var printer = new ProsePrinter(index);
        var (sign, term) = summand is Negation(var positive) ? ("−", positive) : ("", summand);
        var factors = term.Factors();
        var constants = factors.TakeWhile(IsConstant).Select(factor => printer.Print(factor, Precedence.Primary) + "·");
        var rest = factors.SkipWhile(IsConstant).Aggregate(static (left, right) => left * right);
        return $"{sign}{string.Concat(constants)}Σ_{index} {printer.Print(rest, Precedence.Multiplicative)}";
    }

    private static bool IsConstant(Expression factor) =>
        !factor.Mentions(Symbols.Y) && !factor.Mentions(Symbols.T) && !factor.Mentions(Symbols.U);
}
