using NetGen.Benchmarks.Cases;

namespace NetGen.Benchmarks.Engines;

/// <summary>
/// A generated network. Its loops stand in a class of their own (<see cref="NetworkSource"/>), which calls the network
/// as a user's code does: directly, not through an interface.
/// </summary>
public abstract class GeneratedEngine(string name, Problem problem) : Engine(name, problem);
