using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;
using NetGen.Generator.Tests.Plan;

namespace NetGen.Generator.Tests.Programs;

/// <summary>The smallest programs that show something, printed and run.</summary>
internal static class Small
{
    public static readonly NumberType Floats = new(NumberFormat.Single);

    public static readonly Place W = new("w", NumberFormat.Single, PlaceKind.Section);

    public static readonly Place X = new("x", NumberFormat.Single, PlaceKind.Row);

    public static readonly Local A = new("a", Floats);

    public static readonly Local B = new("b", Floats);

    public static Number Number(double value) => new(value, Floats);

    public static Element At(Place place, Value index, int lanes = 1) => new(place, index, lanes);

    public static Element At(Place place, int index, int lanes = 1) => new(place, Indexes.Of(index), lanes);

    /// <summary>As scalar code: spans, or arrays where the framework has none.</summary>
    public static string Scalar(IReadOnlyList<Statement> statements, bool hasSpan = true)
    {
        NetworkPlan plan = NetworkPlanner.Plan(
            hasSpan ? Models.Of(2, 3, 1).WithoutVectors() : Models.Of(2, 3, 1).WithoutSpans());
        return Print(new IndexedDialect(plan), statements);
    }

    /// <summary>As vector code.</summary>
    public static string Vector(IReadOnlyList<Statement> statements) =>
        Print(new ReferenceDialect(NetworkPlanner.Plan(Models.Of(2, 3, 1))), statements);

    /// <summary>As a function of the library.</summary>
    public static string Library(IReadOnlyList<Statement> statements) => Print(new LibraryDialect(), statements);

    /// <summary>What the statements leave in a place w of these numbers.</summary>
    public static double[] Run(IReadOnlyList<Statement> statements, params double[] w)
    {
        new Interpreter().Run(
            statements, new Dictionary<string, Memory> { ["w"] = new(w) }, new Dictionary<string, double>());
        return w;
    }

    private static string Print(CSharpStatements printer, IReadOnlyList<Statement> statements)
    {
        var writer = new CodeWriter();
        printer.Write(writer, statements);
        return writer.ToString().TrimEnd('\n');
    }
}
