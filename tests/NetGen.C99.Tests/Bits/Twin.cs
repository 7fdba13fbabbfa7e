using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.C99.Tests.Bits;

/// <summary>A network in .NET and its export, and the same work for both.</summary>
/// <remarks>
/// Steps of training, their E among what is compared; then predictions and parameters. With gradients also a step taken
/// apart, and the gradients of two rows added up.
/// </remarks>
internal sealed class Twin
{
    private const int Seed = 7;
    private const double LearningRate = 1.0 / 64;
    private readonly NetworkSpec _spec;
    private readonly int _steps;
    private readonly bool _gradients;

    private Twin(NetworkSpec spec, int steps, bool gradients, string expected) =>
        (_spec, _steps, _gradients, Expected) = (spec, steps, gradients, expected);

    /// <summary>Trains the network in .NET, after its export, and keeps the hash of what came out.</summary>
    public static Twin Of(CompiledNetworks networks, NetworkSpec spec, CExport export, string folder, int steps) =>
        spec.Precision == Precision.Single
            ? Of(networks.Create<float>(spec, Seed), spec, export, folder, steps)
            : Of(networks.Create<double>(spec, Seed), spec, export, folder, steps);

    private static Twin Of<T>(ITestNetwork<T> network, NetworkSpec spec, CExport export, string folder, int steps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        network.SaveC(folder, export);
        var hash = new Hash();
        var samples = new Samples(spec);
        var (x, t, y) = (new T[spec.Inputs], new T[spec.Outputs], new T[spec.Outputs]);
        var parameters = new T[spec.ParameterCount];
        T rate = T.CreateChecked(LearningRate);
        samples.Fill(x);
        network.Predict(x, y);
        hash.Add<T>(y);
        for (int step = 0; step < steps; step++)
        {
            samples.Next(x, t);
            hash.Add(network.TrainStep(x, t, rate));
        }

        if (export.Gradients)
        {
            samples.Next(x, t);
            hash.Add<T>(network.Forward(x));
            hash.Add(network.Backward(t));
            network.CopyGradientsTo(parameters);
            hash.Add<T>(Learned(spec, parameters));
            network.Update(rate);
            AddBatch(network, samples, spec, hash, parameters);
            hash.Add<T>(network.InputGradientsArray);
            network.Update(rate);
        }

        samples.Fill(x);
        network.Predict(x, y);
        hash.Add<T>(y);
        network.CopyParametersTo(parameters);
        hash.Add<T>(Learned(spec, parameters));
        return new Twin(spec, steps, export.Gradients, $"{spec.Name} {hash}");
    }

    /// <summary>Two rows: half of the sum of their gradients, in which −0 + 0 is 0.</summary>
    private static void AddBatch<T>(
        ITestNetwork<T> network, Samples samples, NetworkSpec spec, Hash hash, T[] gradients)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sum = new T[gradients.Length];
        for (int row = 0; row < 2; row++)
        {
            var (x, t) = (new T[spec.Inputs], new T[spec.Outputs]);
            samples.Next(x, t);
            network.Forward(x);
            hash.Add(network.Backward(t));
            network.CopyGradientsTo(gradients);
            for (int p = 0; p < sum.Length; p++)
            {
                sum[p] = row == 0 ? gradients[p] : sum[p] + gradients[p];
            }
        }

        T half = T.One / (T.One + T.One);
        for (int p = 0; p < sum.Length; p++)
        {
            sum[p] *= half;
        }

        network.LoadGradients(sum);
        hash.Add<T>(Learned(spec, sum));
    }

    /// <summary>What an instance in C holds: of all parameters or gradients, those that learn.</summary>
    private static T[] Learned<T>(NetworkSpec spec, T[] all) =>
        [.. all.Zip(spec.Learns, (number, learns) => (number, learns)).Where(one => one.learns).Select(one => one.number)];

    /// <summary>What the program prints for it.</summary>
    public string Expected { get; }

    /// <summary>The export's name in C.</summary>
    public string Name => $"net{_spec.Name["Net".Length..]}";

    /// <summary>The macro that says how many these are.</summary>
    private string Learning => _spec.Trainable is null ? "PARAMETERS" : "TRAINABLE";

    /// <summary>The test's own C file: a function that does the same and prints the hash.</summary>
    public string Program()
    {
        string real = $"{Name}_real", big = Name.ToUpperInvariant();
        bool isSingle = _spec.Precision == Precision.Single;
        string[] gradients = !_gradients ? [] :
        [
            "    next_sample(x, t);",
            $"    {Name}_forward(&n, x);",
            $"    add_all({Name}_outputs(&n), {big}_OUTPUTS);",
            $"    add({Name}_backward(&n, t));",
            $"    add_all({Name}_gradients(&n), {big}_{Learning});",
            $"    {Name}_update(&n, rate);",
            "    next_sample(x, t);",
            $"    {Name}_forward(&n, x);",
            $"    add({Name}_backward(&n, t));",
            "    next_sample(x, t);",
            $"    {Name}_forward(&n, x);",
            $"    add({Name}_accumulate(&n, t));",
            $"    {Name}_scale_gradients(&n, ({real})0.5);",
            $"    add_all({Name}_gradients(&n), {big}_{Learning});",
            .. _spec.InputGradients ? [$"    add_all({Name}_input_gradients(&n), {big}_INPUTS);"] : Array.Empty<string>(),
            $"    {Name}_update(&n, rate);",
        ];
        return string.Join('\n',
        [
            $"#include \"{Name}.h\"",
            "#include \"print.h\"",
            "#include <string.h>",
            $"void run_{Name}(void);",
            .. Hash.InC(real, isSingle),
            .. new Samples(_spec).InC(Name, real),
            $"static void add_all(const {real} *numbers, int count)",
            "{",
            "    for (int k = 0; k < count; ++k)",
            "    {",
            "        add(numbers[k]);",
            "    }",
            "}",
            "",
            $"void run_{Name}(void)",
            "{",
            $"    {Name}_network n;",
            $"    {real} x[{big}_INPUTS], t[{big}_OUTPUTS], y[{big}_OUTPUTS];",
            $"    const {real} rate = ({real})1 / ({real})64;",
            "    char line[10];",
            $"    {Name}_initialize(&n);",
            "    fill(x);",
            $"    {Name}_predict(x, y);",
            $"    add_all(y, {big}_OUTPUTS);",
            $"    for (int step = 0; step < {_steps}; ++step)",
            "    {",
            "        next_sample(x, t);",
            $"        add({Name}_train_step(&n, x, t, rate));",
            "    }",
            "",
            .. gradients,
            "    fill(x);",
            $"    {Name}_network_predict(&n, x, y);",
            $"    add_all(y, {big}_OUTPUTS);",
            $"    add_all(n.w, {big}_{Learning});",
            "    for (int digit = 0; digit < 8; ++digit)",
            "    {",
            "        line[digit] = \"0123456789ABCDEF\"[(hash >> (28 - 4 * digit)) & 15u];",
            "    }",
            "",
            "    line[8] = '\\n';",
            "    line[9] = '\\0';",
            $"    print(\"{_spec.Name} \");",
            "    print(line);",
            "}",
            "",
        ]);
    }

    /// <summary>The main file of a program of many.</summary>
    public static string MainFile(IEnumerable<Twin> twins, bool endsBySleep) => string.Join('\n',
    [
        .. endsBySleep ? new[] { "#include <avr/interrupt.h>", "#include <avr/sleep.h>" } : [],
        .. twins.Select(twin => $"void run_{twin.Name}(void);"),
        "int main(void);",
        "int main(void)",
        "{",
        .. twins.Select(twin => $"    run_{twin.Name}();"),
        .. endsBySleep ? new[] { "    cli();", "    sleep_enable();", "    sleep_cpu();" } : [],
        "    return 0;",
        "}",
        "",
    ]);
}
