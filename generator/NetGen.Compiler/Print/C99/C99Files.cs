namespace NetGen.Compiler.Print.C99;

/// <summary>The C files of a network.</summary>
internal static class C99Files
{
    /// <summary>"xor.h" and its text, "xor.c", and, if that is asked for, "xor_test.c".</summary>
    public static IReadOnlyList<(string Name, string Text)> Write(CExportPlan plan)
    {
        string name = plan.Request.Name;
        return
        [
            ($"{name}.h", new CHeader(plan).Write()),
            ($"{name}.c", new CSource(plan).Write()),
            .. plan.Request.SelfTest
                ? [($"{name}_test.c", new CSelfTest(plan).Write())]
                : Array.Empty<(string, string)>(),
        ];
    }
}
