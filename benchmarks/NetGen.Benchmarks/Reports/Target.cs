namespace NetGen.Benchmarks.Reports;

/// <summary>One thing that is asked of NetGen, and what was measured of it.</summary>
/// <param name="Text">What is compared.</param>
/// <param name="Topology">Where.</param>
/// <param name="Limit">The most that it may be.</param>
/// <param name="Measured">NaN if it was not measured here.</param>
internal sealed record Target(string Text, string Topology, double Limit, double Measured)
{
    public string Verdict => double.IsNaN(Measured) ? "not measured" : Measured <= Limit ? "met" : "missed";
}
