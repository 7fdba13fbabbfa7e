using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Places;

/// <summary>Where generated code cannot live, a diagnostic says so before the compiler does.</summary>
public sealed class RefusedPlacesTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { "NETGEN003", "public partial class A<T> { [N] public partial class Xor; }" },
        { "NETGEN003", "[N] public partial class Xor<T>;" },
        { "NETGEN008", "public class Base { [System.Obsolete(\"no\", true)] public Base() { } } [N] public partial class Xor : Base;" },
        { "NETGEN030", "public class var; namespace A { [N] public partial class Xor; }" },
        { "NETGEN030", "namespace A { public class Base { public class var; } [N] public partial class Xor : Base; }" },
        { "NETGEN030", "global using Vector128 = System.Int32; [N] public partial class Xor;" },
        { "NETGEN030", "global using Other; namespace Other { public class Unsafe; } [N] public partial class Xor;" },
        { "NETGEN030", "global using Other; namespace Other { public class var; } namespace A { [N] public partial class Xor; }" },
        { "NETGEN030", "global using nuint = System.Int32; namespace A { [N] public partial class Xor; }" },
        { "NETGEN030", "namespace nuint { public class Other; } namespace A { [N] public partial class Xor; }" },
        { "NETGEN030", "global using Unsafe = System.Collections.Generic.List<int>; [N] public partial class Xor;" },
        { "NETGEN030", "global using static Other; public class Other { public static int Unsafe => 1; } [N] public partial class Xor;" },
        { "NETGEN030", "global using static Other; public class Other { public class Avx; } [N] public partial class Xor;" },
    };

    public static TheoryData<string> Allowed =>
    [
        "global using Vector128 = System.Int32; namespace A { [N] public partial class Xor; }",
        "global using Vector128 = System.Runtime.Intrinsics.Vector128; [N] public partial class Xor;",
        "global using Pair = (int A, int B); global using Numbers = int[]; [N] public partial class Xor;",
        "global using Other; namespace Other { internal class Safe; public class Unsafe<T>; } [N] public partial class Xor;",
        "public class A { private class var; } [N] public partial class Xor;",
        "[N] public partial class Xor { public static int nameof(int x) => x; }",
        "namespace A.nameof { public class Other; } namespace A { [N] public partial class Xor; }",
        "global using nuint = System.UIntPtr; [N] public partial class Xor;",
        "namespace var { public class Other; } [N] public partial class Xor;",
        "[Network(Inputs = 2, Hidden = 3, Outputs = 1, MaxBytes = @\"\u2028\u0085\u2029\u000b\uffff\" == \"\" ? 1 : 10000)] public partial class Xor;",
        "public class var; [Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Scalar)] public partial class Xor;",
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Is_refused(string id, string source)
    {
        GeneratorRunResult result = GeneratorRunner.Run(Project(source), out CSharpCompilation output);

        // Declarations hold no vector code, and no variable: nothing is hidden from them.
        Assert.Equal(
            id == "NETGEN030" ? ["Xor.Declarations.g.cs"] : Array.Empty<string>(),
            result.GeneratedSources.Select(file => file.HintName.Replace("A.", "")));
        Assert.Equal([id], (await GeneratorRunner.Analyze(output)).Select(problem => problem.Id));
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task Is_allowed(string source)
    {
        GeneratorRunner.Run(Project(source), out CSharpCompilation output);
        GeneratorRunner.AssertNone(await GeneratorRunner.Analyze(output));
        using var loaded = new LoadedProject(output);
    }

    /// <summary>A type called var is the user's own affair with the compiler.</summary>
    private static CSharpCompilation Project(string source)
    {
        CSharpCompilation project = GeneratorRunner.Compile(
            "global using NetGen;" + source.Replace("[N]", "[Network(Inputs = 2, Hidden = 3, Outputs = 1)]"));
        return project.WithOptions(project.Options.WithSpecificDiagnosticOptions([new("CS8981", ReportDiagnostic.Suppress)]));
    }
}
