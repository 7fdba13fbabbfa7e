using System.Runtime.CompilerServices;
using NetGen.TestSupport;

namespace NetGen.Tests;

/// <summary>A theory that takes many minutes, and is skipped without NETGEN_SOAK: see <see cref="Soak"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SoakTheoryAttribute : TheoryAttribute
{
    public SoakTheoryAttribute([CallerMemberName] string test = "")
    {
        Skip = Soak.IsOn ? null : "It takes many minutes; set NETGEN_SOAK=1 to run it.";
        DisplayName = SkippedTest.Name(test, Skip);
    }
}
