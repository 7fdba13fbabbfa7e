using NetGen.Compiler.Algebra;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp;

/// <summary>C# inside the library's <c>PortableMath</c>, on every framework.</summary>
internal sealed class LibraryDialect : ValueDialect
{
    protected override string Owner(Function function) => function == Function.Abs ? "Math." : "";

    /// <remarks>Older frameworks have no method for the bits of a float: the library has casts of its own.</remarks>
    protected override string SameBits(Value number, NumberFormat format) => format.Bits == 32
        ? $"{(format.Wraps ? "Bits" : "FromBits")}({Text(number)})"
        : $"BitConverter.{(format.Wraps ? "DoubleToInt64Bits" : "Int64BitsToDouble")}({Text(number)})";

    /// <remarks>A case per line, if one line does not hold them all.</remarks>
    protected override IEnumerable<string> Ended(string before, Value value)
    {
        string line = base.Ended(before, value).Single();
        return line.Length > Wrapping.Width && value is Choose choice ? Cases(before, choice) : [line];
    }

    private IEnumerable<string> Cases(string before, Choose choice)
    {
        yield return $"{before}{Case(choice)}";
        Value rest = choice.Else;
        while (rest is Choose next)
        {
            yield return $"    : {Case(next)}";
            rest = next.Else;
        }

        yield return $"    : {Text(rest)};";
    }

    private string Case(Choose choice) => $"{Text(choice.Condition)} ? {Text(choice.Then, Precedence.Comparison)}";
}
