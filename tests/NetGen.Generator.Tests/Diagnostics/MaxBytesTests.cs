using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN022 says by how much a network is too large, and what it advises is true.</summary>
public sealed partial class MaxBytesTests
{
    [Theory]
    [InlineData(
        "Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Scalar, MaxBytes = 200",
        "Gradients = false (104 bytes; TrainStep is what remains of training) would fit; or raise MaxBytes to 432",
        232)]
    [InlineData(
        "Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Scalar, MaxBytes = 400",
        "Hidden = 2 or Gradients = false (104 bytes; TrainStep is what remains of training) would fit; or raise MaxBytes to 432",
        32)]
    [InlineData(
        "Inputs = 2, Hidden = 3, Outputs = 1, MaxBytes = 16",
        "no narrower layers and no option would fit; raise MaxBytes to 1144",
        1128)]
    public async Task The_message_says_what_would_fit(string arguments, string advice, int excess)
    {
        string message = await Message(arguments) ?? "";
        Assert.EndsWith($" allows: {advice}", message);
        Assert.Contains($" bytes, {excess} more than MaxBytes = ", message);
    }

    [Fact]
    public async Task A_limit_that_no_int_can_state_is_not_advised()
    {
        string message = await Message(
            "Inputs = 16384, HiddenLayers = new[] { 8000, 8000 }, Outputs = 1, Optimizer = Optimizer.Adam, "
            + "Precision = Precision.Double, MaxBytes = int.MaxValue") ?? "";
        Assert.EndsWith("or leave MaxBytes out: it cannot be that large", message);
    }

    private static readonly string[] TooLarge =
    [
        "Inputs = 64, Hidden = 32, Outputs = 10, Optimizer = Optimizer.Adam, MaxBytes = 16_384",
        "Inputs = 64, Hidden = 32, Outputs = 10, Precision = Precision.Double, InputGradients = true, MaxBytes = 30_000",
        "Inputs = 16, HiddenLayers = new[] { 40, 20 }, Outputs = 4, MaxBytes = 9_000",
        "Inputs = 784, Hidden = 128, Outputs = 10, Loss = Loss.CrossEntropy, Parallel = true, MaxBytes = 1_000_000",
        "Inputs = 8, Hidden = 8, Outputs = 8, Kernel = Kernel.Scalar, MaxBytes = 1_000",
        "Inputs = 30, Hidden = 300, Outputs = 3, Optimizer = Optimizer.AdamW, Precision = Precision.Double, MaxBytes = 600",
        "Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.Adam, MaxBytes = 110",
        "Inputs = 64, Hidden = 64, Outputs = 10, Optimizer = Optimizer.Adam, Parallel = true, MaxBytes = 41_000",
    ];

    public static TheoryData<string> Networks => [.. TooLarge];

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task What_is_advised_fits(string arguments)
    {
        string? message = await Message(arguments);
        Assert.NotNull(message);
        string[] ways = Regex.Match(message, "allows: (.*) would fit; or raise").Groups[1].Value.Split(["; or ", " or "], StringSplitOptions.None);
        foreach (string way in ways.Append(Regex.Match(message, "raise (MaxBytes) to (\\d+)$").Result("$1 = $2")))
        {
            string[] options = Notes().Replace(way, "").Split([" with ", " and "], StringSplitOptions.None);
            string changed = options.Aggregate(arguments, With);
            Assert.Null(await Message(changed));
        }
    }

    [Fact]
    public async Task No_wider_layer_would_fit()
    {
        int advised = 0;
        foreach (string arguments in TooLarge)
        {
            Match narrower = Regex.Match(await Message(arguments) ?? "", "allows: Hidden = (\\d+)( or .*)? would");
            if (narrower.Success)
            {
                advised++;
                int hidden = int.Parse(narrower.Groups[1].Value, CultureInfo.InvariantCulture) + 1;
                Assert.NotNull(await Message(With(arguments, $"Hidden = {hidden}")));
            }
        }

        // Else the message reads otherwise, and nothing was asked.
        Assert.NotEqual(0, advised);
    }

    /// <summary>The arguments with one of them written anew, or added.</summary>
    private static string With(string arguments, string argument)
    {
        string name = argument.Split(' ')[0];
        return Regex.Replace(arguments, $@", {name} = (new\[\] \{{[^}}]*\}}|[^,]+)", "") + $", {argument}";
    }

    private static async Task<string?> Message(string arguments)
    {
        IReadOnlyList<Diagnostic> found = await GeneratorRunner.Analyze(
            GeneratorRunner.Compile($"using NetGen;\n[Network({arguments})] public partial class Xor;"));
        // What is advised leads to no other complaint.
        Assert.All(found, one => Assert.Equal("NETGEN022", one.Id));
        return found.SingleOrDefault()?.GetMessage(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@" \([^)]*\)")]
    private static partial Regex Notes();
}
