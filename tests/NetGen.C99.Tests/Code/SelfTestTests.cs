using System.Numerics;
using System.Text.RegularExpressions;
using NetGen.C99.Tests.Targets;
using NetGen.TestSupport;

namespace NetGen.C99.Tests.Code;

/// <summary>
/// The test that an export brings along passes, and fails where a sign, an index or a constant is another one.
/// </summary>
public sealed partial class SelfTestTests
{
    private static readonly NetworkSpec[] Specs =
    [
        new()
        {
            Name = "Plain", Inputs = 2, Hidden = [3], Outputs = 2, Kernel = Kernel.Scalar,
            HiddenActivation = Activation.Tanh, InputGradients = false,
        },
        new()
        {
            Name = "Classes", Inputs = 3, Hidden = [4], Outputs = 3, Kernel = Kernel.Scalar, Optimizer = Optimizer.Adam,
            Loss = Loss.CrossEntropy, OutputActivation = Activation.Softmax, InputGradients = false,
        },
        new()
        {
            Name = "Doubles", Inputs = 2, Hidden = [2], Outputs = 1, Kernel = Kernel.Scalar, InputGradients = false,
            Precision = Precision.Double,
        },
    ];

    /// <summary>Each is compiled and run.</summary>
    private const int Most = 12;

    private static readonly CompiledNetworks Compiled = NetworkCompiler.Compile(Specs);

    [ToolchainTheory("x86-64 gcc")]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void An_export_passes_its_test(bool training, bool gradients)
    {
        foreach (NetworkSpec spec in Specs)
        {
            using var folder = new TemporaryFolder();
            string name = Save(spec, folder, new CExport { Training = training, Gradients = gradients, SelfTest = true });
            Toolchains.Gcc.Compile(folder.File(""), $"{name}_test.c", "test.o", "-O2");
            (int code, string output) = Run(folder, name, $"{name}.c");
            Assert.Equal((0, $"{name}: all right\n"), (code, output));
        }
    }

    [ToolchainTheory("x86-64 gcc")]
    [InlineData("Plain", CForm.Loops, false)]
    [InlineData("Classes", CForm.Unrolled, true)]
    [Trait("Category", "Slow")]
    public void A_changed_export_fails_its_test(string network, CForm form, bool gradients)
    {
        using var folder = new TemporaryFolder();
        NetworkSpec spec = Specs.Single(spec => spec.Name == network);
        string name = Save(
            spec, folder, new CExport { Training = true, Gradients = gradients, SelfTest = true, Form = form });
        string source = File.ReadAllText(folder.File($"{name}.c"));
        int body = new[] { $"static void {name}_trained_forward", $"void {name}_predict(" }
            .Select(head => source.IndexOf(head, StringComparison.Ordinal)).Where(index => index > 0).Min();
        string[] all = [.. Mutants(source, body)];
        string[] mutants = [.. all.Where((_, n) => n % ((all.Length / Most) + 1) == 0)];
        Assert.True(mutants.Length >= Most / 2, $"{mutants.Length} mutants");
        var survivors = new List<string>();
        Parallel.For(0, mutants.Length, n =>
        {
            File.WriteAllText(folder.File($"mutant{n}.c"), mutants[n]);
            if (Run(folder, name, $"mutant{n}.c", $"mutant{n}").Code == 0)
            {
                lock (survivors)
                {
                    survivors.Add(Difference(source, mutants[n]));
                }
            }
        });
        Assert.Empty(survivors);
    }

    private static string Save(NetworkSpec spec, TemporaryFolder folder, CExport export) =>
        spec.Precision == Precision.Single ? Save<float>(spec, folder, export) : Save<double>(spec, folder, export);

    private static string Save<T>(NetworkSpec spec, TemporaryFolder folder, CExport export)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ITrainable<T> network = Compiled.CreateTrainable<T>(spec, 5);
        // Biases that are 0 hide their sign.
        T[] x = [.. Enumerable.Range(1, spec.Inputs).Select(i => T.CreateChecked(i / 4f))];
        T[] t = [.. Enumerable.Range(0, spec.Outputs).Select(k => k == 0 ? T.One : T.Zero)];
        network.TrainStep(x, t, T.CreateChecked(0.25));
        network.SaveC(folder.File(""), export);
        return spec.Name.ToLowerInvariant();
    }

    private static (int Code, string Output) Run(
        TemporaryFolder folder, string name, string source, string program = "program")
    {
        Command.Run(
            folder.File(""),
            "gcc",
            [
                "-std=c99", "-O1", "-w", $"-D{name.ToUpperInvariant()}_TEST_MAIN", source, $"{name}_test.c", "-o", program,
            ]);
        return Command.Try(folder.File(""), folder.File(program), []);
    }

    /// <summary>
    /// In the bodies of prediction and training another sign or index; in the table another parameter.
    /// </summary>
    private static IEnumerable<string> Mutants(string source, int body)
    {
        int store = source.IndexOf("/* Words of 32 bits as bytes", StringComparison.Ordinal);
        IEnumerable<Match> inBodies(Regex regex) =>
            regex.Matches(source).Where(match => match.Index > body && match.Index < store && !IsComment(source, match.Index));
        foreach (Match sign in inBodies(Sign()))
        {
            yield return With(sign, sign.Value.Trim() == "+" ? " - " : " + ");
        }

        foreach (Match index in inBodies(Index()))
        {
            yield return With(index, index.Value == "[0]" ? "[1]" : "[0]");
        }

        foreach (Match parameter in Parameter().Matches(source[..body]))
        {
            yield return With(parameter, "    0.8125f,");
        }

        string With(Match match, string other) => source[..match.Index] + other + source[(match.Index + match.Length)..];
    }

    private static bool IsComment(string source, int index)
    {
        int line = source.LastIndexOf('\n', index) + 1;
        ReadOnlySpan<char> before = source.AsSpan(line, index - line);
        return before.Contains("/*", StringComparison.Ordinal) || before.TrimStart().StartsWith("*");
    }

    private static string Difference(string source, string mutant)
    {
        string[] lines = mutant.Split('\n');
        return string.Join(" | ", source.Split('\n').Where((line, n) => lines[n] != line));
    }

    [GeneratedRegex(@" [+-] ")]
    private static partial Regex Sign();

    [GeneratedRegex(@"\[\d+\](?! *;|\[)")]
    private static partial Regex Index();

    [GeneratedRegex(@"^    -?\d\.\d+f,", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
