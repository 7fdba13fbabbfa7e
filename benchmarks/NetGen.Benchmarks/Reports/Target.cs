namespace NetGen.Benchmarks.Reports;

/// <summary>One thing that is asked of NetGen, and what was measured of it.</summary>
/// <param name="Text">What is compared.</param>
/// <param name="Topology">Where.</param>
/// <param name="Limit">The most that it may be.</param>
/// <param name="Measured">NaN if it was not measured here.</param>
/// <param name="Least">
/// What it would be if NetGen took no time but that of the ceiling; NaN where that is no matter of the ceiling.
/// </param>
internal sealed record Target(string Text, string Topology, double Limit, double Measured, double Least = double.NaN)
{
    public string Verdict => double.IsNaN(Measured) ? "not measured" : Measured <= Limit ? "met" : "missed";
}
