using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.CSharp;

/// <summary>
/// Vector C#: a place is a reference to its first number, and what is behind it is found by <c>Unsafe.Add</c> and
/// vectors' <c>LoadUnsafe</c>.
/// </summary>
internal sealed class ReferenceDialect(NetworkPlan plan) : CSharpStatements
{
    private readonly string _type = TypeName(plan.Format, "");

    protected override string Prefix => "";

    protected override string IndexType => "nuint";

    protected override string Number(Place place, Value index) => Reference(new PlaceAt(place, index));

    protected override string Register(Element element) =>
        $"{VectorClass(element.Type)}.LoadUnsafe(ref {element.Place.Name}{Behind(element.Index)})";

    protected override string Register(Pair pair) =>
        $"{VectorClass(pair.Type)}.AsSingle({VectorClass(pair.Type)}.Create("
            + $"Unsafe.As<float, double>(ref {Number(pair.Place, pair.Index)})))";

    protected override IEnumerable<string> StoreRegister(Element target, Value value) =>
        [$"{VectorClass(value.Type)}.StoreUnsafe({Text(value)}, ref {target.Place.Name}{Behind(target.Index)});"];

    protected override string PlaceParameterText(PlaceParameter parameter) => $"ref {_type} {parameter.Name}";

    protected override string PlaceArgumentText(PlaceAt place) => $"ref {Reference(place)}";

    protected override string CopyText(Copy copy) =>
        $"{Span(copy.From, copy.Count)}.CopyTo({Span(copy.To, copy.Count)});";

    protected override string WindowText(Place place, string of) => $"ref {_type} {place.Name} = {of};";

    protected override IEnumerable<string> ReserveLines(Reserve reserve)
    {
        (string name, _, bool isFixed, int? zeroFrom) = reserve.Form;
        int length = reserve.Length + Tiling.WidestLanes(plan.Model.Precision);
        if (isFixed)
        {
            yield return zeroFrom is null ? $"Unsafe.SkipInit(out {name} memory);" : $"{name} memory = default;";
        }
        else
        {
            yield return $"global::System.Span<{_type}> memory = stackalloc {_type}[{length}];";
            // Padding is read as zeros, and a user's SkipLocalsInit leaves the stack as it was.
            yield return zeroFrom == 0 ? "memory.Clear();" : $"memory.Slice({zeroFrom}).Clear();";
        }

        string first = isFixed ? "memory.First" : "MemoryMarshal.GetReference(memory)";
        yield return $"ref {_type} scratch = ref Aligned(ref {first});";
        foreach ((Place place, int offset) in reserve.Rows)
        {
            string start = offset == 0 ? "scratch" : $"Unsafe.Add(ref scratch, {offset})";
            yield return $"ref {_type} {place.Name} = ref {start};";
        }
    }

    protected override string ReturnText(ReturnPart part, bool inUnchecked) =>
        throw new NotSupportedException("A kernel returns no part of a place.");

    private string Reference(PlaceAt place) => place.Offset is Number { Amount: 0 }
        ? place.Place.Name
        : $"Unsafe.Add(ref {place.Place.Name}, {Text(place.Offset)})";

    private string Span(PlaceAt place, int count) => $"MemoryMarshal.CreateSpan(ref {Reference(place)}, {count})";

    private string Behind(Value index) => index is Number { Amount: 0 } ? "" : $", {Text(index)}";
}
