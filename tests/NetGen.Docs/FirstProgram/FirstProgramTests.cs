using NetGen.Docs.Snippets;
using Xunit;

namespace NetGen.Docs.FirstProgram;

/// <summary>The README's first program prints what the README says.</summary>
[Collection(nameof(Workplace))]
public sealed class FirstProgramTests(Workplace workplace)
{
    [Fact]
    public void Prints_what_the_readme_says() => workplace.Prints(
        "FirstProgram/output.txt",
        static () => typeof(Xor).Assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]));
}
