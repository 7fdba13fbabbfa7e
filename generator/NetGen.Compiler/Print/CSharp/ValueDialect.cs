using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.CSharp;

/// <summary>C# of values alone: functions have no places.</summary>
internal abstract class ValueDialect : CSharpStatements
{
    protected override string Prefix => "";

    protected override string IndexType => "int";

    protected override string Number(Place place, Value index) => throw NoPlace();

    protected override string PlaceParameterText(PlaceParameter parameter) => throw NoPlace();

    protected override string PlaceArgumentText(PlaceAt place) => throw NoPlace();

    protected override string CopyText(Copy copy) => throw NoPlace();

    protected override IEnumerable<string> ReserveLines(Reserve reserve) => throw NoPlace();

    protected override string ReturnText(ReturnPart part, bool inUnchecked) => throw NoPlace();

    private static NotSupportedException NoPlace() => new("A function has no places.");
}
