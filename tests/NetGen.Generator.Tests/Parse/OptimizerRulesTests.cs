using NetGen.Compiler.Model;
using NetGen.Generator.Parse;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Generator.Tests.Documentation;

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

    /// <summary>What generated code computes with is what a topology says, where nothing is written.</summary>
    [Fact]
    public void The_library_s_table_has_the_same_constants_and_defaults()
    {
        foreach (Optimizer kind in Enum.GetValues<Optimizer>())
        {
            OptimizerModel parsed = Parsed.Of($"Optimizer = Optimizer.{kind}").Optimizer;
            Assert.Equal(
                OptimizerRules.Uses.Where(use => use.Users.Contains(kind)).Select(use => KeyValuePair.Create(
                    use.Name, (double)typeof(OptimizerModel).GetProperty(use.Name)!.GetValue(parsed)!)),
                OptimizerConstants.Of(kind));
            Assert.Empty(parsed.Changed());
        }
    }

    /// <summary>The whole formula as text, with one constant set.</summary>
    private static string Formula(Optimizer kind, string constant, double value)
    {
        var model = new OptimizerModel { Formula = kind };
        typeof(OptimizerModel).GetProperty(constant)!.SetValue(model, value);
        OptimizerFormula formula = OptimizerFormula.For(model);
        return string.Join("\n", formula.Assignments.Concat<object>(formula.PerStep).Concat(formula.Running));
    }
}
