using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.CSharp;

/// <summary>
/// Scalar C#: places are spans or arrays, and a number is found by its index. Where a framework has no spans, a row of
/// the caller's is an array and the index where it starts.
/// </summary>
/// <param name="plan">Whose code it is.</param>
/// <param name="prefix">What stands before the name of a routine that is called: its class and a dot.</param>
internal sealed class IndexedDialect(NetworkPlan plan, string prefix = "") : CSharpStatements
{
    private readonly Framework _dialect = new(plan.Model);

    protected override string Prefix => prefix;

    protected override string IndexType => "int";

    protected override string Number(Place place, Value index) => place.Kind == PlaceKind.Scalar
        ? StepScalars.Field(place.Name)
        : $"{place.Name}[{Text(_dialect.HasSpan || place.Kind != PlaceKind.Row ? index : FromStart(place, index))}]";

    /// <summary>
    /// An index in a row that is a part of an array is computed even where it is constant in the row.
    /// </summary>
    protected override bool ComputesIndexes(IReadOnlyList<Statement> statements) =>
        base.ComputesIndexes(statements)
        || (!_dialect.HasSpan && statements.AllValues().OfType<Element>().Any(element =>
            element.Place.Kind == PlaceKind.Row && FromStart(element.Place, element.Index) is Binary));

    /// <summary>The index in the array that a row of the caller's is a part of.</summary>
    private static Value FromStart(Place place, Value index) =>
        Indexes.Plus(Indexes.Counter($"{place.Name}At"), index, 0);

    protected override string PlaceParameterText(PlaceParameter parameter)
    {
        string type = parameter.IsWritten ? _dialect.Out : _dialect.In;
        return parameter.Place.Kind == PlaceKind.Row
            ? _dialect.RowParameter(type, parameter.Name)
            : $"{type} {parameter.Name}";
    }

    protected override string PlaceArgumentText(PlaceAt place) =>
        _dialect.HasSpan || place.Place.Kind != PlaceKind.Row
            ? place.Place.Name
            : $"{place.Place.Name}, {place.Place.Name}At";

    protected override string CopyText(Copy copy)
    {
        (PlaceAt from, PlaceAt to, int count) = copy;
        if (!_dialect.HasSpan)
        {
            return
                $"global::System.Array.Copy({from.Place.Name}, {Start(from)}, {to.Place.Name}, {Start(to)}, {count});";
        }

        // A row of the caller's is copied whole; of memory that the routine owns, a part.
        string source = from.Place.Kind == PlaceKind.Row ? from.Place.Name
            : plan.PredictsOnStack ? $"{from.Place.Name}.Slice({Start(from)}, {count})"
            : $"new {_dialect.In}({from.Place.Name}, {Start(from)}, {count})";
        return $"{source}.CopyTo({Destination(to, count)});";
    }

    /// <summary>A place from its first number on, or a part of it.</summary>
    private string Destination(PlaceAt to, int count) => to.Offset is Number { Amount: 0 } ? to.Place.Name
        : plan.Storage.IsOneBuffer ? $"{to.Place.Name}.Slice({Start(to)})"
        : $"new {_dialect.Out}({to.Place.Name}, {Start(to)}, {count})";

    protected override IEnumerable<string> RedirectLines(Redirect redirect)
    {
        (Place place, PlaceAt to, int length) = redirect;
        return !_dialect.HasSpan ? [$"{place.Name} = {to.Place.Name};", $"{place.Name}At = {Start(to)};"]
            : plan.Storage.IsOneBuffer ? [$"{place.Name} = {to.Place.Name}.Slice({Start(to)}, {length});"]
            : [$"{place.Name} = new {_dialect.In}({to.Place.Name}, {Start(to)}, {length});"];
    }

    private string Start(PlaceAt place) =>
        place.Place.Kind == PlaceKind.Row ? $"{place.Place.Name}At" : Text(place.Offset);

    protected override IEnumerable<string> ReserveLines(Reserve reserve) =>
        reserve.Rows.Select(row => plan.PredictsOnStack
            ? $"{_dialect.Out} {row.Place.Name} = stackalloc {_dialect.T}[{reserve.Length}];"
            : _dialect.OwnArray(row.Place.Name, $"{prefix}_{row.Place.Name}", $"{reserve.Length}"));

    protected override string ReturnText(ReturnPart part, bool inUnchecked)
    {
        (PlaceAt from, int length) = part;
        int first = (int)((Number)from.Offset).Amount;
        return $"return {Storage.Span(plan, from.Place.Name, first, length, inUnchecked)};";
    }
}
