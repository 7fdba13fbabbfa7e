using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <content>What statements hold, read and write.</content>
internal sealed partial class CLiveness
{
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
        if (Changes(name))
        {
            _known.Remove(name, index);
        }

        // Memory of the caller's may be any memory that the function does not have to itself.
        _known.RemovePlaces(other => other != name && Changes(other) && !isOwn && !_own.Contains(other)
            && (place.Kind is PlaceKind.Row or PlaceKind.Local || other is "x" or "t" or "y"));
    }

    /// <summary>Whether a place may be written: not the weights, where they are constants.</summary>
    private bool Changes(string place) => !_isInference || place != SectionNames.Weights;

    private void Inline(Routine routine, Action<Parameter, int> give)
    {
        (Dictionary<string, CValue?> locals, Dictionary<string, string> places) = (_locals, _places);
        (_locals, _places) = ([], []);
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
            _known.RemovePlaces(Changes);
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
