namespace NetGen.Compiler.Print.C99;

/// <summary>The C files of a network.</summary>
internal static class C99Files
{
    /// <summary>"xor.h" and its text, "xor.c", and, if that is asked for, "xor_test.c".</summary>
    public static IReadOnlyList<(string Name, string Text)> Write(CRequest request)
    {
        var plan = new CExportPlan(request);
        return
        [
            ($"{request.Name}.h", new CHeader(plan).Write()),
            ($"{request.Name}.c", new CSource(plan).Write()),
            .. request.SelfTest ? [($"{request.Name}_test.c", new CSelfTest(plan).Write())] : Array.Empty<(string, string)>(),
        ];
    }
}
