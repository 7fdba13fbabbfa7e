using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Program;

namespace NetGen.Generator.Tests.Printing;

/// <summary>Printers of formulas by themselves.</summary>
internal static class Printers
{
    public static FormulaPrinter Of(Precision precision) => new(new NumberType(Format(precision)));

    /// <summary>Over registers of so many bits.</summary>
    public static FormulaPrinter Of(Precision precision, int bits) =>
        new(new NumberType(Format(precision), Tiling.LanesOf(bits, precision)));

    private static NumberFormat Format(Precision precision) =>
        precision == Precision.Single ? NumberFormat.Single : NumberFormat.Double;
}
