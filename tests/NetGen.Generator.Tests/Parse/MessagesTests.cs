using System.Globalization;
using NetGen.Generator.Parse;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parse;

/// <summary>What the rules about values say, to the last word, and where exactly they begin to speak.</summary>
public sealed class MessagesTests
{
    private const string Xor = "Inputs = 2, Hidden = 3, Outputs = 1, ";

    private const string Remains = "; TrainStep is what remains of training";

    private const string Numbers =
        " static System.ReadOnlySpan<float> FrozenWeights => new float[] { 1,2,3,4,5,6,7,8,9,10,11,12,13,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0 };";

    private const string Weights = "[FrozenWeights(Layers = new[] { 2, 3, 1 }, "
        + "Activations = new[] { Activation.Sigmoid, Activation.Identity })]" + Numbers;

    private const string Misfit = "[FrozenWeights(Layers = new[] { 2, 7, 1 })]" + Numbers;

    [Theory]
    [InlineData("Optimizer = Optimizer.Momentum, Momentum = 1", "Momentum is 1, but must be at least 0 and less than 1")]
    [InlineData("Optimizer = Optimizer.Momentum, Momentum = 0", null)]
    [InlineData("Optimizer = Optimizer.Adam, Beta1 = -0.1", "Beta1 is -0.1, but must be at least 0 and less than 1")]
    [InlineData("Optimizer = Optimizer.Adam, Beta1 = 0, Beta2 = 0", null)]
    [InlineData("Optimizer = Optimizer.Adam, Beta2 = 1", "Beta2 is 1, but must be at least 0 and less than 1")]
    [InlineData("Optimizer = Optimizer.RMSProp, Alpha = 1", "Alpha is 1, but must be at least 0 and less than 1")]
    [InlineData("Optimizer = Optimizer.Adam, Epsilon = 0", "Epsilon is 0, but must be positive and finite")]
    [InlineData("Optimizer = Optimizer.Adam, Epsilon = 1 / 0.0", "Epsilon is Infinity, but must be positive and finite")]
    [InlineData("WeightDecay = -1", "WeightDecay is -1, but must be at least 0 and finite")]
    [InlineData("WeightDecay = double.NaN", "WeightDecay is NaN, but must be at least 0 and finite")]
    [InlineData("L1 = -1", "L1 is -1, but must be at least 0 and finite")]
    [InlineData("L2 = double.PositiveInfinity", "L2 is Infinity, but must be at least 0 and finite")]
    [InlineData("WeightDecay = 0", null)]
    public void Constants(string arguments, string? expected) => Check(Xor + arguments, "NETGEN026", expected);

    [Theory]
    [InlineData("StepDecrease = 0", "StepDecrease is 0, but must be more than 0 and less than 1")]
    [InlineData("StepDecrease = 1", "StepDecrease is 1, but must be more than 0 and less than 1")]
    [InlineData("StepIncrease = 1", "StepIncrease is 1, but must be more than 1 and finite")]
    [InlineData("MinStep = 0", "MinStep is 0, but must be positive and finite")]
    [InlineData("MinStep = 1 / 0.0", "MinStep is Infinity, but must be positive and finite")]
    [InlineData("MinStep = 50")]
    [InlineData("MinStep = 51", "MinStep is 51, but must be at most MaxStep, 50")]
    [InlineData("MinStep = 60, MaxStep = 60")]
    [InlineData("MinStep = 60, MaxStep = 59", "MaxStep is 59, but must be finite and at least MinStep, 60")]
    [InlineData("MaxStep = 1e-7", "MaxStep is 1E-07, but must be finite and at least MinStep, 1E-06")]
    [InlineData("MaxStep = 1 / 0.0", "MaxStep is Infinity, but must be finite and at least MinStep, 1E-06")]
    [InlineData("MinStep = 0, MaxStep = 0", "MinStep is 0, but must be positive and finite",
        "MaxStep is 0, but must be finite and at least MinStep, 0")]
    public void Steps(string arguments, params string[] expected) =>
        Check($"{Xor}Optimizer = Optimizer.RProp, {arguments}", "NETGEN026", expected);

    [Theory]
    [InlineData("Loss = (Loss)77", "Loss is 77, which is not a member of Loss: use one of SumSquares, MeanSquaredError, "
        + "CrossEntropy, BinaryCrossEntropy, AbsoluteError, Huber, LogCosh")]
    [InlineData("Optimizer = (Optimizer)77, Momentum = 0.5, MaxStep = 2",
        "Optimizer is 77, which is not a member of Optimizer: use one of "
        + "GradientDescent, Momentum, Nesterov, AdaGrad, RMSProp, Adam, AdamW, RProp")]
    [InlineData("Frozen = true, Optimizer = (Optimizer)77, Momentum = 0.5",
        "Optimizer is 77, which is not a member of Optimizer: use one of "
        + "GradientDescent, Momentum, Nesterov, AdaGrad, RMSProp, Adam, AdamW, RProp")]
    public void Names(string arguments, string expected) => Check(Xor + arguments, "NETGEN025", expected);

    [Theory]
    [InlineData("Inputs = 2, Hidden = 0, Outputs = 1", "NETGEN015", "Hidden is 0, but a layer has at least 1 neuron: "
        + "write a positive number, or HiddenLayers = new int[0] in its place for a network without a hidden layer")]
    [InlineData("Inputs = 0, HiddenLayers = new int[0], Outputs = 1", "NETGEN015",
        "Inputs is 0, but a layer has at least 1 neuron: write a positive number")]
    [InlineData("Inputs = 2, HiddenLayers = new int[0], Outputs = 1", "NETGEN016", null)]
    [InlineData("Inputs = 2, Outputs = 1", "NETGEN016", "Neither Hidden nor HiddenLayers says what lies between inputs "
        + "and outputs: write Hidden = 3 for one hidden layer, HiddenLayers = new[] { 5, 4 } for several, or "
        + "HiddenLayers = new int[0] for none")]
    [InlineData("Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 1, HiddenActivations = new[] { Activation.Tanh }",
        "NETGEN049", "HiddenActivations has 1 entry, but the network has 2 hidden layers: give one activation for each "
        + "hidden layer, or HiddenActivation for all of them")]
    [InlineData("Inputs = 2, HiddenLayers = new int[0], Outputs = 1, HiddenActivation = Activation.Tanh", "NETGEN028",
        "HiddenActivation has no effect without a hidden layer: leave it out")]
    public void Layers(string arguments, string id, string? expected) => Check(arguments, id, expected);

    [Theory]
    [InlineData("Inputs = 127, Hidden = 128, Outputs = 1", null)]
    [InlineData("Inputs = 128, Hidden = 127, Outputs = 2", "Kernel.Scalar unrolls every weight, but the network has "
        + "16510 weights, and it unrolls at most 16384: use Kernel.Compact, which gives the same bits, or Kernel.Auto")]
    public void Unrolling(string shape, string? expected) => Check(shape + ", Kernel = Kernel.Scalar", "NETGEN020", expected);

    [Theory]
    [InlineData("Inputs = 16383, Hidden = 16383, Outputs = 1", null)]
    [InlineData("Inputs = 16383, Hidden = 16383, Outputs = 2", "The network would have 268451840 weights and biases, but NetGen "
        + "compiles at most 268435456: make its layers narrower")]
    public void Parameters(string shape, string? expected) => Check(shape, "NETGEN019", expected);

    [Theory]
    [InlineData("Optimizer = Optimizer.Adam", "Optimizer has no effect with Frozen = true, where nothing is trained: leave it out")]
    [InlineData(
        "Parallel = true, Momentum = 0.5",
        "Momentum has no effect with Frozen = true, where nothing is trained: leave it out",
        "Parallel has no effect with Frozen = true, where nothing is trained: leave it out")]
    public void Frozen(string arguments, params string[] expected) => Check($"{Xor}Frozen = true, {arguments}", "NETGEN028", expected);

    /// <summary>What a code fix writes instead.</summary>
    [Theory]
    [InlineData("Outputs = 3, Loss = Loss.CrossEntropy, OutputActivation = Activation.Tanh", "Softmax")]
    [InlineData("Outputs = 1, Loss = Loss.CrossEntropy, OutputActivation = Activation.Tanh", null)]
    [InlineData("Outputs = 3, Loss = Loss.BinaryCrossEntropy, OutputActivation = Activation.ReLU", "Sigmoid")]
    [InlineData("Outputs = 1, Loss = Loss.BinaryCrossEntropy, OutputActivation = Activation.ReLU", "Sigmoid")]
    public void Mends(string arguments, string? mend)
    {
        Problem problem = Assert.Single(Declared.With("Inputs = 2, Hidden = 3, " + arguments).Problems());
        Assert.Equal(mend, problem.ToDiagnostic().Properties.GetValueOrDefault(nameof(Problem.Mend)));
    }

    [Theory]
    [InlineData("", "train the network in a class without Frozen, write them with")]
    [InlineData(
        "partial class Ball { " + Weights + " }",
        "File0.cs is for 'Ball', but this class is 'Dev.Robot+Arm'; write it again with")]
    [InlineData(
        "namespace Other { partial class Arm { " + Weights + " } } partial class Ball { " + Misfit + " }",
        "File0.cs is for 'Other.Arm', but this class is 'Dev.Robot+Arm'; write it again with")]
    [InlineData("partial class Arm { " + Misfit + " }", "train the network in a class without Frozen, write them with")]
    // Those of a network are nobody else's, and these are no weights.
    [InlineData(
        "[Network(Inputs = 2, Hidden = 3, Outputs = 1)] partial class Ball { " + Weights + " }",
        "train the network in a class without Frozen, write them with")]
    [InlineData(
        "partial class Ball { static System.ReadOnlySpan<float> FrozenWeights => new float[] { 1 }; }",
        "train the network in a class without Frozen, write them with")]
    public void Frozen_without_weights(string others, string advice) => Assert.Equal(
        [$"NETGEN027: 'Arm' is frozen, but no file gives it weights: {advice} network.SaveFrozen(\"Arm.Weights.cs\", "
            + "\"Dev.Robot+Arm\"), and add that file to this project"],
        Declared.In(
            $"{others} namespace Dev {{ partial class Robot {{ [Network({Xor}Frozen = true)] static partial class Arm {{ }} }} }}",
            "Dev.Robot+Arm").Messages());

    [Fact]
    public void Weights_without_a_frozen_network() => Assert.Equal(
        ["NETGEN033: 'Xor' has weights in File0.cs, but without Frozen = true it begins with random ones: add Frozen = true, or "
            + "remove the file"],
        Declared.In($"[Network({Xor}Loss = Loss.SumSquares)] public partial class Xor;\npartial class Xor {{ "
            + Weights + " }").Messages());

    [Theory]
    [InlineData(104, "Gradients = false (104 bytes" + Remains + ") would fit; or raise MaxBytes to 432")]
    [InlineData(103, "Hidden = 2 with Gradients = false (TrainStep is what remains of training) would fit; or raise MaxBytes to 432")]
    [InlineData(375, "Hidden = 1 or Gradients = false (104 bytes" + Remains + ") would fit; or raise MaxBytes to 432")]
    [InlineData(431, "Hidden = 2 or Gradients = false (104 bytes" + Remains + ") would fit; or raise MaxBytes to 432")]
    [InlineData(432, null)]
    public void Memory(int limit, string? advice) => CheckMemory($"{Xor}Kernel = Kernel.Scalar", limit, 432, advice);

    [Fact]
    public void No_narrower_layer_is_advised_where_there_is_none()
    {
        Problem problem = Assert.Single(
            Declared.With("Inputs = 2, HiddenLayers = new int[0], Outputs = 1, MaxBytes = 1").Problems());
        string message = problem.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains("no narrower layers and no option would fit; raise MaxBytes to ", message);
    }

    [Theory]
    [InlineData("Kernel = Kernel.Scalar, Gradients = false", 103, 104, "Hidden = 2 would fit; or raise MaxBytes to 104")]
    [InlineData(
        "Kernel = Kernel.Scalar, Gradients = false", 64, 104, "no narrower layers and no option would fit; raise MaxBytes to 104")]
    [InlineData(
        "Kernel = Kernel.Vector", 104, 1144,
        "Kernel = Kernel.Scalar and Gradients = false (104 bytes" + Remains + ") would fit; or raise MaxBytes to 1144")]
    [InlineData(
        "Kernel = Kernel.Vector, Optimizer = Optimizer.Adam, Precision = Precision.Double, InputGradients = true", 628, 1920,
        "InputGradients = false and Precision = Precision.Single and Kernel = Kernel.Scalar (616 bytes) would fit; or "
        + "raise MaxBytes to 1920")]
    [InlineData(
        "Kernel = Kernel.Scalar, Optimizer = Optimizer.Adam, Precision = Precision.Double, InputGradients = true", 390, 968,
        "Hidden = 2 with InputGradients = false and Precision = Precision.Single and Optimizer = Optimizer.GradientDescent; or "
        + "Precision = Precision.Single and Gradients = false (328 bytes" + Remains + ") would fit; "
        + "or raise MaxBytes to 968")]
    [InlineData(
        "Kernel = Kernel.Scalar, Optimizer = Optimizer.Adam, Precision = Precision.Double, InputGradients = true", 100, 968,
        "Hidden = 2 with InputGradients = false and Precision = Precision.Single and Optimizer = Optimizer.GradientDescent and "
        + "Gradients = false (TrainStep is what remains of training) would fit; or raise MaxBytes to 968")]
    public void Memory_by_option(string arguments, int limit, int bytes, string advice) =>
        CheckMemory(Xor + arguments, limit, bytes, advice);

    [Theory]
    [InlineData(
        "Inputs = 128, Hidden = 128, Outputs = 1, Parallel = true", 80_000, 1_161_280,
        "Hidden = 8 or Gradients = false (70720 bytes" + Remains + ") would fit; or raise MaxBytes to 1161280")]
    [InlineData(
        "Inputs = 784, Hidden = 128, Outputs = 10, Parallel = true", 80_000, 6_943_360,
        "Hidden = 4 with Parallel = false would fit; or raise MaxBytes to 6943360")]
    [InlineData(
        "Inputs = 64, Hidden = 32, Outputs = 10, Optimizer = Optimizer.Adam, Precision = Precision.Double", 25_000, 98_432,
        "Hidden = 4 would fit; or raise MaxBytes to 98432")]
    public void Memory_of_wide_networks(string arguments, int limit, int bytes, string advice) =>
        CheckMemory(arguments, limit, bytes, advice);

    [Theory]
    [InlineData("Hidden = 3", "Hidden = 2", "Hidden = 1")]
    [InlineData("HiddenLayers = new[] { 6, 3 }", "HiddenLayers = new[] { 4, 2 }", "HiddenLayers = new[] { 3, 1 }")]
    public void Memory_to_the_last_byte(string wide, string narrower, string narrowest)
    {
        string Advice(string hidden, int limit) =>
            Assert.Single(Declared.With($"Inputs = 2, {hidden}, Outputs = 1, Kernel = Kernel.Scalar, MaxBytes = {limit}").Messages());

        int bytes = int.Parse(Advice(narrower, 1).Split(' ')[4], CultureInfo.InvariantCulture);
        Assert.Contains($"allows: {narrower} or ", Advice(wide, bytes));
        Assert.Contains($"allows: {narrowest} or ", Advice(wide, bytes - 1));
    }

    private static void CheckMemory(string arguments, int limit, int bytes, string? advice) => Check(
        $"{arguments}, MaxBytes = {limit}",
        "NETGEN022",
        advice is null
            ? null
            : $"An instance takes {bytes} bytes, {bytes - limit} more than MaxBytes = {limit} allows: {advice}");

    private static void Check(string arguments, string id, params string?[] expected) => Assert.Equal(
        expected.Where(message => message is not null).Select(message => $"{id}: {message}"),
        Declared.With(arguments).Messages().Where(message => !message.StartsWith("NETGEN027", StringComparison.Ordinal)));
}
