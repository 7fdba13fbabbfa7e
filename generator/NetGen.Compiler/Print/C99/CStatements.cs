using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;
using Paragraph = NetGen.Compiler.Program.Paragraph;

namespace NetGen.Compiler.Print.C99;

/// <summary>Prints statements as C99.</summary>
/// <param name="names">What things are called.</param>
/// <param name="real">The format of the network's numbers.</param>
/// <param name="advances">The loops that a pointer goes through weights in.</param>
/// <param name="flash">The place whose numbers stay in program memory, behind a macro; null: there is none.</param>
internal sealed class CStatements(
    CNames names, NumberFormat real, IReadOnlyDictionary<For, CAdvance> advances, Place? flash) : CValues(names, real)
{
    /// <summary>Locals that are addresses of a caller's variables.</summary>
    private HashSet<string> _addresses = [];

    /// <summary>What is read: compilers warn of a local that nobody reads.</summary>
    private HashSet<string> _read = [];

    /// <summary>Places that are found under another name from a statement on.</summary>
    private readonly Dictionary<string, string> _moved = [];

    /// <summary>Elements that a pointer has arrived at, and the pointer.</summary>
    private readonly Dictionary<Element, string> _arrived = [];

    /// <summary>Names that no pointer can have.</summary>
    private HashSet<string> _taken = [];

    private IReadOnlyDictionary<string, string>? _prose;

    /// <summary>The macro that reads what a pointer to program memory points at: "XOR_READ".</summary>
    public const string ReadMacro = "READ";

    /// <summary>A routine as a static function.</summary>
    public void Write(CodeWriter writer, Routine routine, IReadOnlyDictionary<string, string>? prose = null)
    {
        HashSet<Place> written = routine.Body.WrittenPlaces();
        string parameters = string.Join(", ", routine.Parameters.Where(IsGiven).Select(parameter => parameter switch
        {
            PlaceParameter(var place, _) =>
                $"{(written.Contains(place) ? "" : "const ")}{TypeName(place.Format)} *{Names.Local(place.Name)}",
            VariableParameter(var local) => $"{TypeName(local.Type.Format)} *{Names.Local(local.Name)}",
            ValueParameter(var local) => $"{TypeName(local.Type.Format)} {Names.Local(local.Name)}",
            _ => throw new ArgumentException($"No C for {parameter.GetType().Name}.", nameof(routine)),
        }));
        string returns = routine.Returns is { } type ? TypeName(type.Format) : "void";
        _prose = prose;
        using (writer.Braces($"static {returns} {Names.Function(routine)}({parameters})"))
        {
            _addresses = [.. routine.Parameters.OfType<VariableParameter>().Select(parameter => parameter.Name)];
            WriteBody(writer, routine.Body);
        }

        (_addresses, _prose) = ([], null);
    }

    /// <summary>The statements of a function whose head is written already.</summary>
    public void WriteBody(CodeWriter writer, IReadOnlyList<Statement> body)
    {
        _read = [.. body.SelectMany(Walk.UsedNames)];
        _taken = [.. _read];
        _moved.Clear();
        Write(writer, body);
        _moved.Clear();
    }

    protected override string Number(Place place, Value index) =>
        place.Kind == PlaceKind.Scalar ? $"n->{Names.Local(place.Name)}"
        : _arrived.TryGetValue(new Element(place, index), out string? pointer)
            ? place == flash ? $"{Names.Macro(ReadMacro)}({pointer})" : $"{pointer}[0]"
        : place == flash ? $"{Names.Macro("W")}({Text(index)})"
        : $"{Name(place)}[{Text(index)}]";

    protected override bool IsAddress(Local local) => _addresses.Contains(local.Name);

    private bool IsGiven(Parameter parameter) => parameter is not PlaceParameter(var place, _) || place != flash;

    private string Name(Place place) =>
        _moved.TryGetValue(place.Name, out string? moved) && place.Kind == PlaceKind.Row ? moved
            : Names.Local(place.Name);

    private void Write(CodeWriter writer, IEnumerable<Statement> statements)
    {
        bool afterBlock = false;
        foreach (Statement statement in statements)
        {
            if (afterBlock && statement is not Paragraph)
            {
                writer.Gap();
            }

            Write(writer, statement);
            afterBlock = statement is For or If or Scope;
        }
    }

    private void Write(CodeWriter writer, Statement statement)
    {
        object? outer = writer.Part;
        writer.Part = statement;
        WriteLines(writer, statement);
        writer.Part = outer;
    }

    private void WriteLines(CodeWriter writer, Statement statement)
    {
        switch (statement)
        {
            case Paragraph { Statements.Count: 0 } or ReturnPart:
                // What Forward returns in C# has a function of its own.
                break;
            case Paragraph(var note, var inside):
                if (note is not null)
                {
                    writer.Gap();
                    if (note.Length > 0)
                    {
                        CComment.Write(writer, note, _prose);
                    }
                }

                Write(writer, inside);
                break;
            case DeclareAll(var declarations):
                writer.Lines(declarations.Where(IsRead)
                    .GroupBy(declare => TypeName(declare.Local.Type.Format))
                    .SelectMany(group => Wrapping.Declarations(group.Key, group.Select(declare =>
                        $"{Names.Local(declare.Local.Name)} = {Text(declare.Value)}"))));
                writer.Lines(declarations.Where(declare => declare.Kept is not null)
                    .Select(declare => Keep(declare)));
                break;
            case Declare declare:
                if (IsRead(declare))
                {
                    writer.Lines(Ended(
                        $"{TypeName(declare.Local.Type.Format)} {Names.Local(declare.Local.Name)} = ", declare.Value));
                }

                writer.Lines(declare.Kept is null ? [] : [Keep(declare)]);
                break;
            case For { From: { } from, StepBy: null, HasWholeSteps: false } loop:
                WriteLoop(writer, loop, from);
                break;
            case Return(var value):
                writer.Lines(Ended("return ", value));
                break;
            case If(var condition, var then):
                Block(writer, $"if ({Text(condition)})", then);
                break;
            default:
                writer.Line(Line(statement));
                break;
        }
    }

    private void WriteLoop(CodeWriter writer, For loop, Value from)
    {
        string i = Names.Local(loop.Counter.Name);
        string next = loop.Step == 1 ? $"++{i}" : $"{i} += {loop.Step}";
        if (advances.TryGetValue(loop, out CAdvance? advance))
        {
            Element weight = advance.Weight;
            string w = Names.Local(weight.Place.Name), pointer = Free($"{w}_{i}");
            writer.Line($"{(advance.IsWritten ? "" : "const ")}{Names.Real} *{pointer} = "
                + $"&{Array(weight.Place)}[{Text(advance.First)}]; /* points at {w}[{Text(weight.Index)}] */");
            _arrived[weight] = pointer;
            next += advance.Stride == 1 ? $", ++{pointer}" : $", {pointer} += {advance.Stride}";
        }

        Block(writer, $"for (int {i} = {Text(from)}; {i} < {Text(loop.To)}; {next})", loop.Body);
        if (advance is not null)
        {
            _arrived.Remove(advance.Weight);
        }
    }

    private string Free(string wanted)
    {
        string free = wanted;
        for (int n = 2; !_taken.Add(free); n++)
        {
            free = $"{wanted}{n}";
        }

        return free;
    }

    /// <summary>The array that a place's elements lie in.</summary>
    private string Array(Place place) => place == flash ? Names.Of("w") : Name(place);

    /// <summary>A statement that ends with a value: a choice of several, a case per line.</summary>
    private IEnumerable<string> Ended(string before, Value value)
    {
        if (value is not Choose { Else: Choose } choice)
        {
            return [$"{before}{Text(value)};"];
        }

        var lines = new List<string> { before + Case(choice) };
        Value rest = choice.Else;
        for (; rest is Choose next; rest = next.Else)
        {
            lines.Add($"    : {Case(next)}");
        }

        return [.. lines, $"    : {Text(rest)};"];
    }

    private string Case(Choose choice) =>
        $"{Text(choice.Condition, Precedence.Comparison)} ? {Text(choice.Then, Precedence.Comparison)}";

    private void Block(CodeWriter writer, string head, IReadOnlyList<Statement> body)
    {
        HashSet<string> taken = _taken;
        _taken = [.. taken];
        using (writer.Braces(head))
        {
            Write(writer, body);
        }

        _taken = taken;
    }

    private bool IsRead(Declare declare) => _read.Contains(declare.Local.Name);

    /// <summary>The element that keeps a declared value too.</summary>
    private string Keep(Declare declare) =>
        $"{Text(declare.Kept!)} = {(IsRead(declare) ? Text(declare.Local) : Text(declare.Value))};";

    private string Line(Statement statement) => statement switch
    {
        Assign(var local, var value) => $"{Text(local)} = {Text(value)};",
        Accumulate(var target, var sign, var value) => $"{Text(target)} {Sign(sign)}= {Text(value)};",
        Store(var target, var value) => $"{Text(target)} = {Text(value)};",
        Copy(var from, var to, var count) =>
            $"(void)memmove({At(to)}, {At(from)}, {count}u * sizeof({TypeName(to.Place.Format)}));",
        Redirect redirect => Move(redirect),
        Reserve(var rows, var length, _) => $"{Names.Real} {Names.Local(rows.Single().Place.Name)}[{length}];",
        Remark(var text) => $"/* {Spelling.Prose(text, _prose)} */",
        Invoke invoke => Call(invoke),
        _ => throw new ArgumentException($"No C for {statement.GetType().Name}.", nameof(statement)),
    };

    /// <summary>A parameter stays as it came; what it stood for has another name from here on.</summary>
    private string Move(Redirect redirect)
    {
        string moved = $"kept_{Names.Local(redirect.Place.Name)}";
        string line = $"const {TypeName(redirect.Place.Format)} *const {moved} = {At(redirect.To)};";
        _moved[redirect.Place.Name] = moved;
        return line;
    }

    private string Call(Invoke invoke)
    {
        IEnumerable<string> arguments = invoke.Routine.Parameters
            .Zip(invoke.Arguments, (parameter, argument) => (Parameter: parameter, Argument: argument))
            .Where(pair => IsGiven(pair.Parameter))
            .Select(pair => Given(pair.Argument));
        return $"{Names.Function(invoke.Routine)}({string.Join(", ", arguments)});";
    }

    private string Given(Argument argument) => argument switch
    {
        ValueArgument(var value) => Text(value),
        PlaceArgument(var place) => At(place),
        VariableArgument(Local local) when IsAddress(local) => Names.Local(local.Name),
        VariableArgument(var target) => $"&{Text(target, Precedence.Unary)}",
        _ => throw new ArgumentException($"No C for {argument.GetType().Name}.", nameof(argument)),
    };

    private string At(PlaceAt place) => place.Offset is Number { Amount: 0 }
        ? Name(place.Place) : $"{Name(place.Place)} + {Text(place.Offset)}";
}
