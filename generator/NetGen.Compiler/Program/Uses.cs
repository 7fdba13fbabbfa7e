using NetGen.Compiler.Algebra;

namespace NetGen.Compiler.Program;

/// <summary>What routines ask of the language that they are printed in: helpers to write, memory, functions.</summary>
internal sealed class Uses
{
    private readonly SortedSet<LaneFunctionUse> _functions = [];
    private readonly SortedSet<int> _sums = [];
    private readonly SortedSet<int> _pairs = [];
    private readonly List<Reserve> _reservations = [];

    /// <summary>Reads it off routines.</summary>
    public static Uses Of(IEnumerable<Routine> routines)
    {
        var uses = new Uses();
        foreach (Statement statement in routines.SelectMany(routine => routine.Body.All()))
        {
            uses.Add(statement);
            foreach (Value value in statement.Values.SelectMany(Walk.All))
            {
                uses.Add(value);
            }
        }

        return uses;
    }

    /// <summary>Functions of registers, and the lanes of these.</summary>
    public IReadOnlyCollection<LaneFunctionUse> Functions => _functions;

    /// <summary>The lanes of registers that are reduced together.</summary>
    public IReadOnlyCollection<int> Sums => _sums;

    /// <summary>The lanes of registers that one number of a pair is taken out of.</summary>
    public IReadOnlyCollection<int> Pairs => _pairs;

    /// <summary>The lanes of the widest register whose largest lane is looked for; 0: none.</summary>
    public int Largest { get; private set; }

    /// <summary>A register's lanes, and the lanes that its parts are added up in; null: none are.</summary>
    public (int From, int To)? Fold { get; private set; }

    /// <summary>Memory of routines' own.</summary>
    public IReadOnlyList<Reserve> Reservations => _reservations;

    /// <summary>Whether places are found behind others' first numbers.</summary>
    public bool Offsets { get; private set; }

    /// <summary>Whether numbers are copied from place to place.</summary>
    public bool Copies { get; private set; }

    private void Add(Statement statement)
    {
        switch (statement)
        {
            case Reserve reserve:
                _reservations.Add(reserve);
                break;
            case Copy:
                Copies = true;
                break;
            default:
                break;
        }

        Offsets |= Walk.PlacesOf(statement).Any(place => !IsZero(place.Offset));
    }

    private void Add(Value value)
    {
        switch (value)
        {
            case Apply(var function, _) when value.Type.IsRegister && function is not (Function.Abs or Function.Sqrt):
                _functions.Add(new(function, value.Type.Lanes));
                break;
            case SumOfEach:
                _sums.Add(value.Type.Lanes);
                break;
            case OfPair:
                _pairs.Add(value.Type.Lanes);
                break;
            case Reduce(Reduction.Largest, var register):
                Largest = Math.Max(Largest, register.Type.Lanes);
                break;
            case Fold(var register, var to):
                Fold = (register.Type.Lanes, to);
                break;
            case Element { Lanes: 1 } element:
                Offsets |= !IsZero(element.Index);
                break;
            case Pair:
                Offsets = true;
                break;
            default:
                break;
        }
    }

    private static bool IsZero(Value index) => index is Number { Amount: 0 };
}

/// <summary>
/// A function of registers, and how many lanes these have; in the order in which helpers are written.
/// </summary>
internal sealed record LaneFunctionUse(Function Function, int Lanes) : IComparable<LaneFunctionUse>
{
    public int CompareTo(LaneFunctionUse? other) =>
        other is null ? 1
        : Function != other.Function ? (int)Function - (int)other.Function
        : Lanes - other.Lanes;
}
