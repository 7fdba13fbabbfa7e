using NetGen.Compiler.Print.Writing;
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

/// <summary>C# of functions of registers: private methods that are inlined.</summary>
internal sealed class RegisterDialect : ValueDialect
{
    /// <summary>The method with its formula above it.</summary>
    public void Write(CodeWriter writer, Routine routine)
    {
        writer.Lines(routine.Summary is { } summary ? summary.Split('\n').Select(line => $"// {line}") : []);
        if (routine.IsInlined)
        {
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        }

        Write(writer, "private static", routine);
    }

    /// <remarks>Numbers say their type, which is the function's; their bits are only on the way.</remarks>
    protected override string TypeOf(Local local) => local.Type.Format.Wraps ? "var" : VectorType(local.Type);
}
