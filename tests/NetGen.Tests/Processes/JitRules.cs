using System.Text.RegularExpressions;

namespace NetGen.Tests.Processes;

/// <summary>
/// What compiled kernel methods must not contain; each broken rule is a line that names method and place.
/// </summary>
internal static class JitRules
{
    private const string KernelType = @"\+(Vector|Samples)\d+Kernel";

    // What a method may call besides methods of its kernel, once and never in a loop: clearing and guarding the rows
    // that it keeps on the stack, and copying a sample.
    private static readonly string[] Once =
        ["CORINFO_HELP_MEMZERO", ":ClearWithoutReferences(", "CORINFO_HELP_FAIL_FAST", "CORINFO_HELP_STACK_PROBE", ":Memmove("];

    // What a network's own method does before: it checks lengths, with the arguments' names, and finds its state's first number.
    private static readonly string[] Guards = ["RNGCHKFAIL", "[NetGen.CompilerServices.Guard:", "CORINFO_HELP_STRCNS"];

    // The matrix products, whose innermost loops are nothing but loads and multiply-adds.
    private static readonly string[] Products =
        ["ForwardLayer1", "SumsOfRows", "GradientsAboveRows", "AddGradientsOfRows"];

    /// <summary>Fully optimized, no bounds check, no call but of the kernel's own methods that take rows.</summary>
    public static IEnumerable<string> Faults(JitMethod method)
    {
        if (method.Tier != "FullOpts") yield return $"{method} is compiled as {method.Tier}";

        IReadOnlyList<JitLoop> loops = JitLoop.In(method);
        foreach (JitBlock block in method.Blocks)
        {
            bool repeats = loops.Any(loop => loop.Blocks.Contains(block));
            foreach (JitInstruction call in block.Code.Where(code => code.IsCall && !IsPass(method, code)))
            {
                if (Names(call, "RNGCHKFAIL")) yield return $"{method} checks bounds";
                else if (repeats) yield return $"{method} in a loop, {block.Label}: {call}";
                else if (!Once.Any(name => Names(call, name))) yield return $"{method}: {call}";
            }
        }
    }

    /// <summary>Fails with every line in full.</summary>
    public static void AssertNone(IEnumerable<string> faults)
    {
        string lines = string.Join('\n', faults);
        Assert.True(lines.Length == 0, lines);
    }

    public static bool IsProduct(JitMethod method) =>
        Products.Any(product => method.Name.StartsWith(product, StringComparison.Ordinal));

    /// <summary>Stores to the stack in the method's innermost loops: registers that did not suffice.</summary>
    public static IEnumerable<string> Spills(JitMethod method)
    {
        var store = new Regex($@"^\w+ ptr \[(rsp|{method.Frame})\b.*, ");
        return
            from loop in InnerLoops(method)
            from code in loop.Code
            where store.IsMatch(code.Operands) && code.Name is not ("cmp" or "test")
            select $"{method} in a loop, {loop.Label}: {code}";
    }

    /// <summary>Loops without a loop or a call inside.</summary>
    public static IEnumerable<JitLoop> InnerLoops(JitMethod method) =>
        JitLoop.In(method).Where(loop => loop.IsInnermost && !loop.Code.Any(code => code.IsCall));

    /// <summary>
    /// The kernel's method of this name; or the network's own that calls its passes: the JIT inlines a kernel's method that
    /// does no more than that.
    /// </summary>
    public static JitMethod Entry(IReadOnlyList<JitMethod> methods, string name) =>
        methods.SingleOrDefault(method => method.Name == name && IsKernel(method))
        ?? methods.Single(method => method.Name == name && !IsKernel(method) && Calls(method).Any(IsKernelCall));

    /// <summary>Of a network's method that a kernel's is part of: optimized, without a loop, and nothing but guards and passes.</summary>
    public static IEnumerable<string> EntryFaults(JitMethod method)
    {
        if (method.Tier != "FullOpts") yield return $"{method} is compiled as {method.Tier}";
        if (JitLoop.In(method).Count > 0) yield return $"{method} has a loop of its own";

        foreach (JitInstruction call in Calls(method).Where(call => !IsKernelCall(call)))
        {
            if (!Guards.Concat(Once).Any(name => Names(call, name))) yield return $"{method}: {call}";
        }
    }

    private static IEnumerable<JitInstruction> Calls(JitMethod method) =>
        method.Blocks.SelectMany(block => block.Code).Where(code => code.IsCall);

    private static bool IsKernelCall(JitInstruction call) => Regex.IsMatch(call.Operands, $"{KernelType}:");

    public static bool IsKernel(JitMethod method) => Regex.IsMatch(method.Type, $"{KernelType}$");

    /// <summary>The bytes of a method and of all that it calls among these.</summary>
    public static int Bytes(IReadOnlyList<JitMethod> methods, JitMethod entry)
    {
        var reached = new HashSet<JitMethod>();
        var open = new Stack<JitMethod>([entry]);
        while (open.TryPop(out JitMethod? next))
        {
            if (!reached.Add(next)) continue;
            foreach (JitInstruction call in Calls(next))
            {
                foreach (JitMethod called in methods.Where(method => Names(call, $"[{method.Type}:{method.Name}("))) open.Push(called);
            }
        }

        return reached.Sum(method => method.Bytes);
    }

    /// <summary>
    /// A method of the same class that works on rows in memory. What takes vectors by value is a helper that was to be
    /// inlined.
    /// </summary>
    private static bool IsPass(JitMethod method, JitInstruction code) =>
        code.IsCall
        && Names(code, $"[{method.Type}:")
        && Names(code, "byref")
        && !Names(code, "System.Runtime.Intrinsics.Vector");

    private static bool Names(JitInstruction code, string what) =>
        code.Operands.Contains(what, StringComparison.Ordinal);
}
