namespace NetGen.Compiler.Program;

/// <summary>Goes through programs: what another stage wants to know of one is read off its tree.</summary>
internal static class Walk
{
    /// <summary>The statements and all those inside them, in the order in which they stand.</summary>
    public static IEnumerable<Statement> All(this IEnumerable<Statement> statements) =>
        statements.SelectMany(statement => new[] { statement }.Concat(statement.Inside.All()));

    /// <summary>All values that the statements compute, and all that these are computed from.</summary>
    public static IEnumerable<Value> AllValues(this IEnumerable<Statement> statements) =>
        statements.All().SelectMany(statement => statement.Values.SelectMany(All));

    /// <summary>A value and all that it is computed from.</summary>
    public static IEnumerable<Value> All(this Value value) => new[] { value }.Concat(value.Operands.SelectMany(All));

    /// <summary>The values that a routine computes, in the order in which they stand.</summary>
    public static IEnumerable<Value> Computed(this Routine routine) =>
        routine.Body.All().SelectMany(statement => statement.Values).SelectMany(All);

    /// <summary>
    /// The names of locals and places that the statements use and do not declare: what they have to be given.
    /// </summary>
    public static HashSet<string> FreeNames(this IReadOnlyList<Statement> statements)
    {
        var used = new HashSet<string>(statements.All().SelectMany(UsedNames));
        used.ExceptWith(statements.All().SelectMany(DeclaredNames));
        return used;
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

    /// <summary>The names that one statement uses, those of statements inside it left out.</summary>
    public static IEnumerable<string> UsedNames(Statement statement)
    {
        foreach (Value value in statement.Values.SelectMany(All))
        {
            switch (value)
            {
                case Local local:
                    yield return local.Name;
                    break;
                case Element element:
                    yield return element.Place.Name;
                    break;
                case Pair pair:
                    yield return pair.Place.Name;
                    break;
                default:
                    break;
            }
        }

        foreach (PlaceAt place in PlacesOf(statement))
        {
            yield return place.Place.Name;
        }

        if (statement is Invoke { Result: { IsNew: false } result })
        {
            yield return result.Local.Name;
        }
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
