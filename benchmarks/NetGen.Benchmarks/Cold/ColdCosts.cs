using NetGen.Benchmarks.Cases;

namespace NetGen.Benchmarks.Cold;

/// <summary>What one fresh process measured.</summary>
/// <param name="FirstAnswer">From the start of the process to the first answer, in milliseconds.</param>
/// <param name="Costs">One per operation.</param>
public sealed record ColdCosts(double FirstAnswer, IReadOnlyList<ColdCost> Costs);

/// <summary>An operation from its first call on.</summary>
/// <param name="Operation">What was called.</param>
/// <param name="First">The first call, in microseconds: mostly the JIT's time.</param>
/// <param name="Early">Nanoseconds per sample right after the first 100 calls.</param>
/// <param name="Steady">Nanoseconds per sample once the JIT has nothing left to improve.</param>
public sealed record ColdCost(Operation Operation, double First, double Early, double Steady);
