using NetGen.Compiler.Algebra;
using NetGen.Compiler.Lower;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.CSharp;

/// <summary>Prints a formula by itself, where it is no statement of a program.</summary>
/// <param name="type">Of the numbers, or registers, that it is about.</param>
internal sealed class FormulaPrinter(NumberType type) : CSharpValues
{
    protected override string IndexType => "int";

    /// <summary>The formula, stabilised already, over locals of its symbols' names.</summary>
    public string Print(Expression formula) => Print(formula, symbol => new Local(symbol, type));

    /// <summary>The formula, stabilised already, over what its symbols stand for.</summary>
    public string Print(Expression formula, Func<string, Value> symbols) =>
        Text(new FormulaLowering(type).Lower(formula, symbols));

    protected override string Number(Place place, Value index) => $"{place.Name}[{Text(index)}]";
}
