using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Prose;
using NetGen.Generator.Parse;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>Tables that say what the generator's formulas and rules say, made of them.</summary>
internal static class KnownTables
{
    /// <exception cref="FormatException">There is no such table.</exception>
    public static string Read(string name) => name switch
    {
        "activations" => Table("`Activation`", ["y = f(u)", "∂y/∂u", "first weights"], Activations()),
        "losses" => Table(
            "`Loss`", ["E of one sample", "∂y_k = ∂E/∂y_k", "trains", "partner", "δ_k with it"], Losses()),
        "optimizers" => Table("`Optimizer`", ["a step of every w", "kept for each w"], Optimizers()),
        "memory" => Table("2-3-1, `float`", ["bytes of an instance", "of them beside 52 for parameters"], Memory()),
        "constants" => Table("constant", ["of", "default", "must be"], Constants()),
        _ => throw new FormatException($"There is no table '{name}'."),
    };

    private static IEnumerable<string[]> Activations() => BuiltIn.Activations.Select(kind =>
    {
        ActivationFormula formula = ActivationFormula.For(kind);
        return (string[])
        [
            $"`{kind}`",
            formula.Describe(formula.IsSoftmax ? "k" : ""),
            Right(formula.DescribeDerivative(formula.IsSoftmax ? "k" : "")),
            WeightLimit.For(formula, 2, 3).Formula.Split(':')[0],
        ];
    });

    private static IEnumerable<string[]> Losses() => BuiltIn.Losses.Select(kind =>
    {
        LossFormula formula = LossFormula.For(kind);
        Activation[] accepted = [.. BuiltIn.Activations.Where(output => formula.Accepts(output, out _))];
        Activation partner = LayerParser.Partner(kind);
        return (string[])
        [
            $"`{kind}`",
            formula.Describe(),
            Right(formula.DescribeGradient()),
            accepted.Length == BuiltIn.Activations.Length ? "all" : string.Join(", ", accepted.Select(Code)),
            Code(partner),
            Right(DeltaFormula.Output(kind, partner).Describe("k")),
        ];
    });

    private static IEnumerable<string[]> Optimizers() => Enum.GetValues<Optimizer>().Select(kind =>
    {
        OptimizerFormula formula = OptimizerFormula.For(Defaults(kind));
        return (string[])
        [
            $"`{kind}`",
            string.Join("; ", formula.Describe()),
            formula.States.Count == 0 ? "nothing" : string.Join(", ", formula.States).Replace("previous", "∂w′"),
        ];
    });

    /// <summary>A row for every default that a constant has.</summary>
    private static IEnumerable<string[]> Constants() => OptimizerRules.Uses.SelectMany(use => use.Users
        .GroupBy(user => Constant(use.Name, Defaults(user)))
        .Select(group => (string[])
        [
            $"`{use.Name}`",
            group.Count() == Enum.GetValues<Optimizer>().Length ? "all"
                : group.Count() > 4 ? "all but " + string.Join(", ", Enum.GetValues<Optimizer>().Except(group).Select(Code))
                : string.Join(", ", group.Select(Code)),
            group.Key,
            Wanted(use.Name, group.First()),
        ]));

    /// <summary>What a network takes by the generator's own plan.</summary>
    private static IEnumerable<string[]> Memory() => new[]
    {
        ("`Kernel.Scalar`, `Gradients = false`", "Kernel = Kernel.Scalar, Gradients = false"),
        ("`Kernel.Scalar`", "Kernel = Kernel.Scalar"),
        ("`Kernel.Scalar`, `InputGradients = true`", "Kernel = Kernel.Scalar, InputGradients = true"),
        ("`Kernel.Auto` with vectors", "Kernel = Kernel.Auto"),
    }.Select(row =>
    {
        MemoryPlan memory = NetworkPlanner.Plan(Parsed.Of(row.Item2)).Memory;
        Assert.Equal(52, memory.Parameters);
        return (string[])[row.Item1, $"{memory.Instance}", $"{memory.State}"];
    });

    /// <summary>The parser's own: what an attribute without constants gives.</summary>
    private static OptimizerModel Defaults(Optimizer kind) => Parsed.Of($"Optimizer = Optimizer.{kind}").Optimizer;

    private static string Constant(string name, OptimizerModel model) =>
        Parsed.Text(typeof(OptimizerModel).GetProperty(name)!.GetValue(model)!);

    /// <summary>What the analyzer asks for where there is no number at all.</summary>
    private static string Wanted(string name, Optimizer optimizer)
    {
        Diagnostic[] found = Parsed.Problems($"Optimizer = Optimizer.{optimizer}, {name} = double.NaN");
        return found.Single().GetMessage(CultureInfo.InvariantCulture).Split(" but must be ")[1];
    }

    private static string Right(string equation) => equation.Split(" = ", 2)[1];

    private static string Code<T>(T member)
        where T : struct, Enum => $"`{member}`";

    private static string Table(string first, string[] others, IEnumerable<string[]> rows) => string.Join(
        '\n',
        [Row([first, .. others]), Row([.. Enumerable.Repeat("---", others.Length + 1)]), .. rows.Select(Row)]);

    private static string Row(string[] cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
