using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests;

/// <summary>Collects every disagreement, so that one run shows them all.</summary>
internal sealed class Comparison(Agreement agreement)
{
    private readonly List<string> _disagreements = [];

    public void Add<TExpected, TActual>(string what, IReadOnlyList<TExpected> expected, IReadOnlyList<TActual> actual)
        where TExpected : INumber<TExpected>
        where TActual : INumber<TActual>
    {
        if (agreement.Check(what, expected, actual) is { } message) _disagreements.Add(message);
    }

    public void Add<TExpected, TActual>(string what, TExpected expected, TActual actual)
        where TExpected : INumber<TExpected>
        where TActual : INumber<TActual> => Add<TExpected, TActual>(what, [expected], [actual]);

    /// <summary>Something that has gone wrong otherwise.</summary>
    public void Fail(string message) => _disagreements.Add(message);

    public void Assert()
    {
        if (_disagreements.Count > 0)
        {
            Xunit.Assert.Fail($"{_disagreements.Count} disagreements:\n{string.Join("\n", _disagreements.Take(40))}");
        }
    }
}
