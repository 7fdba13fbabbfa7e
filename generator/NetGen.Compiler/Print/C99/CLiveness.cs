using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>
/// Goes through a function as a compiler does, and says what it holds at each operation: locals, intermediate results,
/// elements that were read and did not change since, and addresses.
/// </summary>
/// <remarks>
/// What was computed once is not computed again, what is inlined counts with its caller, and what a loop reads that
/// was there before it is held until it ends.
/// </remarks>
internal sealed class CLiveness
{
    private readonly CInlining _inlining;
    private readonly bool _isInference;
    private readonly bool _knowsCallees;
    private readonly HashSet<string> _own;
    private readonly List<CValue> _values = [];
    private readonly List<(CMomentKind Kind, Routine? Callee, int At)> _operations = [];
    private readonly List<(int From, int To)> _loops = [];

    /// <summary>The addresses of sections of the instance, once they were needed.</summary>
    private readonly Dictionary<string, CValue> _sections = [];

    private Dictionary<string, CValue?> _locals = [];
    private Dictionary<string, string> _places = [];
    private CKnown _known = new();
    private int _now;
    private int _loopDepth;
    private int _branchDepth;

    private CLiveness(CInlining inlining, bool isInference, bool knowsCallees, IEnumerable<string> own)
    {
        _inlining = inlining;
        _isInference = isInference;
        _knowsCallees = knowsCallees;
        _own = [.. own];
    }

    /// <summary>The operations of one of the header's functions.</summary>
    /// <param name="program">Whose it is.</param>
    /// <param name="function">Which.</param>
    /// <param name="inlining">What becomes a part of its caller.</param>
    /// <param name="knowsCallees">Whether a compiler knows which elements a callee writes.</param>
    public static IReadOnlyList<CMoment> Of(
        CProgram program, CFunction function, CInlining inlining, bool knowsCallees)
    {
        bool isInference = program.Plan.Model.Frozen;
        var liveness = new CLiveness(
            inlining, isInference, knowsCallees, function.Own.Select(section => section.Name));
        foreach (string pointer in CSignatures.Pointers(function.Operation, isInference))
        {
            liveness._locals[Address(pointer)] = liveness.New(CValueKind.Address);
        }

        if (CSignatures.TakesRate(function.Operation))
        {
            liveness._locals[CSignatures.LearningRate] = liveness.New(CValueKind.Number);
        }

        return liveness.Run(function.Body);
    }

    /// <summary>The operations of a routine.</summary>
    /// <inheritdoc cref="Of(CProgram, CFunction, CInlining, bool)"/>
    public static IReadOnlyList<CMoment> Of(Routine routine, CInlining inlining, bool isInference, bool knowsCallees)
    {
        var liveness = new CLiveness(inlining, isInference, knowsCallees, []);
        foreach (Parameter parameter in routine.Parameters)
        {
            string name = parameter switch
            {
                PlaceParameter(var place, _) => Address(place.Name),
                VariableParameter(var local) => Variable(local.Name),
                _ => parameter.Name,
            };
            liveness._locals[name] = liveness.New(
                parameter is ValueParameter(var value) ? CValue.KindOf(value.Type.Format) : CValueKind.Address);
        }

        return liveness.Run(routine.Body);
    }

    private static string Address(string place) => $"@{place}";

    /// <summary>A caller's variable, which is found at an address.</summary>
    private static string Variable(string local) => $"@&{local}";

    private IReadOnlyList<CMoment> Run(IReadOnlyList<Statement> body)
    {
        _now++;
        Go(body);
        foreach ((int from, int to) in _loops)
        {
            foreach (CValue value in _values.Where(value => value.Born < from && value.Last >= from))
            {
                value.Last = Math.Max(value.Last, to);
            }
        }

        CValue[] read = [.. _values.Where(value => value.IsRead)];
        return [.. _operations.Select(operation => new CMoment(
            operation.Kind,
            operation.Callee,
            Held(value => value.Born < operation.At && operation.At < value.Last),
            Held(value => value.Born <= operation.At && operation.At <= value.Last))).Distinct()];

        CHeld Held(Func<CValue, bool> isHeld) =>
            read.Where(isHeld).Aggregate(default(CHeld), (held, value) => held.With(value, 1));
    }

    private CValue New(CValueKind kind)
    {
        var value = new CValue(kind, _now);
        _values.Add(value);
        return value;
    }

    private void Read(CValue? value)
    {
        if (value is not null)
        {
            value.Last = Math.Max(value.Last, _now);
            value.IsRead = true;
        }
    }

    private string Actual(string place) => _places.TryGetValue(place, out string? actual) ? actual : place;

    /// <summary>The address of a place is needed: for an element at a known index, an instance's own will do.</summary>
    private void ReadAddress(Place place, bool isKnown = false)
    {
        string name = Actual(place.Name);
        if (!isKnown && _sections.TryGetValue(name, out CValue? section))
        {
            Read(section);
        }
        else if (_locals.TryGetValue(Address(name), out CValue? address))
        {
            Read(address);
        }
        else if (!_own.Contains(name) && _locals.TryGetValue(Address("n"), out CValue? instance))
        {
            Read(instance);
            // The weights come first: their address is the instance's.
            if (!isKnown && name != SectionNames.Weights)
            {
                _sections[name] = New(CValueKind.Address);
                Read(_sections[name]);
            }
        }
    }

    private void Go(IEnumerable<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            Go(statement);
        }
    }

    private void Go(Statement statement)
    {
        switch (statement)
        {
            case Paragraph or DeclareAll or Scope:
                Go(statement.Inside);
                break;
            case Declare(var local, var value, var kept):
                CValue? declared = ValueOf(value);
                _locals[local.Name] = declared;
                if (kept is not null)
                {
                    Write(kept, declared);
                }

                break;
            case Assign(var local, var value):
                Assign(local, ValueOf(value));
                break;
            case Accumulate(var target, var kind, var value):
                CValue? added = ValueOf(value);
                CValue? sum = Operate($"{kind}", target.Type.Format, IsReal(target), ValueOf(target), added);
                if (target is Local accumulator)
                {
                    Assign(accumulator, sum);
                }
                else
                {
                    Write((Element)target, sum);
                }

                break;
            case Store(var target, var value):
                Write(target, ValueOf(value));
                break;
            case Copy(var from, var to, _):
                ReadAddress(from.Place);
                ReadAddress(to.Place);
                Operation(CMomentKind.Call);
                Forget(to.Place, index: null);
                break;
            case Redirect(var place, var to, _):
                _places[place.Name] = Actual(to.Place.Name);
                break;
            case Window(var place, var of):
                _places[place.Name] = Actual(of.Place.Name);
                break;
            case Reserve(var rows, _, _):
                _own.UnionWith(rows.Select(row => row.Place.Name));
                break;
            case For loop:
                Repeat(loop);
                break;
            case If(var condition, var then):
                ValueOf(condition);
                _now++;
                Branch(then);
                break;
            case Return(var value):
                CValue? result = ValueOf(value);
                _now++;
                Read(result);
                break;
            case Invoke invoke:
                Invoked(invoke);
                break;
            default:
                break;
        }
    }

    /// <summary>What is found out in a branch is not known behind it.</summary>
    private void Branch(IReadOnlyList<Statement> statements)
    {
        CKnown known = _known.Copy();
        _branchDepth++;
        Go(statements);
        _branchDepth--;
        _known = known;
    }

    private void Repeat(For loop)
    {
        CKnown before = _known;
        _known = before.WithoutElements();
        _now++;
        int start = _now;
        CValue counter = New(CValueKind.Address);
        _locals[loop.Counter.Name] = counter;
        ValueOf(loop.To);
        // Constants that turns need, and a pointer for every row that they go along.
        CValue[] taken =
        [
            .. _loopDepth > 0 ? [] : Amounts(loop.Body).Distinct().Select(_ => New(CValueKind.Constant)),
            .. Rows(loop.Body, loop.Counter).Distinct().Select(_ => New(CValueKind.Address)),
        ];
        _loopDepth++;
        Go(loop.Body);
        _loopDepth--;
        _now++;
        Read(counter);
        foreach (CValue value in taken)
        {
            Read(value);
        }

        _loops.Add((start, _now));
        _known = before.WithoutElements();
        _now++;
    }

    /// <summary>The constants that statements compute with.</summary>
    private IEnumerable<double> Amounts(IReadOnlyList<Statement> statements) => statements.AllValues()
        .Select(value => value is NamedNumber named ? named.Number : value)
        .OfType<Number>().Where(IsReal).Select(number => number.Amount)
        .Concat(statements.All().OfType<Invoke>().Select(call => call.Routine)
            .Concat(statements.AllValues().Select(CFunctions.Called).OfType<Routine>())
            .Where(_inlining.Has).SelectMany(routine => Amounts(routine.Body)));

    /// <summary>The places that statements go along with a counter, loops inside them left out.</summary>
    private static IEnumerable<string> Rows(IEnumerable<Statement> statements, Local counter) =>
        statements.Where(statement => statement is not For).SelectMany(statement => statement.Values
            .SelectMany(Walk.All).OfType<Element>()
            .Where(element => element.Index is not Number && element.Index.All().Contains(counter))
            .Select(element => element.Place.Name)
            .Concat(Rows(statement.Inside, counter)));

    private void Assign(Local local, CValue? value)
    {
        if (_loopDepth + _branchDepth > 0 && _locals.TryGetValue(local.Name, out CValue? old))
        {
            // It stays where it is: the next turn, or what follows the branch, reads it there.
            _now++;
            Read(old);
            Read(value);
            return;
        }

        _locals[local.Name] = value;
    }

    private void Write(Element target, CValue? value)
    {
        bool isKnown = target.Index is Number;
        if (!isKnown)
        {
            ValueOf(target.Index);
        }

        ReadAddress(target.Place, isKnown);
        Read(value);
        _now++;
        Forget(target.Place, target.Index);
        if (isKnown)
        {
            _known.SetElement(Actual(target.Place.Name), target.Index, value);
        }
    }

    /// <summary>An element is written, or, where no index is given, any of a place.</summary>
    private void Forget(Place place, Value? index)
    {
        string name = Actual(place.Name);
        bool isOwn = _own.Contains(name);
        _known.RemoveElements((other, at) =>
        {
            if (_isInference && other == SectionNames.Weights)
            {
                return false;
            }

            if (other == name)
            {
                return index is not Number number || at == number.Amount;
            }

            // Memory of the caller's may be any memory that the function does not have to itself.
            return !isOwn && !_own.Contains(other)
                && (place.Kind is PlaceKind.Row or PlaceKind.Local || other is "x" or "t" or "y");
        });
    }

    private static bool IsReal(Value value) => CValue.KindOf(value.Type.Format) == CValueKind.Number;

    private CValue? ValueOf(Value value)
    {
        switch (value)
        {
            case Local local:
                if (_locals.TryGetValue(Variable(local.Name), out CValue? variable))
                {
                    Read(variable);
                    CValue loaded = New(CValue.KindOf(local.Type.Format));
                    _now++;
                    return loaded;
                }

                return _locals.TryGetValue(local.Name, out CValue? held) ? held : null;
            case Element element:
                return ElementOf(element);
            case Negate(var operand):
                return Operate("-", value.Type.Format, isArithmetic: false, ValueOf(operand));
            case Not(var condition):
                return Operate("!", value.Type.Format, isArithmetic: false, ValueOf(condition));
            case Compare(var relation, var left, var right):
                return Operate($"{relation}", value.Type.Format, IsReal(left), ValueOf(left), ValueOf(right));
            case Choose(var condition, var then, var otherwise):
                CValue? chosen = ValueOf(condition);
                _now++;
                Read(chosen);
                return Operate("?", value.Type.Format, isArithmetic: false, ValueOf(then), ValueOf(otherwise));
            case ToNumber(var whole, var format):
                return Operate(
                    $"to{format.Bits}", format, IsReal(whole) || CValue.KindOf(format) == CValueKind.Number,
                    ValueOf(whole));
            case Reinterpret(var operand, var format):
                return Operate($"bits{format.Wraps}", format, isArithmetic: false, ValueOf(operand));
            default:
                return CFunctions.Called(value) is { } called ? ResultOf(called, value.Operands)
                    : value is Binary(var kind, var a, var b)
                        ? Operate($"{kind}", value.Type.Format, IsReal(value), ValueOf(a), ValueOf(b))
                    : null;
        }
    }

    private CValue? ElementOf(Element element)
    {
        bool isKnown = element.Index is Number;
        string place = Actual(element.Place.Name);
        if (isKnown && _known.TryElement(place, element.Index, out CValue? known))
        {
            return known;
        }

        if (!isKnown)
        {
            ValueOf(element.Index);
        }

        ReadAddress(element.Place, isKnown);
        CValue loaded = New(CValue.KindOf(element.Place.Format));
        _now++;
        if (isKnown)
        {
            _known.SetElement(place, element.Index, loaded);
        }

        return loaded;
    }

    private CValue? Operate(string operation, NumberFormat format, bool isArithmetic, params CValue?[] operands)
    {
        if (_known.TryResult(operation, operands, out CValue? known))
        {
            return known;
        }

        foreach (CValue? operand in operands)
        {
            Read(operand);
        }

        _operations.Add((isArithmetic ? CMomentKind.Arithmetic : CMomentKind.Plain, null, _now));
        CValue result = New(CValue.KindOf(format));
        _now++;
        _known.SetResult(operation, operands, result);
        return result;
    }

    private void Operation(CMomentKind kind, Routine? callee = null)
    {
        _operations.Add((kind, callee, _now));
        _now++;
    }

    private CValue? ResultOf(Routine routine, IReadOnlyList<Value> arguments)
    {
        CValue?[] given = [.. arguments.Select(ValueOf)];
        if (_known.TryResult(routine.Name, given, out CValue? known))
        {
            return known;
        }

        foreach (CValue? argument in given)
        {
            Read(argument);
        }

        if (_inlining.Has(routine))
        {
            Inline(routine, (parameter, n) => _locals[parameter.Name] = given[n]);
        }
        else
        {
            _operations.Add((CMomentKind.Call, routine, _now));
        }

        CValue result = New(CValue.KindOf(routine.Returns!.Value.Format));
        _now++;
        _known.SetResult(routine.Name, given, result);
        return result;
    }

    private void Inline(Routine routine, Action<Parameter, int> give)
    {
        (Dictionary<string, CValue?> locals, Dictionary<string, string> places) = (_locals, _places);
        _locals = locals.Where(local => local.Key[0] == '@').ToDictionary(local => local.Key, local => local.Value);
        _places = [];
        for (int n = 0; n < routine.Parameters.Count; n++)
        {
            give(routine.Parameters[n], n);
        }

        _branchDepth++;
        Go(routine.Body);
        _branchDepth--;
        (_locals, _places) = (locals, places);
    }

    private void Invoked(Invoke invoke)
    {
        CValue?[] given =
        [
            .. invoke.Arguments.Select(argument => argument is ValueArgument(var value) ? ValueOf(value) : null),
        ];
        if (_inlining.Has(invoke.Routine))
        {
            (Dictionary<string, CValue?> locals, Dictionary<string, string> places) = (_locals, _places);
            Inline(invoke.Routine, (parameter, n) => Give(parameter, n, locals, places));
            return;
        }

        for (int n = 0; n < given.Length; n++)
        {
            Read(given[n]);
            if (invoke.Arguments[n] is PlaceArgument(var at))
            {
                ReadAddress(at.Place);
            }
            else if (invoke.Arguments[n] is VariableArgument(Element element))
            {
                ReadAddress(element.Place, element.Index is Number);
            }
        }

        Operation(CMomentKind.Call, invoke.Routine);
        bool writesPlaces = invoke.Arguments.Any(argument => argument is PlaceArgument);
        if (_knowsCallees && !writesPlaces)
        {
            foreach (Element written in invoke.Arguments.OfType<VariableArgument>()
                .Select(argument => argument.Target).OfType<Element>())
            {
                Forget(written.Place, written.Index);
            }
        }
        else if (writesPlaces || invoke.Arguments.Any(argument => argument is VariableArgument))
        {
            _known.RemoveElements((place, _) => !_isInference || place != SectionNames.Weights);
        }

        void Give(
            Parameter parameter, int n, Dictionary<string, CValue?> locals, Dictionary<string, string> places)
        {
            switch (parameter, invoke.Arguments[n])
            {
                case (PlaceParameter(var place, _), PlaceArgument(var at)):
                    _places[place.Name] = places.TryGetValue(at.Place.Name, out string? actual)
                        ? actual : at.Place.Name;
                    break;
                case (VariableParameter(var local), VariableArgument(Local variable)):
                    _locals[local.Name] = locals.TryGetValue(variable.Name, out CValue? outer)
                        ? outer : New(CValue.KindOf(variable.Type.Format));
                    break;
                case (VariableParameter(var local), VariableArgument(Element element)):
                    ReadAddress(element.Place, element.Index is Number);
                    _locals[local.Name] = New(CValue.KindOf(element.Place.Format));
                    break;
                default:
                    _locals[parameter.Name] = given[n];
                    break;
            }
        }
    }
}
