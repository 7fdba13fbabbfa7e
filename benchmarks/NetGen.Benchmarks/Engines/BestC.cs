using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Engines;

/// <summary>
/// C with the layout of weights and the order of a batch that are fastest here, operation by operation.
/// </summary>
internal sealed class BestC : Engine
{
    private readonly CEngine[] _engines;

    private BestC(Problem problem, Dictionary<Operation, CEngine> best)
        : base("C", problem)
    {
        Operations = best.ToDictionary(pair => pair.Key, pair => pair.Value.Operations[pair.Key]);
        _engines = [.. best.Values.Distinct()];
        Variants = best.ToDictionary(pair => pair.Key, pair => pair.Value.Name);
    }

    public override IReadOnlyDictionary<Operation, Action<int>> Operations { get; }

    public override Action<float[]> Load => parameters =>
    {
        foreach (CEngine engine in _engines) engine.Load(parameters);
    };

    /// <summary>The name of the variant that won at each operation.</summary>
    public Dictionary<Operation, string> Variants { get; }

    /// <summary>Tries all variants; null if there are none.</summary>
    public static BestC? Of(IReadOnlyCollection<CEngine> variants, Problem problem)
    {
        if (variants.Count == 0) return null;

        IReadOnlyList<Series> trial = new Rounds(variants, TimeSpan.FromMilliseconds(0.5)).Run(rounds: 15);
        return new BestC(problem, trial.GroupBy(series => series.Operation).ToDictionary(
            group => group.Key,
            group => variants.First(one => one.Name == group.MinBy(series => series.Median)!.Engine)));
    }
}
