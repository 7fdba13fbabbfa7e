using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>
/// About how many bytes of the stack a call of an export's function takes: its arrays, and what gcc's smallest code
/// keeps there of registers, return addresses and locals, along the deepest chain of calls. What the compiler's library
/// needs comes on top.
/// </summary>
internal sealed class CStack
{
    private readonly CExportPlan _plan;
    private readonly CTarget _target;
    private readonly CFrames _frames;
    private readonly CInlining _inlining;
    private readonly Dictionary<Routine, double> _routines = [];

    public CStack(CExportPlan plan, CTarget target)
    {
        _plan = plan;
        _target = target;
        _frames = (plan.Format == NumberFormat.Single ? target.SingleFrames : target.DoubleFrames)!;
        _inlining = new CInlining(plan);
    }

    /// <summary>Bytes of a prediction with the parameters in flash.</summary>
    public int Prediction => Bytes(_plan.Inference, Operation.Predict);

    /// <summary>Bytes of a training step.</summary>
    public int Step => Bytes(_plan.Training!, Operation.TrainStep);

    /// <summary>The arrays that a call has on the stack: those of the function, not of what it calls.</summary>
    public static int Arrays(CProgram program, Operation operation) => Arrays(program, Of(program, operation));

    private static int Arrays(CProgram program, CFunction function) =>
        program.Plan.BytesPerNumber * (function.Own.Sum(section => section.Length) + Reserved(function.Body));

    private static int Reserved(IReadOnlyList<Statement> body) =>
        body.All().OfType<Reserve>().Sum(reserve => reserve.Length);

    private static CFunction Of(CProgram program, Operation operation) =>
        program.Functions.Single(function => function.Operation == operation);

    private int Bytes(CProgram program, Operation operation)
    {
        CFunction function = Of(program, operation);
        bool isInference = program == _plan.Inference;
        IReadOnlyList<CMoment> moments = CLiveness.Of(function, _inlining, isInference, _target.KnowsCallees);
        int unused = isInference && _target.DropsSums ? program.Plan.BytesPerNumber * Sums(function) : 0;
        return (int)Math.Round(Arrays(program, function) - unused
            + Frame(_plan.IsUnrolled ? _frames.Unrolled : _frames.Loops, moments)
            + Deepest(moments, isInference));
    }

    /// <summary>Numbers of an array of u that each turn of a loop reads as it wrote them.</summary>
    private static int Sums(CFunction function) => function.Body.All().OfType<Reserve>()
        .Where(reserve => reserve.Form.Name == "sums").Sum(reserve => reserve.Length);

    private double Deepest(IReadOnlyList<CMoment> moments, bool isInference) => moments
        .Select(moment => moment.Callee).OfType<Routine>().Distinct()
        .Select(callee => Of(callee, isInference)).DefaultIfEmpty().Max();

    private double Of(Routine routine, bool isInference)
    {
        if (!_routines.TryGetValue(routine, out double bytes))
        {
            IReadOnlyList<CMoment> moments =
                CLiveness.Of(routine, _inlining, isInference, _target.KnowsCallees);
            bool isPart = (_plan.Training?.Routines ?? []).Concat(_plan.Inference.Routines).Contains(routine);
            bytes = (Reserved(routine.Body) * _plan.Network.BytesPerNumber)
                + Frame(isPart ? _frames.Parts : _frames.Functions, moments) + Deepest(moments, isInference);
            _routines[routine] = bytes;
        }

        return bytes;
    }

    private double Frame(CFrame frame, IReadOnlyList<CMoment> moments)
    {
        bool hasInstructions = _target.HasFloatUnit && _plan.Format == NumberFormat.Single;
        int all = 0, numbers = 0, addresses = 0;
        foreach ((CMomentKind kind, _, CHeld across, CHeld held) in moments)
        {
            bool isCall = kind == CMomentKind.Call || (kind == CMomentKind.Arithmetic && !hasInstructions);
            if (hasInstructions)
            {
                numbers = Math.Max(numbers, 4 * (isCall
                    ? across.Numbers + across.Constants - frame.FreeAcross
                    : held.Numbers + held.Constants - frame.FreeBetween));
                addresses = Math.Max(addresses, Whole(isCall ? across : held) - (isCall ? 0 : 4 * frame.FreeWhole));
            }
            else
            {
                CHeld one = isCall ? across : held;
                all = Math.Max(all, (one.Numbers * _plan.Network.BytesPerNumber) + Whole(one)
                    - (isCall ? 0 : 4 * frame.FreeWhole));
            }
        }

        return Math.Max(0, frame.Always + (frame.PerByte * (all + numbers + addresses)));
    }

    private int Whole(CHeld held) =>
        (4 * held.Words) + (8 * held.LongWords) + (_target.AddressBytes * held.Addresses);
}
