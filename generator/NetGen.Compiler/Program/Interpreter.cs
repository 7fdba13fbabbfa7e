using NetGen.Compiler.Algebra;
using NetGen.Compiler.Program.Functions;

namespace NetGen.Compiler.Program;

/// <summary>
/// Runs programs on numbers, statement by statement: what a program means, whatever language it is printed in.
/// </summary>
/// <remarks>
/// Every operation is rounded to its format, so that scalar programs give the bits of the printed code. A function is
/// run as the program that it is. A multiply-add is rounded once, as on hardware that has one.
/// </remarks>
internal sealed class Interpreter
{
    /// <summary>
    /// Told of every value that a statement leaves: the statement, what holds it, and its numbers, one per lane. A
    /// function is one value: nothing inside it is told.
    /// </summary>
    public Action<Statement, Value, IReadOnlyList<double>>? Observer { get; init; }

    /// <summary>
    /// Told of every statement before it is run, of those that hold others too, with what says the numbers of any value
    /// at that point: its operands can be shown, and what its target was. Nothing inside a function is told.
    /// </summary>
    public Action<Statement, Func<Value, IReadOnlyList<double>>>? Before { get; init; }

    /// <summary>Runs a routine.</summary>
    /// <param name="routine">The routine.</param>
    /// <param name="places">Memory for each of its places, by name; it is written where the routine writes.</param>
    /// <param name="numbers">The value of each number that it is given, by name.</param>
    /// <returns>What it returns; NaN where it returns nothing.</returns>
    public double Run(
        Routine routine, IReadOnlyDictionary<string, Memory> places, IReadOnlyDictionary<string, double> numbers)
    {
        var frame = new Frame();
        foreach (Parameter parameter in routine.Parameters)
        {
            if (parameter is PlaceParameter)
            {
                frame.Places[parameter.Name] = places[parameter.Name];
            }
            else
            {
                frame.Locals[parameter.Name] = new Cell([numbers[parameter.Name]]);
            }
        }

        return Run(routine.Body, frame)[0];
    }

    /// <summary>Runs statements that are no routine: every place that they use has to be given.</summary>
    /// <inheritdoc cref="Run(Routine, IReadOnlyDictionary{string, Memory}, IReadOnlyDictionary{string, double})"/>
    public double Run(
        IReadOnlyList<Statement> statements,
        IReadOnlyDictionary<string, Memory> places,
        IReadOnlyDictionary<string, double> numbers)
    {
        var frame = new Frame();
        foreach (KeyValuePair<string, Memory> place in places)
        {
            frame.Places[place.Key] = place.Value;
        }

        foreach (KeyValuePair<string, double> number in numbers)
        {
            frame.Locals[number.Key] = new Cell([number.Value]);
        }

        return Run(statements, frame)[0];
    }

    private double[] Run(IReadOnlyList<Statement> statements, Frame frame) => Inside(statements, frame) ?? [double.NaN];

    /// <summary>What a statement returns; null where the next one follows.</summary>
    private double[]? Execute(Statement statement, Frame frame)
    {
        if (!frame.IsOfFunction)
        {
            Before?.Invoke(statement, value => Evaluate(value, frame));
        }

        switch (statement)
        {
            case Declare(var local, var value, var kept):
                double[] declared = Evaluate(value, frame);
                frame.Locals[local.Name] = new Cell(declared);
                Tell(statement, local, declared, frame);
                if (kept is not null)
                {
                    Write(kept, declared, frame);
                }

                return null;
            case Assign(var local, var value):
                return Set(statement, local, Evaluate(value, frame), frame);
            case Accumulate(var target, var sign, var value):
                return Set(statement, target, Evaluate(new Binary(sign, target, value), frame), frame);
            case Store(var target, var value):
                return Set(statement, target, Evaluate(value, frame), frame);
            case Copy(var from, var to, var count):
                Memory source = At(from, frame), destination = At(to, frame);
                Array.Copy(source.Numbers, source.Start, destination.Numbers, destination.Start, count);
                return null;
            case Window(var place, var of):
                frame.Places[place.Name] = At(of, frame);
                return null;
            case Redirect(var place, var to, _):
                frame.Places[place.Name] = At(to, frame);
                return null;
            case EitherWindow(var place, var condition, var then, var otherwise):
                frame.Places[place.Name] = At(Holds(condition, frame) ? then : otherwise, frame);
                return null;
            case Reserve(var rows, var length, var form):
                // Not zeros, unless they are promised: a program that reads what it never wrote shows.
                double[] own =
                    [.. Enumerable.Range(0, length).Select(n => n >= (form.ZeroFrom ?? length) ? 0 : double.NaN)];
                foreach ((Place place, int offset) in rows)
                {
                    frame.Places[place.Name] = new Memory(own, offset);
                }

                return null;
            case For loop:
                return Repeat(loop, frame);
            case If(var condition, var then):
                return Holds(condition, frame) ? Inside(then, frame) : null;
            case Invoke invoke:
                Call(invoke, frame);
                return null;
            case Return(var value):
                return Evaluate(value, frame);
            case ReturnPart:
                return [double.NaN];
            case Remark:
                return null;
            default:
                return Inside(statement.Inside, frame);
        }
    }

    private double[]? Inside(IReadOnlyList<Statement> statements, Frame frame)
    {
        foreach (Statement statement in statements)
        {
            if (Execute(statement, frame) is { } result)
            {
                return result;
            }
        }

        return null;
    }

    private double[]? Repeat(For loop, Frame frame)
    {
        if (loop.From is not null)
        {
            frame.Locals[loop.Counter.Name] = new Cell(Evaluate(loop.From, frame));
        }

        Cell counter = frame.Locals[loop.Counter.Name];
        while (counter.Lanes[0] + (loop.HasWholeSteps ? loop.Step - 1 : 0) < Evaluate(loop.To, frame)[0])
        {
            if (Inside(loop.Body, frame) is { } result)
            {
                return result;
            }

            double step = loop.StepBy is null ? loop.Step : frame.Locals[loop.StepBy.Name].Lanes[0];
            counter.Lanes = [counter.Lanes[0] + step];
        }

        return null;
    }

    private void Call(Invoke invoke, Frame caller)
    {
        var frame = new Frame();
        var back = new List<(Value Target, Cell Cell)>();
        foreach ((Parameter parameter, Argument argument) in
            invoke.Routine.Parameters.Zip(invoke.Arguments, (parameter, argument) => (parameter, argument)))
        {
            switch (argument)
            {
                case PlaceArgument(var place):
                    frame.Places[parameter.Name] = At(place, caller);
                    break;
                case ValueArgument(var value):
                    frame.Locals[parameter.Name] = new Cell(Evaluate(value, caller));
                    break;
                case VariableArgument(var target):
                    var cell = new Cell(Evaluate(target, caller));
                    frame.Locals[parameter.Name] = cell;
                    back.Add((target, cell));
                    break;
                default:
                    throw new ArgumentException($"No meaning for {argument.GetType().Name}.", nameof(invoke));
            }
        }

        double[] result = Run(invoke.Routine.Body, frame);
        foreach ((Value target, Cell cell) in back)
        {
            Set(invoke, target, cell.Lanes, caller);
        }

        if (invoke.Result is { } taken)
        {
            double[] value = taken.IsAdded
                ? Rounded(taken.Local.Type, [caller.Locals[taken.Local.Name].Lanes[0] + result[0]])
                : result;
            caller.Locals[taken.Local.Name] = new Cell(value);
            Tell(invoke, taken.Local, value, caller);
        }
    }

    private double[]? Set(Statement statement, Value target, double[] value, Frame frame)
    {
        if (target is Local local)
        {
            // A counter of a loop that was left keeps its cell.
            if (frame.Locals.TryGetValue(local.Name, out Cell? cell))
            {
                cell.Lanes = value;
            }
            else
            {
                frame.Locals[local.Name] = new Cell(value);
            }
        }
        else
        {
            Write((Element)target, value, frame);
        }

        Tell(statement, target, value, frame);
        return null;
    }

    private void Tell(Statement statement, Value target, double[] value, Frame frame)
    {
        if (!frame.IsOfFunction)
        {
            Observer?.Invoke(statement, target, value);
        }
    }

    private void Write(Element target, double[] value, Frame frame)
    {
        Memory memory = At(new PlaceAt(target.Place, target.Index), frame);
        Array.Copy(value, 0, memory.Numbers, memory.Start, value.Length);
    }

    private Memory At(PlaceAt place, Frame frame)
    {
        Memory memory = frame.Places[place.Place.Name];
        return new Memory(memory.Numbers, memory.Start + (int)Evaluate(place.Offset, frame)[0]);
    }

    private bool Holds(Value condition, Frame frame) => Evaluate(condition, frame)[0] != 0;

    /// <summary>The value's lanes.</summary>
    private double[] Evaluate(Value value, Frame frame)
    {
        switch (value)
        {
            case Number number:
                return Rounded(number.Type, Same(number.Amount, number.Type.Lanes));
            case NamedNumber named:
                return Evaluate(named.Number, frame);
            case Local local:
                return frame.Locals[local.Name].Lanes;
            case Element element:
                Memory memory = At(new PlaceAt(element.Place, element.Index), frame);
                double[] lanes = new double[element.Lanes];
                Array.Copy(memory.Numbers, memory.Start, lanes, 0, lanes.Length);
                return lanes;
            case Pair pair:
                Memory two = At(new PlaceAt(pair.Place, pair.Index), frame);
                return [.. Enumerable.Range(0, pair.Lanes).Select(lane => two.Numbers[two.Start + (lane % 2)])];
            case Choose choose:
                double[] condition = Evaluate(choose.Condition, frame);
                if (!choose.Type.IsRegister)
                {
                    return Evaluate(condition[0] != 0 ? choose.Then : choose.Else, frame);
                }

                double[] then = Evaluate(choose.Then, frame), otherwise = Evaluate(choose.Else, frame);
                return [.. condition.Select((bit, lane) => bit != 0 ? then[lane] : otherwise[lane])];
            case ResultOf(var routine, var arguments):
                return Result(routine, arguments, frame);
            case Apply(not (Function.Abs or Function.Sqrt), var argument) apply:
                return Result(
                    apply.Type.IsRegister
                        ? LaneFunctions.Of(apply.Function, apply.Type)
                        : PortableFunctions.Of(apply.Function, apply.Type.Format),
                    [argument],
                    frame);
            default:
                IReadOnlyList<Value> of = value.Operands;
                double[][] operands = new double[of.Count][];
                for (int n = 0; n < operands.Length; n++)
                {
                    operands[n] = Evaluate(of[n], frame);
                }

                return Rounded(value.Type, LaneArithmetic.Compute(value, operands));
        }
    }

    /// <summary>What a routine returns that takes values alone.</summary>
    private double[] Result(Routine routine, IReadOnlyList<Value> arguments, Frame caller)
    {
        var frame = new Frame { IsOfFunction = true };
        for (int n = 0; n < arguments.Count; n++)
        {
            frame.Locals[routine.Parameters[n].Name] = new Cell(Evaluate(arguments[n], caller));
        }

        return Run(routine.Body, frame);
    }

    private static double[] Same(double number, int lanes) => [.. Enumerable.Repeat(number, lanes)];

    private static double[] Rounded(NumberType type, double[] lanes) =>
        Array.ConvertAll(lanes, type.Format.Round);

    /// <summary>The names that statements see: one per call.</summary>
    private sealed class Frame
    {
        public Dictionary<string, Cell> Locals { get; } = [];

        public Dictionary<string, Memory> Places { get; } = [];

        public bool IsOfFunction { get; init; }
    }

    /// <summary>What a local holds: a number per lane.</summary>
    private sealed class Cell(double[] lanes)
    {
        public double[] Lanes { get; set; } = lanes;
    }
}

/// <summary>Numbers, and the one that a place begins at.</summary>
internal readonly record struct Memory(double[] Numbers, int Start = 0);
