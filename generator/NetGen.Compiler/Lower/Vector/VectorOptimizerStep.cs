using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector;

/// <summary>
/// The optimizer's step of a register of parameters. Gradient descent is one multiply-add; anything else is a routine,
/// so that its formulas are written once.
/// </summary>
internal sealed class VectorOptimizerStep(NetworkPlan plan, Registers registers)
{
    private readonly Dictionary<(ParameterStep Step, int Lanes), Routine> _routines = [];

    /// <summary>The routines that steps called, one per width.</summary>
    public IEnumerable<Routine> Routines => plan.Steps.SelectMany(step => _routines
        .Where(routine => routine.Key.Step == step).OrderBy(routine => routine.Key.Lanes)
        .Select(routine => routine.Value));

    /// <summary>
    /// Whether δ_k is multiplied by −η as soon as it is known: all that follows from it is linear in it, so that
    /// gradients come out as steps.
    /// </summary>
    public bool Scales(GradientUse use) => use == GradientUse.Step && plan.ScalesDeltas;

    /// <summary>What a comment says of it.</summary>
    public const string ScaledComment = ",  times −η";

    /// <summary>−η in all lanes.</summary>
    public Value NegativeRate(int lanes) =>
        new Broadcast(-registers.Number(Identifiers.Of(Symbols.LearningRate)), lanes);

    /// <summary>What becomes of a register of gradients left·right.</summary>
    /// <param name="use">Where δ carries −η, w += left·right is the step.</param>
    /// <param name="index">The register's place in the sections.</param>
    /// <param name="left">One factor.</param>
    /// <param name="right">The other one.</param>
    /// <param name="place">Where a step of w is nearer at hand than in its section.</param>
    public Statement Take(GradientUse use, Value index, Value left, Value right, WeightPlace? place = null)
    {
        int lanes = right.Type.Lanes;
        if (Scales(use))
        {
            place ??= new WeightPlace(W, index);
            Value weights = place.Register ?? (Value)registers.Load(place.Place, place.Index, lanes);
            return registers.Store(new MultiplyAdd(left, right, weights), place.Place, place.Index);
        }

        return use == GradientUse.Add
            ? registers.Store(new MultiplyAdd(left, right, registers.Load(Gradients, index, lanes)), Gradients, index)
            : Call(plan.WeightStep, index, left * right);
    }

    /// <summary>What becomes of a register of gradients that are no product: of biases.</summary>
    public Statement Take(GradientUse use, Value index, Value gradient)
    {
        int lanes = gradient.Type.Lanes;
        return use switch
        {
            GradientUse.Add => registers.Store(registers.Load(Gradients, index, lanes) + gradient, Gradients, index),
            _ when Scales(use) => registers.Store(registers.Load(W, index, lanes) + gradient, W, index),
            _ => Call(plan.BiasStep, index, gradient),
        };
    }

    /// <summary>The step of the parameters from an index on, by a routine.</summary>
    public Statement Call(ParameterStep taken, Value index, Value gradient)
    {
        int lanes = gradient.Type.Lanes;
        if (!_routines.TryGetValue((taken, lanes), out Routine? routine))
        {
            routine = Make(taken, lanes);
            _routines[(taken, lanes)] = routine;
        }

        return new Invoke(routine,
        [
            .. Kept.Select(name => new PlaceArgument(PlaceAt.Whole(registers.Place(name)))),
            new ValueArgument(index),
            new ValueArgument(gradient),
            .. taken.Formula.Scalars.Select(name => new ValueArgument(registers.Number(name))),
        ]);
    }

    private Place W => registers.Place(SectionNames.Weights);

    private Place Gradients => registers.Place(SectionNames.Gradients);

    private IEnumerable<string> Kept => new[] { SectionNames.Weights }.Concat(plan.Optimizer.States);

    private Routine Make(ParameterStep taken, int lanes)
    {
        Local p = Indexes.Counter("p");
        var scalars = new HashSet<string>(taken.Formula.Scalars);
        return new Routine(
            taken.RoutineName,
            [
                .. Kept.Select(name => new PlaceParameter(All(name), IsWritten: true)),
                new ValueParameter(p),
                new ValueParameter(registers.Register(Identifiers.Of(Symbols.G), lanes)),
                .. taken.Formula.Scalars.Select(name => new ValueParameter(registers.Number(name))),
            ],
            Returns: null,
            [
                .. Kept.Select(name =>
                    new Declare(registers.Register(name, lanes), registers.Load(All(name), p, lanes))),
                .. taken.Code.SelectMany(assignment => registers.Formulas(lanes).Statements(
                    assignment.Value,
                    symbol => scalars.Contains(symbol)
                        ? new Broadcast(registers.Number(symbol), lanes)
                        : registers.Register(symbol, lanes),
                    Identifiers.Of(assignment.Target),
                    value => new Assign(registers.Register(Identifiers.Of(assignment.Target), lanes), value))),
                .. Kept.Select(name => registers.Store(registers.Register(name, lanes), All(name), p)),
            ]);

        Place All(string name) => new($"{name}All", registers.Format, PlaceKind.Local);
    }
}

/// <summary>A register of weights in memory, and the local that it was loaded to.</summary>
internal sealed record WeightPlace(Place Place, Value Index, Local? Register = null);
