using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <content>What values are computed from.</content>
internal sealed partial class CLiveness
{
    private static bool IsReal(Value value) => CValue.KindOf(value.Type.Format) == CValueKind.Number;

    private CValue? ValueOf(Value value)
    {
        switch (value)
        {
            case Local local:
                if (_variables.TryGetValue(local.Name, out CValue? variable))
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
}
