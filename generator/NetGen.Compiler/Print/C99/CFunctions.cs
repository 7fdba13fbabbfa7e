using NetGen.Compiler.Algebra;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;
using NetGen.Compiler.Program.Functions;

namespace NetGen.Compiler.Print.C99;

/// <summary>The mathematical functions that statements call, and theirs: an export brings its own.</summary>
internal sealed class CFunctions
{
    private readonly List<Routine> _routines = [];

    /// <summary>The program of a function of numbers.</summary>
    public static Routine Of(Function function, NumberFormat format) => function switch
    {
        Function.Abs => ExactFunctions.Of(format).Abs,
        Function.Sqrt => ExactFunctions.Of(format).Sqrt,
        _ => CompactFunctions.Of(function, format),
    };

    /// <summary>The function that a value is a call of; null: it is none.</summary>
    public static Routine? Called(Value value) => value switch
    {
        ResultOf(var routine, _) => routine,
        Apply(var function, _) => Of(function, value.Type.Format),
        Binary(BinaryOperator.Minimum, _, _) => ExactFunctions.Of(value.Type.Format).Minimum,
        Binary(BinaryOperator.Maximum, _, _) => ExactFunctions.Of(value.Type.Format).Maximum,
        _ => null,
    };

    /// <summary>Reads off statements what they call, and gives it names.</summary>
    public CFunctions(IEnumerable<Statement> statements, CNames names)
    {
        Value[] values = [.. statements.AllValues()];
        Collect(values, names);
        LooksAtBits = values.Concat(_routines.SelectMany(routine => routine.Body.AllValues()))
            .Any(value => value is Reinterpret or Number { Amount: double.NaN or double.PositiveInfinity
                or double.NegativeInfinity });
        Constants = [.. _routines.SelectMany(routine => routine.Body.AllValues()).OfType<NamedNumber>().Distinct()];
    }

    /// <summary>Callees before callers.</summary>
    public IReadOnlyList<Routine> Routines => _routines;

    /// <summary>Their constants.</summary>
    public IReadOnlyList<NamedNumber> Constants { get; }

    /// <summary>Whether a number's bits are looked at.</summary>
    public bool LooksAtBits { get; }

    private void Collect(IEnumerable<Value> values, CNames names)
    {
        foreach (Value value in values)
        {
            if (Called(value) is { } called && !names.Has(called))
            {
                names.Add(called);
                Collect(called.Body.AllValues(), names);
                _routines.Add(called);
            }
        }
    }

    /// <summary>Writes all of them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="printer">Prints them.</param>
    /// <param name="names">What they are called.</param>
    /// <param name="real">The format of the network's numbers.</param>
    /// <param name="needsBits">Whether others look at numbers' bits too.</param>
    public void Write(CodeWriter writer, CStatements printer, CNames names, NumberFormat real, bool needsBits)
    {
        IReadOnlyDictionary<string, string> prose = names.InProse(Constants);
        foreach (IGrouping<string, NamedNumber> group in Constants.GroupBy(constant => constant.Reason))
        {
            writer.Gap();
            CComment.Write(writer, group.Key, prose);
            writer.Lines(group.Select(constant =>
                $"#define {names.Constant(constant)} {printer.Text(constant.Number, Prose.Precedence.Primary)}"));
        }

        if (LooksAtBits || needsBits)
        {
            WriteBits(writer, printer, names, real);
        }

        foreach (Routine routine in _routines)
        {
            writer.Gap();
            CComment.Write(writer, routine.Summary!, prose);
            printer.Write(writer, routine, prose);
        }
    }

    private static void WriteBits(CodeWriter writer, CStatements printer, CNames names, NumberFormat real)
    {
        string whole = printer.TypeName(real.Bits == 32 ? NumberFormat.Int32 : NumberFormat.Int64);
        writer.Gap();
        CComment.Write(writer, "A number's bits, and the number that has such bits.");
        Convert("bits", whole, "bits", names.Real, "x");
        writer.Gap();
        Convert("of_bits", names.Real, "x", whole, "bits");

        void Convert(string function, string to, string result, string from, string argument)
        {
            using (writer.Braces($"static {to} {names.Of(function)}({from} {argument})"))
            {
                writer.Line($"{to} {result};");
                writer.Line($"(void)memcpy(&{result}, &{argument}, sizeof {result});");
                writer.Line($"return {result};");
            }
        }
    }
}
