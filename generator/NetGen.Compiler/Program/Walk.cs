namespace NetGen.Compiler.Program;

/// <summary>Goes through programs: what another stage wants to know of one is read off its tree.</summary>
internal static class Walk
{
    /// <summary>The statements and all those inside them, in the order in which they stand.</summary>
    /// <remarks>A list: iterators in iterators, a level each, took a third of the generator's time.</remarks>
    public static IReadOnlyList<Statement> All(this IEnumerable<Statement> statements)
    {
        var all = new List<Statement>();
        Add(statements);
        return all;

        void Add(IEnumerable<Statement> some)
        {
            foreach (Statement statement in some)
            {
                all.Add(statement);
                if (statement.Inside.Count > 0)
                {
                    Add(statement.Inside);
                }
            }
        }
    }

    /// <summary>All values that the statements compute, and all that these are computed from.</summary>
    public static IEnumerable<Value> AllValues(this IEnumerable<Statement> statements) =>
        statements.All().SelectMany(statement => statement.Values.SelectMany(All));

    /// <summary>A value and all that it is computed from.</summary>
    public static IReadOnlyList<Value> All(this Value value)
    {
        var all = new List<Value>();
        Add(value);
        return all;

        void Add(Value some)
        {
            all.Add(some);
            IReadOnlyList<Value> operands = some.Operands;
            for (int n = 0; n < operands.Count; n++)
            {
                Add(operands[n]);
            }
        }
    }

    /// <summary>
    /// The names of locals and places that the statements use and do not declare: what they have to be given.
    /// </summary>
    public static HashSet<string> FreeNames(this IReadOnlyList<Statement> statements)
    {
        var used = new HashSet<string>();
        var declared = new HashSet<string>();
        foreach (Statement statement in statements.All())
        {
            AddNames(statement, used);
            declared.UnionWith(DeclaredNames(statement));
        }

        used.ExceptWith(declared);
        return used;
    }

    /// <summary>All names in a routine: what it is given, then what it declares. It can use no others.</summary>
    public static IEnumerable<string> Names(this Routine routine) => routine.Parameters
        .Select(parameter => parameter.Name)
        .Concat(routine.Body.All().SelectMany(DeclaredNames));

    /// <summary>
    /// The places among them: a row and a section may have one name, such as y, of which a printer may make two.
    /// </summary>
    public static HashSet<Place> FreePlaces(this IReadOnlyList<Statement> statements)
    {
        HashSet<string> free = statements.FreeNames();
        return [.. statements.All().SelectMany(UsedPlaces).Where(place => free.Contains(place.Name))];
    }

    /// <summary>
    /// Whether the statements count or compute indexes: what a language that checks for overflow would check.
    /// </summary>
    public static bool ComputeIndexes(this IReadOnlyList<Statement> statements) =>
        statements.All().Any(statement =>
            statement is For || (statement is Accumulate { Target: var target } && IsIndex(target)))
        || statements.AllValues().Any(value => value is Negate or Binary
        {
            Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply,
        } && IsIndex(value));

    /// <summary>The places that statements write, themselves or by what they call.</summary>
    public static HashSet<Place> WrittenPlaces(this IReadOnlyList<Statement> statements)
    {
        var written = new HashSet<Place>(statements.All().SelectMany(Written));
        // What a name stands for is written under that name. A name may stand for what has one itself.
        foreach (Statement statement in statements.All().Reverse())
        {
            switch (statement)
            {
                case Window(var place, var of) when written.Contains(place):
                    written.Add(of.Place);
                    break;
                case EitherWindow(var place, _, var then, var otherwise) when written.Contains(place):
                    written.UnionWith([then.Place, otherwise.Place]);
                    break;
                case Redirect(var place, var to, _) when written.Contains(place):
                    written.Add(to.Place);
                    break;
                default:
                    break;
            }
        }

        return written;
    }

    /// <summary>The names that a statement uses, and those inside it.</summary>
    public static HashSet<string> UsedNames(Statement statement)
    {
        var names = new HashSet<string>();
        foreach (Statement one in new[] { statement }.All())
        {
            AddNames(one, names);
        }

        return names;
    }

    /// <summary>The names that one statement uses, those of statements inside it left out.</summary>
    private static void AddNames(Statement statement, HashSet<string> names)
    {
        foreach (Value value in statement.Values)
        {
            AddNames(value, names);
        }

        foreach (PlaceAt at in PlacesOf(statement))
        {
            names.Add(at.Place.Name);
        }

        if (statement is Invoke { Result: { IsNew: false } result })
        {
            names.Add(result.Local.Name);
        }
    }

    private static void AddNames(Value value, HashSet<string> names)
    {
        string? name = value switch
        {
            Local local => local.Name,
            Element element => element.Place.Name,
            Pair pair => pair.Place.Name,
            _ => null,
        };
        if (name is not null)
        {
            names.Add(name);
        }

        IReadOnlyList<Value> operands = value.Operands;
        for (int n = 0; n < operands.Count; n++)
        {
            AddNames(operands[n], names);
        }
    }

    private static IEnumerable<Place> UsedPlaces(Statement statement) => statement.Values.SelectMany(All)
        .Select(value => value switch
        {
            Element element => element.Place,
            Pair pair => pair.Place,
            _ => null,
        })
        .Concat(PlacesOf(statement).Select(at => at.Place))
        .OfType<Place>();

    private static IEnumerable<Place> Written(Statement statement) => statement switch
    {
        Declare { Kept: { } kept } => [kept.Place],
        Accumulate(Element target, _, _) => [target.Place],
        Store(var target, _) => [target.Place],
        Copy(_, var to, _) => [to.Place],
        Invoke invoke => WrittenBy(invoke),
        _ => [],
    };

    private static IEnumerable<Place> WrittenBy(Invoke invoke)
    {
        (Routine routine, IReadOnlyList<Argument> arguments, _) = invoke;
        HashSet<Place> written = routine.Parameters.OfType<PlaceParameter>().Any() ? routine.Body.WrittenPlaces() : [];
        return routine.Parameters.Zip(arguments, (parameter, argument) => (parameter, argument) switch
        {
            (_, VariableArgument(Element target)) => target.Place,
            (PlaceParameter(var place, _), PlaceArgument(var at)) when written.Contains(place) => at.Place,
            _ => null,
        }).OfType<Place>();
    }

    /// <summary>The names that one statement declares.</summary>
    public static IEnumerable<string> DeclaredNames(Statement statement) => statement switch
    {
        Declare declare => [declare.Local.Name],
        Window window => [window.Place.Name],
        EitherWindow window => [window.Place.Name],
        Reserve reserve => reserve.Rows.Select(row => row.Place.Name),
        For { From: null } => [],
        For loop => loop.StepBy is { } step ? [loop.Counter.Name, step.Name] : [loop.Counter.Name],
        Invoke { Result: { IsNew: true } result } => [result.Local.Name],
        _ => [],
    };

    /// <summary>The places that one statement names whole, or from an index on.</summary>
    public static IEnumerable<PlaceAt> PlacesOf(Statement statement) => statement switch
    {
        Copy copy => [copy.From, copy.To],
        Window window => [window.Of],
        EitherWindow window => [window.Then, window.Else],
        Redirect redirect => [new PlaceAt(redirect.Place, redirect.To.Offset), redirect.To],
        ReturnPart part => [part.Part],
        Invoke invoke => invoke.Arguments.OfType<PlaceArgument>().Select(argument => argument.Place),
        _ => [],
    };

    private static bool IsIndex(Value value) => value.Type.Format == NumberFormat.Index;
}
