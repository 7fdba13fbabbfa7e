using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>
/// Goes through a function as a compiler does, and says what it holds at each operation: locals, intermediate results,
/// elements that were read and did not change since, and addresses.
/// </summary>
/// <remarks>
/// What was computed once is not computed again, what is inlined counts with its caller, and what a loop reads that
/// was there before it is held until it ends.
/// </remarks>
internal sealed partial class CLiveness
{
    /// <summary>What functions call the network that they work on.</summary>
    private const string Instance = "n";

    private readonly CInlining _inlining;
    private readonly bool _isInference;
    private readonly bool _knowsCallees;
    private readonly HashSet<string> _own;
    private readonly List<CValue> _values = [];
    private readonly List<(CMomentKind Kind, Routine? Callee, int At)> _operations = [];
    private readonly List<(int From, int To)> _loops = [];

    /// <summary>The addresses that the function is given: of places, and of the instance.</summary>
    private readonly Dictionary<string, CValue> _addresses = [];

    /// <summary>The addresses of its caller's variables.</summary>
    private readonly Dictionary<string, CValue> _variables = [];

    /// <summary>The addresses of sections of the instance, once they were needed.</summary>
    private readonly Dictionary<string, CValue> _sections = [];

    private Dictionary<string, CValue?> _locals = [];
    private Dictionary<string, string> _places = [];
    private CKnown _known = new();
    private int _now;
    private int _loopDepth;
    private int _branchDepth;

    private CLiveness(CInlining inlining, bool isInference, bool knowsCallees, IEnumerable<string> own)
    {
        _inlining = inlining;
        _isInference = isInference;
        _knowsCallees = knowsCallees;
        _own = [.. own];
    }

    /// <summary>The operations of one of the header's functions.</summary>
    /// <param name="function">Which.</param>
    /// <param name="inlining">What becomes a part of its caller.</param>
    /// <param name="isInference">Whether weights are constants.</param>
    /// <param name="knowsCallees">Whether a compiler knows which elements a callee writes.</param>
    public static IReadOnlyList<CMoment> Of(
        CFunction function, CInlining inlining, bool isInference, bool knowsCallees)
    {
        var liveness = new CLiveness(
            inlining, isInference, knowsCallees, function.Own.Select(section => section.Name));
        IEnumerable<string> rows = function.Operation.Rows().Select(row => row.Name);
        foreach (string pointer in isInference ? rows : rows.Prepend(Instance))
        {
            liveness._addresses[pointer] = liveness.New(CValueKind.Address);
        }

        if (function.Operation.Steps())
        {
            liveness._locals[Identifiers.Of(Symbols.LearningRate)] = liveness.New(CValueKind.Number);
        }

        return liveness.Run(function.Body);
    }

    /// <summary>The operations of a routine.</summary>
    /// <inheritdoc cref="Of(CFunction, CInlining, bool, bool)"/>
    public static IReadOnlyList<CMoment> Of(Routine routine, CInlining inlining, bool isInference, bool knowsCallees)
    {
        var liveness = new CLiveness(inlining, isInference, knowsCallees, []);
        foreach (Parameter parameter in routine.Parameters)
        {
            switch (parameter)
            {
                case PlaceParameter:
                    liveness._addresses[parameter.Name] = liveness.New(CValueKind.Address);
                    break;
                case VariableParameter:
                    liveness._variables[parameter.Name] = liveness.New(CValueKind.Address);
                    break;
                case ValueParameter(var local):
                    liveness._locals[local.Name] = liveness.New(CValue.KindOf(local.Type.Format));
                    break;
                default:
                    throw new ArgumentException($"No value for {parameter.GetType().Name}.", nameof(routine));
            }
        }

        return liveness.Run(routine.Body);
    }

    private IReadOnlyList<CMoment> Run(IReadOnlyList<Statement> body)
    {
        _now++;
        Go(body);
        foreach ((int from, int to) in _loops)
        {
            foreach (CValue value in _values.Where(value => value.Born < from && value.Last >= from))
            {
                value.Last = Math.Max(value.Last, to);
            }
        }

        CHeld[] across = Held(value => (value.Born + 1, value.Last - 1));
        CHeld[] all = Held(value => (value.Born, value.Last));
        return
        [
            .. _operations.Select(operation =>
                new CMoment(operation.Kind, operation.Callee, across[operation.At], all[operation.At])).Distinct(),
        ];
    }

    /// <summary>What is held at each time, of the values that are read, each from a first time to a last.</summary>
    private CHeld[] Held(Func<CValue, (int First, int Last)> times)
    {
        var held = new CHeld[_now + 2];
        foreach (CValue value in _values.Where(value => value.IsRead))
        {
            (int first, int last) = times(value);
            if (first <= last)
            {
                held[first] = held[first].With(value, 1);
                held[last + 1] = held[last + 1].With(value, -1);
            }
        }

        for (int at = 1; at < held.Length; at++)
        {
            held[at] += held[at - 1];
        }

        return held;
    }

    private CValue New(CValueKind kind)
    {
        var value = new CValue(kind, _now);
        _values.Add(value);
        return value;
    }

    private void Read(CValue? value)
    {
        if (value is not null)
        {
            value.Last = Math.Max(value.Last, _now);
            value.IsRead = true;
        }
    }

    private string Actual(string place) => _places.TryGetValue(place, out string? actual) ? actual : place;

    /// <summary>The address of a place is needed: for an element at a known index, an instance's own will do.</summary>
    private void ReadAddress(Place place, bool isKnown = false)
    {
        string name = Actual(place.Name);
        if (!isKnown && _sections.TryGetValue(name, out CValue? section))
        {
            Read(section);
        }
        else if (_addresses.TryGetValue(name, out CValue? address))
        {
            Read(address);
        }
        else if (!_own.Contains(name) && _addresses.TryGetValue(Instance, out CValue? instance))
        {
            Read(instance);
            // The weights come first: their address is the instance's.
            if (!isKnown && name != SectionNames.Weights)
            {
                _sections[name] = New(CValueKind.Address);
                Read(_sections[name]);
            }
        }
    }
}
