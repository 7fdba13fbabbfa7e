using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit.Vector;

/// <summary>Methods that are written when they are first called, and given what they mention.</summary>
internal sealed class MethodPool(NetworkPlan plan, VectorText text)
{
    private readonly List<(string Head, IReadOnlyList<Paragraph> Body)> _methods = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _parameters = [];

    public IEnumerable<(string Head, IReadOnlyList<Paragraph> Body)> Methods => _methods;

    /// <summary>The call of a method.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="make">Its statements.</param>
    /// <param name="rows">What the caller passes for the rows that it may mention.</param>
    /// <param name="returns">The local that it returns, or null.</param>
    /// <param name="count">The caller's number of rows, where it works on several.</param>
    public string Call(
        string name,
        Func<IEnumerable<Paragraph>> make,
        Dictionary<string, string> rows,
        string? returns = null,
        string? count = null)
    {
        IReadOnlyList<string> scalars = StepScalars.Names(plan);
        if (!_parameters.TryGetValue(name, out IReadOnlyList<string>? parameters))
        {
            List<Paragraph> body = [.. make()];
            string[] sections = ["w", "dw", .. plan.Optimizer.States];
            HashSet<string> mentioned = Mentions.In(body.SelectMany(paragraph => paragraph.Lines));
            parameters = [.. sections.Concat(rows.Keys).Concat(scalars).Where(mentioned.Contains)];
            _parameters[name] = parameters;
            if (returns is not null)
            {
                body.Add(new Paragraph("", [$"return {returns};"]));
            }

            IEnumerable<string> list = parameters.Select(parameter =>
                scalars.Contains(parameter) ? $"{text.T} {parameter}" : $"ref {text.T} {parameter}");
            list = count is null ? list : list.Append("nuint rows");
            _methods.Add((
                $"private static {(returns is null ? "void" : text.T)} {name}({string.Join(", ", list)})", body));
        }

        IEnumerable<string> arguments = parameters.Select(parameter =>
            scalars.Contains(parameter)
                ? parameter
                : $"ref {(rows.TryGetValue(parameter, out string? row) ? row : parameter)}");
        arguments = count is null ? arguments : arguments.Append(count);
        return $"{name}({string.Join(", ", arguments)});";
    }
}
