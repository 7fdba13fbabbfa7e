using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector;

/// <summary>Routines that are made when they are first called, and given what they use.</summary>
internal sealed class RoutinePool(NetworkPlan plan, Registers registers)
{
    private readonly List<Routine> _routines = [];
    private readonly Dictionary<string, Routine> _known = [];

    public IReadOnlyList<Routine> Routines => _routines;

    /// <summary>How many rows a routine of many rows works on.</summary>
    public static Local Rows { get; } = Indexes.Counter("rows");

    /// <summary>The call of a routine.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="make">Its statements.</param>
    /// <param name="rows">What the caller passes for the rows that it may use.</param>
    /// <param name="returns">The local that it returns, and what becomes of it at the caller's; or null.</param>
    /// <param name="count">The caller's number of rows, where it works on several.</param>
    public Invoke Call(
        string name, Func<IEnumerable<Paragraph>> make, RowsGiven rows, CallResult? returns = null, Value? count = null)
    {
        if (!_known.TryGetValue(name, out Routine? routine))
        {
            routine = Make(name, [.. make()], rows, returns?.Local, count is not null);
            _known[name] = routine;
            _routines.Add(routine);
        }

        return new Invoke(
            routine,
            [
                .. routine.Parameters.Select(parameter => (Argument)(parameter switch
                {
                    PlaceParameter(var place, _) => new PlaceArgument(rows.Of(place)),
                    ValueParameter(var local) => new ValueArgument(local.Type == Indexes.Type ? count! : local),
                    _ => throw new ArgumentException($"Nothing to give for {parameter.Name}.", nameof(name)),
                })),
            ],
            returns);
    }

    private Routine Make(string name, List<Paragraph> body, RowsGiven rows, Local? returns, bool hasCount)
    {
        HashSet<string> used = body.FreeNames();
        string[] sections = [SectionNames.Weights, SectionNames.Gradients, .. plan.Optimizer.States];
        if (returns is not null)
        {
            body.Add(new Paragraph("", [new Return(returns)]));
        }

        return new Routine(
            name,
            [
                .. sections.Concat(rows.Names).Where(used.Contains)
                    .Select(place => new PlaceParameter(registers.Place(place), IsWritten: true)),
                .. plan.Optimizer.Scalars.Where(used.Contains)
                    .Select(scalar => new ValueParameter(registers.Number(scalar))),
                .. hasCount ? [new ValueParameter(Rows)] : Array.Empty<Parameter>(),
            ],
            returns?.Type,
            body);
    }
}

/// <summary>What a caller passes for the rows that a routine may use, by their names there.</summary>
internal sealed class RowsGiven
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, PlaceAt> _places = [];

    /// <summary>In the order in which they are parameters.</summary>
    public IReadOnlyList<string> Names => _names;

    public PlaceAt this[string name]
    {
        set
        {
            _names.Add(name);
            _places[name] = value;
        }
    }

    /// <summary>What is passed for a place: itself, unless it was named.</summary>
    public PlaceAt Of(Place place) =>
        _places.TryGetValue(place.Name, out PlaceAt? given) ? given : PlaceAt.Whole(place);
}
