using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>
/// The weight of a loop at an index that is more than the counter and a constant, such as w[i·32 + j], and that every
/// turn advances by the same: a pointer goes there, and no turn computes the index.
/// </summary>
/// <remarks>
/// gcc for Arm takes two instructions more for the index, and gcc for AVR a dozen cycles. Behind the last turn the
/// pointer is where the next row of weights would begin; there the biases are, so it stays within the array.
/// </remarks>
/// <param name="Weight">The element, by the loop's counter.</param>
/// <param name="First">Its index in the first turn.</param>
/// <param name="Stride">How far a turn advances it.</param>
/// <param name="IsWritten">Whether the loop writes it.</param>
internal sealed record CAdvance(Element Weight, Value First, int Stride, bool IsWritten)
{
    /// <summary>Those of all loops that have one.</summary>
    public static IReadOnlyDictionary<For, CAdvance> In(IEnumerable<Statement> statements)
    {
        var all = new Dictionary<For, CAdvance>();
        foreach (For loop in statements.All().OfType<For>().Distinct())
        {
            if (Of(loop) is { } advance)
            {
                all.Add(loop, advance);
            }
        }

        return all;
    }

    /// <summary>The only such weight of a loop; null: there is none, or several.</summary>
    private static CAdvance? Of(For loop)
    {
        if (loop.From is not Number { Amount: var from })
        {
            return null;
        }

        HashSet<Place> written = loop.Body.WrittenPlaces();
        HashSet<string> changed = [.. loop.Body.All().SelectMany(Changed)];
        CAdvance[] found =
        [
            .. loop.Body.AllValues().OfType<Element>().Distinct()
                .Where(element => element.Place is
                {
                    Kind: PlaceKind.Section, Name: SectionNames.Weights or SectionNames.Trained,
                })
                .Select(element => Linear(element.Index, loop.Counter) is { Factor: not 0 } index
                    && index.Others.All(IsFixed) && (index.Factor * loop.Step != 1 || index.Others.Count > 0)
                        ? new CAdvance(
                            element, index.At((int)from), index.Factor * loop.Step, written.Contains(element.Place))
                        : null)
                .OfType<CAdvance>(),
        ];
        return found.Length == 1 ? found[0] : null;

        bool IsFixed(Value term) => term.All().All(part => part is Number or Binary
            || (part is Local local && !changed.Contains(local.Name)));
    }

    /// <summary>The locals that a statement itself declares or sets.</summary>
    private static IEnumerable<string> Changed(Statement statement) => statement switch
    {
        Assign(var local, _) => [local.Name],
        Accumulate(Local local, _, _) => [local.Name],
        _ => Walk.DeclaredNames(statement),
    };

    private static Sum? Linear(Value index, Local counter) => index switch
    {
        Number known => new Sum(0, (int)known.Amount, []),
        _ when index == counter => new Sum(1, 0, []),
        Binary(BinaryOperator.Add, var left, var right)
            when Linear(left, counter) is { } a && Linear(right, counter) is { } b =>
            new Sum(a.Factor + b.Factor, a.Constant + b.Constant, [.. a.Others, .. b.Others]),
        Binary(BinaryOperator.Multiply, var left, Number times)
            when Linear(left, counter) is { Others: [] } product =>
            new Sum(product.Factor * (int)times.Amount, product.Constant * (int)times.Amount, []),
        _ => index.All().Contains(counter) ? null : new Sum(0, 0, [index]),
    };

    /// <summary>factor·counter + others + constant</summary>
    private sealed record Sum(int Factor, int Constant, IReadOnlyList<Value> Others)
    {
        /// <summary>What it is where the counter is known.</summary>
        public Value At(int counter)
        {
            int known = Constant + (Factor * counter);
            return Others.Count == 0 ? Indexes.Of(known)
                : Indexes.Plus(Others.Aggregate((sum, term) => sum + term), known);
        }
    }
}
