using System.Runtime.CompilerServices;
using NetGen.TestSupport;

namespace NetGen.C99.Tests.Targets;

/// <summary>A theory about one toolchain; it is skipped, with what is missing, where that is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolchainTheoryAttribute : TheoryAttribute
{
    /// <param name="toolchain">Its name in <see cref="Toolchains"/>.</param>
    /// <param name="test">The method.</param>
    public ToolchainTheoryAttribute(string toolchain, [CallerMemberName] string test = "")
    {
        Skip = Toolchains.Of(toolchain).Missing;
        DisplayName = SkippedTest.Name(test, Skip);
    }
}

/// <summary>A test that needs one toolchain, or one command.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolchainFactAttribute : FactAttribute
{
    /// <param name="tool">The name of a toolchain, or a command.</param>
    /// <param name="test">The method.</param>
    public ToolchainFactAttribute(string tool, [CallerMemberName] string test = "")
    {
        Skip = Toolchains.All.FirstOrDefault(toolchain => toolchain.Name == tool) is { } found ? found.Missing
            : Command.Exists(tool) ? null : $"{tool} is not installed (tests/install-c-toolchains does it).";
        DisplayName = SkippedTest.Name(test, Skip);
    }
}
