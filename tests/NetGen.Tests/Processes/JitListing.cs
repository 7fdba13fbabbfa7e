using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.TestSupport;

namespace NetGen.Tests.Processes;

/// <summary>An instruction of a listing: its mnemonic and its operands, as the JIT prints them.</summary>
internal readonly record struct JitInstruction(string Name, string Operands)
{
    public bool IsCall => Name == "call" || Name == "tail.jmp" || (IsJump && Operands.Contains('['));

    /// <summary>The label that a jump goes to; null for all else.</summary>
    public string? Target =>
        IsJump && Regex.Match(Operands, @"\bG_M\w+$") is { Success: true } label ? label.Value : null;

    /// <summary>Whether control never reaches the next instruction.</summary>
    public bool Ends => Name is "ret" or "int3" or "jmp" or "rex.jmp" or "tail.jmp";

    private bool IsJump => Name[0] == 'j' || Name == "rex.jmp";

    public override string ToString() => $"{Name} {Operands}".TrimEnd();
}

/// <summary>A compiled method.</summary>
/// <param name="Type">Its class: Namespace.Network+Vector512Kernel.</param>
/// <param name="Signature">Name(byref,nuint):float</param>
/// <param name="Tier">FullOpts, Tier0, MinOpts, …</param>
/// <param name="Frame">The register that locals on the stack are addressed by, beside rsp.</param>
/// <param name="Bytes">Of code.</param>
/// <param name="Blocks">Runs of instructions that are entered at the first one and left after the last.</param>
internal sealed record JitMethod(
    string Type, string Signature, string Tier, string Frame, int Bytes, IReadOnlyList<JitBlock> Blocks)
{
    public string Name => Signature[..Signature.IndexOf('(', StringComparison.Ordinal)];

    /// <summary>Network+Vector512Kernel:Name</summary>
    public override string ToString() => $"{Type[(Type.LastIndexOf('.') + 1)..]}:{Name}";
}

/// <summary>A part of a method without jumps but at its end.</summary>
internal sealed record JitBlock(string Label, IReadOnlyList<JitInstruction> Code);

/// <summary>The JIT's own listing of what it compiled.</summary>
internal static partial class JitListing
{
    /// <summary>
    /// The kernel methods of these classes, and their own Predict, as they are compiled for good, where part of the
    /// hardware may be switched off. Arithmetic is unchecked, as in a project that does not ask for anything else.
    /// </summary>
    public static IReadOnlyList<JitMethod> Of(string source, string switchedOff)
    {
        CSharpCompilation compilation = NetworkCompiler.Generate(LanguageVersion.CSharp9, [source], out _);
        using var image = new MemoryStream();
        var emitted = compilation.WithOptions(compilation.Options.WithOverflowChecks(false)).Emit(image);
        Assert.True(
            emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));

        string file = Path.GetTempFileName();
        try
        {
            IEnumerable<(string, string)> variables =
            [
                ("DOTNET_TieredCompilation", "0"), ("DOTNET_JitDisasm", "*Kernel:* *:Predict"), ("DOTNET_JitStdOutFile", file),
                .. switchedOff.Length > 0 ? new[] { (switchedOff, "0") } : [],
            ];
            Child.Run("tiers", image.ToArray(), variables);
            return Parse(File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static IReadOnlyList<JitMethod> Parse(string text) =>
        [.. Head().Split(text).Skip(1).Chunk(4).Select(part => Method(part[0], part[1], part[2], part[3]))];

    private static JitMethod Method(string type, string signature, string tier, string text)
    {
        var blocks = new List<JitBlock>();
        var code = new List<JitInstruction>();
        string label = "";
        int parts = 0;
        foreach (string line in text.Split('\n'))
        {
            if (Label().Match(line) is { Success: true } start)
            {
                Close(start.Groups[1].Value);
            }
            else if (Instruction().Match(line) is { Success: true } found)
            {
                var instruction = new JitInstruction(found.Groups[1].Value, found.Groups[2].Value.Trim());
                code.Add(instruction);
                if (instruction.Ends || instruction.Target is not null) Close($"{label.Split('/')[0]}/{++parts}");
            }
        }

        Close("");
        return new JitMethod(
            type,
            signature,
            tier,
            text.Contains("; rbp based frame", StringComparison.Ordinal) ? "rbp" : "rsp",
            int.Parse(Bytes().Match(text).Groups[1].Value, CultureInfo.InvariantCulture),
            blocks);

        void Close(string next)
        {
            // A label keeps its place even before nothing: jumps go there.
            if (code.Count > 0) blocks.Add(new JitBlock(label, [.. code]));
            code.Clear();
            label = next;
        }
    }

    [GeneratedRegex(@"^; Assembly listing for method ([^\s:]+):(.+) \(([^()]+)\)\s*$", RegexOptions.Multiline)]
    private static partial Regex Head();

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^ +([a-z][\w.]*)([^;]*)")]
    private static partial Regex Instruction();

    [GeneratedRegex(@"^; Total bytes of code (\d+)", RegexOptions.Multiline)]
    private static partial Regex Bytes();
}

/// <summary>Runs only where the listing is x64's, which is what these tests read.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class X64TheoryAttribute : TheoryAttribute
{
    public X64TheoryAttribute([CallerMemberName] string test = "")
    {
        Architecture here = RuntimeInformation.ProcessArchitecture;
        Skip = here == Architecture.X64 ? null : $"It reads the JIT's listing of x64; this process is {here}.";
        DisplayName = SkippedTest.Name(test, Skip);
    }
}
