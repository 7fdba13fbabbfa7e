using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>Results and elements that a compiler knows already: it neither computes nor reads them again.</summary>
internal sealed class CKnown
{
    private readonly Dictionary<string, Dictionary<double, CValue?>> _elements;
    private readonly Dictionary<(string Operation, CValue? First, CValue? Second), CValue> _results;

    public CKnown()
        : this([], [])
    {
    }

    private CKnown(
        Dictionary<string, Dictionary<double, CValue?>> elements,
        Dictionary<(string, CValue?, CValue?), CValue> results) =>
        (_elements, _results) = (elements, results);

    public CKnown Copy() => new(
        _elements.ToDictionary(place => place.Key, place => new Dictionary<double, CValue?>(place.Value)),
        new(_results));

    public CKnown WithoutElements() => new([], new(_results));

    public bool TryElement(string place, Value index, out CValue? value)
    {
        value = null;
        return _elements.TryGetValue(place, out Dictionary<double, CValue?>? elements)
            && elements.TryGetValue(((Number)index).Amount, out value);
    }

    public void SetElement(string place, Value index, CValue? value)
    {
        if (!_elements.TryGetValue(place, out Dictionary<double, CValue?>? elements))
        {
            elements = [];
            _elements[place] = elements;
        }

        elements[((Number)index).Amount] = value;
    }

    /// <summary>Forgets an element, or, at an index that is not known, all of its place.</summary>
    public void Remove(string place, Value? index)
    {
        if (index is not Number number)
        {
            _elements.Remove(place);
        }
        else if (_elements.TryGetValue(place, out Dictionary<double, CValue?>? elements))
        {
            elements.Remove(number.Amount);
        }
    }

    /// <summary>Forgets the elements of some places.</summary>
    public void RemovePlaces(Func<string, bool> isGone)
    {
        foreach (string place in _elements.Keys.Where(isGone).ToList())
        {
            _elements.Remove(place);
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
