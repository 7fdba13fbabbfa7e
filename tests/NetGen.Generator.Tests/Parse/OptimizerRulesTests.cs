using NetGen.Generator.Model;
using NetGen.Generator.Parse;
using NetGen.Generator.Plan.Formulas;

namespace NetGen.Generator.Tests.Parse;

/// <summary>The table of constants and optimizers says what the formulas say.</summary>
public sealed class OptimizerRulesTests
{
    public static TheoryData<string> Constants =>
        [.. typeof(OptimizerModel).GetProperties().Where(property => property.PropertyType == typeof(double)).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Constants))]
    public void A_constant_has_an_effect_where_the_formula_has_it(string constant) => Assert.Equal(
        Enum.GetValues<Optimizer>().Where(kind => Formula(kind, constant, 0.125) != Formula(kind, constant, 0.375)),
        OptimizerRules.Uses.Single(use => use.Name == constant).Users);

    /// <summary>The whole formula as text, with one constant set.</summary>
    private static string Formula(Optimizer kind, string constant, double value)
    {
        var model = new OptimizerModel { Kind = kind };
        typeof(OptimizerModel).GetProperty(constant)!.SetValue(model, value);
        OptimizerFormula formula = OptimizerFormula.For(model);
        return string.Join("\n", formula.Assignments.Concat<object>(formula.PerStep).Concat(formula.Running));
    }
}
