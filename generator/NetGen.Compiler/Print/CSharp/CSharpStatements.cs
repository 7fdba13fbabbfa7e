using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;
using Paragraph = NetGen.Compiler.Program.Paragraph;

namespace NetGen.Compiler.Print.CSharp;

/// <summary>
/// Prints statements as C#. A dialect says how places are spelled and what a routine's own memory is.
/// </summary>
internal abstract class CSharpStatements : CSharpValues
{
    /// <summary>Statements, each on lines of its own.</summary>
    public void Write(CodeWriter writer, IEnumerable<Statement> statements)
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

    /// <summary>A whole method.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="modifiers">"private static".</param>
    /// <param name="routine">Its name, parameters, result and body.</param>
    public void Write(CodeWriter writer, string modifiers, Routine routine)
    {
        string returns = routine.Returns is { } type ? TypeName(type) : "void";
        string parameters = string.Join(", ", routine.Parameters.Select(ParameterText));
        using (Method(writer, $"{modifiers} {returns} {routine.Name}({parameters})", routine.Body))
        {
            Write(writer, routine.Body);
        }
    }

    /// <summary>Opens the method that statements are the body of.</summary>
    public IDisposable Method(CodeWriter writer, string head, IReadOnlyList<Statement> body) =>
        writer.Method(head, writer.ChecksOverflow && ComputesIndexes(body));

    /// <summary>Whether statements compute indexes, as they are printed.</summary>
    protected virtual bool ComputesIndexes(IReadOnlyList<Statement> statements) => statements.ComputeIndexes();

    /// <summary>What stands before the name of a routine that is called.</summary>
    protected abstract string Prefix { get; }

    /// <summary>A parameter as it is declared.</summary>
    protected abstract string PlaceParameterText(PlaceParameter parameter);

    /// <summary>A place as an argument.</summary>
    protected abstract string PlaceArgumentText(PlaceAt place);

    /// <summary>Neighbours to memory.</summary>
    protected virtual IEnumerable<string> StoreRegister(Element target, Value value) =>
        throw new NotSupportedException("This dialect has no registers.");

    protected abstract string CopyText(Copy copy);

    protected virtual IEnumerable<string> RedirectLines(Redirect redirect) =>
        throw new NotSupportedException("In this dialect a place stays where it is.");

    protected abstract IEnumerable<string> ReserveLines(Reserve reserve);

    protected virtual string WindowText(Place place, string of) =>
        throw new NotSupportedException("This dialect has no windows.");

    /// <param name="part">What is returned.</param>
    /// <param name="inUnchecked">Whether no check of overflow reaches the statement.</param>
    protected abstract string ReturnText(ReturnPart part, bool inUnchecked);

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
            case Paragraph paragraph:
                Write(writer, paragraph);
                break;
            case DeclareAll(var declarations):
                writer.Lines(declarations
                    .GroupBy(declare => TypeOf(declare.Local))
                    .SelectMany(group => Wrapping.Declarations(group.Key, group.Select(Declarator))));
                break;
            case For loop:
                WriteBlock(writer, Head(loop), loop.Body);
                break;
            case If(var condition, var then):
                WriteBlock(writer, $"if ({Text(condition)})", then);
                break;
            case Scope(var body):
                writer.Line("{");
                using (writer.Indent())
                {
                    Write(writer, body);
                }

                writer.Line("}");
                break;
            case ReturnPart part:
                writer.Line(ReturnText(part, writer.IsUnchecked));
                break;
            default:
                writer.Lines(Lines(statement));
                break;
        }
    }

    private string Head(For loop)
    {
        string counter = loop.Counter.Name;
        string first = loop.From is null ? ""
            : loop.StepBy is null ? $"{IndexType} {counter} = {Text(loop.From)}"
            : $"{IndexType} {counter} = {Text(loop.From)}, {loop.StepBy.Name}";
        string condition = loop.HasWholeSteps
            ? $"{counter} + {loop.Step} <= {Text(loop.To)}"
            : $"{counter} < {Text(loop.To)}";
        string next = loop.StepBy is { } step ? $"{counter} += {step.Name}"
            : loop.Step == 1 ? $"{counter}++" : $"{counter} += {loop.Step}";
        return $"for ({first}; {condition}; {next})";
    }

    private void Write(CodeWriter writer, Paragraph paragraph)
    {
        if (paragraph.Statements.Count == 0)
        {
            return;
        }

        if (paragraph.Note is not null)
        {
            writer.Gap();
            writer.Lines(paragraph.Note.Length == 0 ? [] : [$"// {paragraph.Note}"]);
        }

        Write(writer, paragraph.Statements);
    }

    private void WriteBlock(CodeWriter writer, string head, IReadOnlyList<Statement> body)
    {
        using (writer.Braces(head))
        {
            Write(writer, body);
        }
    }

    /// <summary>A statement that ends with a value.</summary>
    protected virtual IEnumerable<string> Ended(string before, Value value) => [$"{before}{Text(value)};"];

    private IEnumerable<string> Lines(Statement statement) => statement switch
    {
        Declare(var local, not Program.Number, null) declare =>
            Ended($"{TypeOf(local)} {local.Name} = ", declare.Value),
        Declare declare => [$"{TypeOf(declare.Local)} {Declarator(declare)};"],
        Assign(var local, var value) => [$"{local.Name} = {Initial(value)};"],
        Accumulate(var target, var sign, var value) => [$"{Text(target)} {Compound(sign)} {Text(value)};"],
        Store({ Lanes: 1 } target, var value) => [$"{Text(target)} = {Text(value)};"],
        Store(var target, var value) => StoreRegister(target, value),
        Copy copy => [CopyText(copy)],
        Window(var place, var of) => [WindowText(place, PlaceArgumentText(of))],
        EitherWindow(var place, var condition, var then, var otherwise) =>
            [WindowText(place, $"ref {Text(condition)} ? {PlaceArgumentText(then)} : {PlaceArgumentText(otherwise)}")],
        Redirect redirect => RedirectLines(redirect),
        Reserve reserve => ReserveLines(reserve),
        Remark(var text) => [$"// {text}"],
        Invoke invoke => [Call(invoke)],
        Return(var value) => Ended("return ", value),
        _ => throw new ArgumentException($"No text for {statement.GetType().Name}.", nameof(statement)),
    };

    private string Call(Invoke invoke)
    {
        IEnumerable<string> arguments = invoke.Arguments.Select(argument => argument switch
        {
            ValueArgument(var value) => Text(value),
            PlaceArgument(var place) => PlaceArgumentText(place),
            VariableArgument(var target) => $"ref {Text(target)}",
            _ => throw new ArgumentException($"No text for {argument.GetType().Name}.", nameof(invoke)),
        });
        string result = invoke.Result switch
        {
            null => "",
            { IsNew: true } taken => $"{TypeOf(taken.Local)} {taken.Local.Name} = ",
            { IsAdded: true } taken => $"{taken.Local.Name} += ",
            { } taken => $"{taken.Local.Name} = ",
        };
        return $"{result}{Prefix}{invoke.Routine.Name}({string.Join(", ", arguments)});";
    }

    private string Declarator(Declare declare) => declare.Kept is null
        ? $"{declare.Local.Name} = {Initial(declare.Value)}"
        : $"{declare.Local.Name} = {Text(declare.Kept)} = {Text(declare.Value)}";

    /// <summary>A sum that begins at 0 needs no other literal: the local has a type.</summary>
    private string Initial(Value value) =>
        value is Number { Amount: 0, Of.Lanes: 1 } number && !Digits.HasSign(number.Amount)
            ? "0"
            : Text(value);

    /// <summary>A local's type where it is declared.</summary>
    protected virtual string TypeOf(Local local) => local.Type.IsRegister ? "var" : TypeName(local.Type);

    private string TypeName(NumberType type) => type.IsRegister ? VectorType(type) : TypeName(type.Format, IndexType);

    private string ParameterText(Parameter parameter) => parameter switch
    {
        PlaceParameter place => PlaceParameterText(place),
        ValueParameter(var local) => $"{TypeName(local.Type)} {local.Name}",
        VariableParameter(var local) => $"ref {TypeName(local.Type)} {local.Name}",
        _ => throw new ArgumentException($"No text for {parameter.GetType().Name}.", nameof(parameter)),
    };

    private static string Compound(BinaryOperator sign) => sign switch
    {
        BinaryOperator.Add => "+=",
        BinaryOperator.Subtract => "-=",
        BinaryOperator.Multiply => "*=",
        BinaryOperator.Divide => "/=",
        BinaryOperator.And => "&=",
        _ => throw new ArgumentException($"{sign} has no compound assignment.", nameof(sign)),
    };
}
