using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Formulas;

namespace NetGen.Generator.Emit.Vector;

/// <summary>
/// The optimizer's step of a register of parameters. Gradient descent is one multiply-add; anything else is a method, so
/// that its formulas are written once.
/// </summary>
internal sealed class VectorStep(NetworkPlan plan, VectorText text)
{
    private readonly SortedSet<int> _widths = [];

    /// <summary>
    /// Whether δ_k is multiplied by −η as soon as it is known: all that follows from it is linear in it, so that gradients
    /// come out as steps.
    /// </summary>
    public bool Scales(GradientUse use) => use == GradientUse.Step && plan.ScalesDeltas;

    /// <summary>What a comment says of it.</summary>
    public const string ScaledComment = ",  times −η";

    /// <summary>What becomes of a register of gradients left·right.</summary>
    /// <param name="use">Where δ carries −η, w += left·right is the step.</param>
    /// <param name="index">The register's place in the sections.</param>
    /// <param name="left">One factor.</param>
    /// <param name="right">The other one.</param>
    /// <param name="lanes">Their lanes.</param>
    /// <param name="place">Where a step of w is nearer at hand than in its section.</param>
    public string Take(
        GradientUse use, string index, string left, string right, int lanes, WeightPlace? place = null)
    {
        if (Scales(use))
        {
            (string row, string behind, string? loaded) = place ?? new WeightPlace("w", index);
            return text.Store(text.MultiplyAdd(left, right, loaded ?? text.Load(row, behind, lanes), lanes), row, behind, lanes);
        }

        return use == GradientUse.Add
            ? text.Store(text.MultiplyAdd(left, right, text.Load("dw", index, lanes), lanes), "dw", index, lanes)
            : Call(index, $"{left} * {right}", lanes);
    }

    /// <summary>What becomes of a register of gradients that are no product: of biases.</summary>
    public string Take(GradientUse use, string index, string gradient, int lanes) => use switch
    {
        GradientUse.Add => text.Store($"{text.Load("dw", index, lanes)} + {gradient}", "dw", index, lanes),
        _ when Scales(use) => text.Store($"{text.Load("w", index, lanes)} + {gradient}", "w", index, lanes),
        _ => Call(index, gradient, lanes),
    };

    /// <summary>The step of the parameters from an index on, by the method.</summary>
    public string Call(string index, string gradient, int lanes)
    {
        _widths.Add(lanes);
        IEnumerable<string> sections = new[] { "w" }.Concat(plan.Optimizer.States).Select(name => $"ref {name}");
        return $"Step({string.Join(", ", sections.Append(index).Append(gradient).Concat(StepScalars.Names(plan)))});";
    }

    /// <summary>The methods that <see cref="Call"/> called, a width each.</summary>
    public IEnumerable<IReadOnlyList<string>> Methods() => _widths.Select(Method);

    private IReadOnlyList<string> Method(int lanes)
    {
        string[] sections = ["w", .. plan.Optimizer.States];
        IEnumerable<string> parameters = sections.Select(name => $"ref {text.T} {name}All")
            .Append("nuint p")
            .Append($"{text.Type(lanes)} g")
            .Concat(StepScalars.Names(plan).Select(name => $"{text.T} {name}"));
        var scalars = new HashSet<string>(StepScalars.Names(plan));
        return
        [
            $"// {plan.Optimizer.Name}:  {string.Join(",  ", plan.Optimizer.Describe())}",
            $"private static void Step({string.Join(", ", parameters)})",
            "{",
            .. sections.Select(name => $"    var {name} = {text.Load($"{name}All", "p", lanes)};"),
            .. plan.StepCode.SelectMany(assignment => text.Assign(
                assignment.Target.Symbol,
                assignment.Value,
                lanes,
                symbol => scalars.Contains(symbol) ? $"{text.Class(lanes)}.Create({symbol})" : (Operand)symbol,
                assignment.Target.Symbol)).Select(line => $"    {line}"),
            .. sections.Select(name => $"    {text.Store(name, $"{name}All", "p", lanes)}"),
            "}",
        ];
    }
}
