namespace NetGen.Compiler.Algebra;

/// <summary>A name for a term that stands more than once.</summary>
internal sealed record Temporary(Reference Name, Expression Value);

/// <summary>Finds terms that stand more than once and are worth computing once.</summary>
internal static class CommonSubexpressions
{
    /// <summary>The temporaries, each only in terms of earlier ones, and the formula in terms of them.</summary>
    /// <inheritdoc cref="Extract(IReadOnlyList{Expression}, bool)"/>
    public static (IReadOnlyList<Temporary> Temporaries, Expression Formula) Extract(
        Expression formula, bool costlyOnly = true)
    {
        var (temporaries, formulas) = Extract([formula], costlyOnly);
        return (temporaries, formulas[0]);
    }

    /// <summary>
    /// The temporaries c0, c1, …, each only in terms of earlier ones, and the formulas in terms of them.
    /// </summary>
    /// <param name="formulas">Formulas whose values are wanted together.</param>
    /// <param name="costlyOnly">Whether only terms with a costly function count, or every repeated operation.</param>
    public static (IReadOnlyList<Temporary> Temporaries, IReadOnlyList<Expression> Formulas) Extract(
        IReadOnlyList<Expression> formulas, bool costlyOnly = true)
    {
        // The largest first: what stands twice only inside it is then one piece, and no temporary of its own.
        var found = new List<(Reference Mark, Expression Value)>();
        var rest = formulas;
        while (Largest(rest.Concat(found.Select(static pair => pair.Value)), costlyOnly) is { } repeated)
        {
            Reference mark = new("#" + found.Count);
            found = [.. found.Select(pair => (pair.Mark, pair.Value.Substitute(repeated, mark))), (mark, repeated)];
            rest = [.. rest.Select(formula => formula.Substitute(repeated, mark))];
        }

        return Name(found, rest);
    }

    private static Expression? Largest(IEnumerable<Expression> formulas, bool costlyOnly) => formulas
        .SelectMany(ExpressionTree.Descendants)
        .Where(part => costlyOnly ? IsCostly(part) : part is not (Constant or Reference or Negation))
        .GroupBy(static part => part)
        .Where(static group => group.Count() > 1)
        .OrderByDescending(static group => Cost.Of(group.Key))
        .Select(static group => group.Key)
        .FirstOrDefault();

    private static bool IsCostly(Expression part) =>
        part.Descendants().Any(static node => node is Call call && Cost.IsCostly(call.Function));

    /// <summary>
    /// Later finds stand inside earlier ones, so they come first; names follow the order of computing.
    /// </summary>
    private static (IReadOnlyList<Temporary>, IReadOnlyList<Expression>) Name(
        List<(Reference Mark, Expression Value)> found, IReadOnlyList<Expression> rest)
    {
        var temporaries = new List<Temporary>();
        var named = rest;
        found.Reverse();
        for (int i = 0; i < found.Count; i++)
        {
            Reference final = new("c" + i);
            var mark = found[i].Mark;
            temporaries.Add(new(final, found[i].Value));
            for (int j = i + 1; j < found.Count; j++)
            {
                found[j] = (found[j].Mark, found[j].Value.Substitute(mark, final));
            }

            named = [.. named.Select(formula => formula.Substitute(mark, final))];
        }

        return (temporaries, named);
    }
}
