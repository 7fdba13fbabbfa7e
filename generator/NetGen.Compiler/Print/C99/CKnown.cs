using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>Results and elements that a compiler knows already: it neither computes nor reads them again.</summary>
internal sealed class CKnown
{
    private readonly Dictionary<(string Place, double Index), CValue?> _elements;
    private readonly Dictionary<(string Operation, CValue? First, CValue? Second), CValue> _results;

    public CKnown()
        : this([], [])
    {
    }

    private CKnown(
        Dictionary<(string, double), CValue?> elements, Dictionary<(string, CValue?, CValue?), CValue> results) =>
        (_elements, _results) = (elements, results);

    public CKnown Copy() => new(new(_elements), new(_results));

    public CKnown WithoutElements() => new([], new(_results));

    public bool TryElement(string place, Value index, out CValue? value) =>
        _elements.TryGetValue((place, ((Number)index).Amount), out value);

    public void SetElement(string place, Value index, CValue? value) =>
        _elements[(place, ((Number)index).Amount)] = value;

    /// <summary>Forgets those of which a test of place and index says so.</summary>
    public void RemoveElements(Func<string, double, bool> isGone)
    {
        foreach ((string Place, double Index) key in _elements.Keys.Where(key => isGone(key.Place, key.Index)).ToList())
        {
            _elements.Remove(key);
        }
    }

    /// <summary>The result of an operation on one or two values; what has constants among them is not kept.</summary>
    public bool TryResult(string operation, CValue?[] operands, out CValue? value)
    {
        value = null;
        return IsKept(operands) && _results.TryGetValue((operation, operands[0], operands.Last()), out value);
    }

    public void SetResult(string operation, CValue?[] operands, CValue result)
    {
        if (IsKept(operands))
        {
            _results[(operation, operands[0], operands.Last())] = result;
        }
    }

    private static bool IsKept(CValue?[] operands) =>
        operands.Length is 1 or 2 && operands.All(operand => operand is not null);
}
