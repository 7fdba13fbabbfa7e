using System.Reflection;
using System.Reflection.Emit;

namespace NetGen.Tests.Numerics;

/// <summary>Walks the instructions of methods, and of those of one type that they call, for anything in double.</summary>
internal sealed class DoubleFinder(Type home)
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Where(field => field.FieldType == typeof(OpCode))
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private readonly HashSet<MethodBase> _walked = [];

    /// <summary>A sentence for each find.</summary>
    public List<string> Found { get; } = [];

    public int Methods => _walked.Count;

    public void Check(FieldInfo field)
    {
        if (IsDouble(field.FieldType)) Found.Add($"field {field.DeclaringType!.Name}.{field.Name}");
    }

    public void Walk(MethodBase method)
    {
        if (!_walked.Add(method) || method.GetMethodBody() is not { } body) return;

        string name = $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})";
        if (Signature(method).Any(IsDouble)) Found.Add($"{name}: its signature");
        if (body.LocalVariables.Any(local => IsDouble(local.LocalType))) Found.Add($"{name}: a local");

        byte[] code = body.GetILAsByteArray()!;
        MethodBase? lastCall = null;
        for (int at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE) value = unchecked((short)((0xFE << 8) | code[at++]));
            OpCode opcode = OpCodesByValue[value];
            bool isDouble = opcode.Name!.EndsWith("r8", StringComparison.Ordinal);
            bool isMove = opcode == OpCodes.Ldind_R8 && lastCall is not null && IsMoveOfPairs(lastCall);
            if (isDouble && !isMove) Found.Add($"{name}: {opcode.Name}");
            if (opcode.OperandType == OperandType.InlineMethod)
            {
                lastCall = method.Module.ResolveMethod(
                    BitConverter.ToInt32(code, at),
                    method.DeclaringType.GetGenericArguments(),
                    method.IsGenericMethod ? method.GetGenericArguments() : null)!;
                if (lastCall.DeclaringType == home) Walk(lastCall);
                else if (!IsMoveOfPairs(lastCall) && Signature(lastCall).Any(IsDouble)) Found.Add($"{name}: {lastCall.DeclaringType}.{lastCall}");
            }

            at += Length(opcode, code, at);
        }
    }

    /// <summary>Two floats are read as one double, repeated over a register, and floats again.</summary>
    private static bool IsMoveOfPairs(MethodBase method) => method.Name switch
    {
        "As" => method.DeclaringType == typeof(System.Runtime.CompilerServices.Unsafe)
            && method.GetGenericArguments() is [{ } from, { } to] && from == typeof(float) && to == typeof(double),
        "Create" => method.DeclaringType!.Namespace == "System.Runtime.Intrinsics" && method.GetParameters().Length == 1,
        "AsSingle" => method.DeclaringType!.Namespace == "System.Runtime.Intrinsics",
        _ => false,
    };

    private static IEnumerable<Type> Signature(MethodBase method)
    {
        IEnumerable<Type> types = method.GetParameters().Select(parameter => parameter.ParameterType);
        if (method is MethodInfo info) types = types.Append(info.ReturnType);
        if (method.IsGenericMethod) types = types.Concat(method.GetGenericArguments());
        return method.DeclaringType is { IsGenericType: true } type ? types.Concat(type.GetGenericArguments()) : types;
    }

    private static bool IsDouble(Type type) => type == typeof(double)
        || (type.HasElementType && IsDouble(type.GetElementType()!))
        || (type.IsGenericType && type.GetGenericArguments().Any(IsDouble));

    private static int Length(OpCode opcode, byte[] code, int at) => opcode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
