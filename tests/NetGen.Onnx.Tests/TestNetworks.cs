using NetGen.Onnx.Format;
using NetGen.TestSupport;

namespace NetGen.Onnx.Tests;

/// <summary>Networks for every activation, compiled once.</summary>
internal static class TestNetworks
{
    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(
        from precision in Enum.GetValues<Precision>()
        from spec in Exported(precision).Concat(Imported(precision))
        select spec));

    public static readonly Activation[] HiddenActivations =
        [.. BuiltIn.Activations.Where(activation => activation != Activation.Softmax)];

    public static TheoryData<string, Precision> Names
    {
        get
        {
            var data = new TheoryData<string, Precision>();
            foreach (Precision precision in Enum.GetValues<Precision>())
                foreach (NetworkSpec spec in Exported(precision)) data.Add(spec.Name, precision);
            return data;
        }
    }

    /// <summary>A network for a file of another tool; its weights are drawn from seed 1.</summary>
    public static ITestNetwork<T> ForFile<T>(
        Activation hidden, Activation output = Activation.Identity, Precision precision = Precision.Single)
        where T : unmanaged => Compiled.Value.Create<T>(FileSpec(hidden, output, precision), seed: 1);

    /// <summary>A network of <see cref="Names"/>.</summary>
    public static ITestNetwork<T> Create<T>(string name, Precision precision, int seed)
        where T : unmanaged => Compiled.Value.Create<T>(Exported(precision).Single(spec => spec.Name == name), seed);

    /// <summary>The generated file with the equations of a network of <see cref="Names"/>.</summary>
    public static string Textbook(string name) =>
        Compiled.Value.GeneratedSources[$"{NetworkCompiler.Namespace}.{name}.g.cs"];

    /// <summary>What SaveOnnx writes, to be changed.</summary>
    public static ModelProto Saved(ITestNetwork<float> network)
    {
        using var stream = new MemoryStream();
        network.SaveOnnx(stream);
        return ModelProto.Parser.ParseFrom(stream.ToArray());
    }

    /// <summary>
    /// Every activation in two hidden layers, and in the output layer; the other kernels; no hidden layer, and two that
    /// differ.
    /// </summary>
    private static IEnumerable<NetworkSpec> Exported(Precision precision) =>
    [
        .. from activation in HiddenActivations
           select new NetworkSpec
           {
               Name = $"Hidden{activation}{precision}",
               Inputs = 3,
               Hidden = [5, 4],
               Outputs = 2,
               HiddenActivation = activation,
               Precision = precision,
               Kernel = Kernel.Scalar,
           },
        .. from activation in BuiltIn.Activations
           select new NetworkSpec
           {
               Name = $"Output{activation}{precision}",
               Inputs = 3,
               Hidden = [5],
               Outputs = 4,
               HiddenActivation = Activation.Tanh,
               OutputActivation = activation,
               Precision = precision,
               Kernel = activation switch
               {
                   Activation.Tanh => Kernel.Vector,
                   Activation.ReLU => Kernel.Loop,
                   _ => Kernel.Scalar,
               },
           },
        new()
        {
            Name = $"NoHidden{precision}",
            Inputs = 3,
            Hidden = [],
            Outputs = 4,
            OutputActivation = Activation.Softmax,
            Precision = precision,
        },
        .. from activation in new[] { Activation.Tanh, Activation.Identity, Activation.GELU }
           select new NetworkSpec
           {
               Name = $"Skips{activation}{precision}",
               Inputs = 4,
               Hidden = activation == Activation.GELU ? [4, 4, 5] : [4, 4],
               Outputs = activation == Activation.Identity ? 1 : 3,
               HiddenActivation = activation,
               OutputActivation = activation == Activation.GELU ? Activation.Softmax : Activation.Identity,
               Residual = true,
               InputSkip = activation != Activation.Identity,
               Precision = precision,
           },
        new()
        {
            Name = $"WithoutSkips{precision}",
            Inputs = 4,
            Hidden = [4, 4],
            Outputs = 3,
            HiddenActivation = Activation.Tanh,
            Precision = precision,
        },
        new()
        {
            Name = $"Adding{precision}",
            Inputs = 4,
            Hidden = [4, 4],
            Outputs = 3,
            HiddenActivation = Activation.Tanh,
            Residual = true,
            Precision = precision,
        },
        new()
        {
            Name = $"HiddenDiffer{precision}",
            Inputs = 3,
            Hidden = [5, 4],
            HiddenActivations = [Activation.ReLU, Activation.Tanh],
            Outputs = 2,
            Precision = precision,
        },
        new()
        {
            Name = $"Formulas{precision}",
            Inputs = 3,
            Hidden = [5, 4],
            HiddenFormula = "u > 0 ? u * Math.Tanh(Math.Log(1 + Math.Exp(u))) : Math.Exp(u) - 1",
            OutputFormula = "Math.Max(Math.Log(1 + Math.Abs(u)), 0.1 * u) - Math.Min(1 / Math.Cosh(u), Math.Sqrt(1 + u * u))",
            Outputs = 2,
            Precision = precision,
        },
        new()
        {
            Name = $"Waves{precision}",
            Inputs = 3,
            Hidden = [5, 4],
            HiddenFormula = "Math.Sin(u) + 0.3 * Math.Cos(2 * u)",
            OutputFormula = "Math.Atan(3 * u) + 0.1 * u",
            Outputs = 2,
            Precision = precision,
        },
        new()
        {
            Name = $"OtherWaves{precision}",
            Inputs = 3,
            Hidden = [5, 4],
            HiddenFormula = "Math.Sin(u) + 0.3 * Math.Cos(2.001 * u)",
            OutputFormula = "Math.Atan(3 * u) + 0.1 * u",
            Outputs = 2,
            Precision = precision,
        },
    ];

    private static IEnumerable<NetworkSpec> Imported(Precision precision) =>
        HiddenActivations.Select(activation => FileSpec(activation, Activation.Identity, precision))
            .Append(FileSpec(Activation.Tanh, Activation.Softmax, precision));

    private static NetworkSpec FileSpec(Activation hidden, Activation output, Precision precision) => new()
    {
        Name = $"File{hidden}{output}{precision}",
        Inputs = 3,
        Hidden = [5],
        Outputs = 2,
        HiddenActivation = hidden,
        OutputActivation = output,
        Precision = precision,
        Kernel = Kernel.Scalar,
    };
}
