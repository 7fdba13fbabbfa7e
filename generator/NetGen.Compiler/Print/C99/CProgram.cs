using NetGen.Compiler.Lower.Scalar;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using Paragraph = NetGen.Compiler.Program.Paragraph;

namespace NetGen.Compiler.Print.C99;

/// <summary>The operations of a plan as C functions, and where they keep what they find.</summary>
/// <remarks>
/// An instance holds what outlives a call: the parameters, what the optimizer keeps, and with gradients all that one
/// operation leaves to another. Everything else is memory of the function that needs it.
/// </remarks>
internal sealed class CProgram
{
    private readonly HashSet<string> _kept;

    public CProgram(NetworkPlan plan, IEnumerable<Operation> operations, bool keepsGradients)
    {
        Plan = plan;
        IScalarRun run = ScalarRun.Of(plan);
        (Operation Operation, IReadOnlyList<Statement> Body)[] bodies =
            [.. operations.Select(operation => (operation, (IReadOnlyList<Statement>)run.Body(operation)))];
        HashSet<Routine> called = [.. bodies.SelectMany(one => Called(one.Body))];
        Routines = [.. run.Routines.Where(called.Contains)];
        HashSet<string> used =
        [
            .. bodies.SelectMany(one => one.Body.FreePlaces())
                .Where(place => place.Kind == PlaceKind.Section).Select(place => place.Name),
        ];
        _kept =
        [
            .. keepsGradients ? used : [], SectionNames.Weights, .. plan.Optimizer.States,
        ];
        Instance =
        [
            .. InMemory(plan).Where(section => _kept.Contains(section.Name) && used.Contains(section.Name))
                .OrderBy(section => IsLearned(section.Name) ? 0 : 1),
        ];
        Functions = [.. bodies.Select(one => Function(one.Operation, one.Body))];
        Advances = CAdvance.In(Statements);
    }

    public NetworkPlan Plan { get; }

    public IReadOnlyList<CFunction> Functions { get; }

    /// <summary>What functions call.</summary>
    public IReadOnlyList<Routine> Routines { get; }

    /// <summary>The loops that a pointer goes through weights in.</summary>
    public IReadOnlyDictionary<For, CAdvance> Advances { get; }

    /// <summary>The sections that an instance holds: first what was learned.</summary>
    public IReadOnlyList<Section> Instance { get; }

    /// <summary>The numbers that an optimizer keeps once per network.</summary>
    public IReadOnlyList<RunningScalar> Running => Plan.Optimizer.Running;

    /// <summary>
    /// What was learned, in the order of .NET: parameters, the optimizer's states, its single numbers.
    /// </summary>
    public IReadOnlyList<CLearned> Learned =>
    [
        new(SectionNames.Weights, IsSingle: false),
        .. Plan.Optimizer.States.Select(state => new CLearned(state, IsSingle: false)),
        .. Running.Select(scalar => new CLearned(Identifiers.Of(scalar.Target), IsSingle: true)),
    ];

    /// <summary>All statements.</summary>
    public IEnumerable<Statement> Statements =>
        Functions.SelectMany(function => function.Body).Concat(Routines.SelectMany(routine => routine.Body));

    /// <summary>Bytes of an instance.</summary>
    public int InstanceBytes =>
        (Instance.Sum(section => section.Length) + Running.Count) * Plan.BytesPerNumber;

    /// <summary>All sections but the one in flash.</summary>
    private static IEnumerable<Section> InMemory(NetworkPlan plan) =>
        plan.Storage.Sections.Where(section => section.Name != SectionNames.Trained);

    /// <summary>Whether a section is what was learned: parameters and the optimizer's state.</summary>
    private bool IsLearned(string section) =>
        section == SectionNames.Weights || Plan.Optimizer.States.Contains(section);

    private CFunction Function(Operation operation, IReadOnlyList<Statement> body)
    {
        // Targets cannot share memory with what is the function's own.
        IReadOnlyList<Statement> own = [.. body.Where(statement => !MovesTargetsTo(statement, IsOwn))];
        HashSet<string> sections =
        [
            .. own.FreePlaces().Where(place => place.Kind == PlaceKind.Section).Select(place => place.Name),
        ];
        IEnumerable<Section> used = InMemory(Plan).Where(section => sections.Contains(section.Name));
        return new CFunction(
            operation,
            operation.Steps() ? [.. PerStep.Statements(Plan), .. own] : own,
            [.. used.Where(section => _kept.Contains(section.Name))],
            [.. used.Where(section => !_kept.Contains(section.Name))],
            own.WrittenPlaces());

        bool IsOwn(Place place) => place.Kind == PlaceKind.Section && !_kept.Contains(place.Name);
    }

    /// <summary>The routines that statements call, and theirs.</summary>
    private static IEnumerable<Routine> Called(IReadOnlyList<Statement> statements)
    {
        Routine[] direct = [.. statements.All().OfType<Invoke>().Select(call => call.Routine).Distinct()];
        return direct.Concat(direct.SelectMany(routine => Called(routine.Body)));
    }

    private static bool MovesTargetsTo(Statement statement, Func<Place, bool> isOwn) =>
        statement is Paragraph(_, var inside) && inside.Any(one => one is Redirect(_, var to, _) && isOwn(to.Place));
}

/// <summary>One operation as a C function.</summary>
/// <param name="Operation">Which.</param>
/// <param name="Body">Its statements.</param>
/// <param name="Kept">The sections of an instance that it uses.</param>
/// <param name="Own">The sections that are its own memory.</param>
/// <param name="Written">The places that it writes.</param>
internal sealed record CFunction(
    Operation Operation,
    IReadOnlyList<Statement> Body,
    IReadOnlyList<Section> Kept,
    IReadOnlyList<Section> Own,
    HashSet<Place> Written);

/// <summary>A member of an instance that holds what was learned.</summary>
/// <param name="Symbol">Its name in the program.</param>
/// <param name="IsSingle">One number, rather than one for each parameter that learns.</param>
internal sealed record CLearned(string Symbol, bool IsSingle)
{
    /// <summary>"n->w", "&amp;n->correction1"</summary>
    public string Address(CNames names) => $"{(IsSingle ? "&" : "")}n->{names.Local(Symbol)}";

    /// <summary>How many numbers it has, in C.</summary>
    public string Count(CNames names, NetworkPlan plan) => IsSingle ? "1" : names.Learning(plan);
}
