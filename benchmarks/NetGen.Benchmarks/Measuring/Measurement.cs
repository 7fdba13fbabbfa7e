using NetGen.Benchmarks.Cases;

namespace NetGen.Benchmarks.Measuring;

/// <summary>All contenders of one topology, measured together.</summary>
/// <param name="Topology">As in 64-64-10.</param>
/// <param name="InstructionSet">The widest vectors that this process saw.</param>
/// <param name="Series">One a contender and operation.</param>
/// <param name="Variants">Which variant of C was the best at what.</param>
public sealed record Measurement(
    string Topology, string InstructionSet, IReadOnlyList<Series> Series, Dictionary<Operation, string> Variants)
{
    public Series? Find(string engine, Operation operation) =>
        Series.FirstOrDefault(series => series.Engine == engine && series.Operation == operation);

    /// <summary>NaN where one of them was not measured.</summary>
    public double Ratio(string engine, Operation operation, string other, Operation otherOperation) =>
        Find(engine, operation) is { } one && Find(other, otherOperation) is { } two ? one.Ratio(two) : double.NaN;
}
