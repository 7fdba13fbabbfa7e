using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using NetGen.Tests.Training;

namespace NetGen.Tests.Explaining;

/// <summary>Views show numbers: in ToString, and in what a debugger asks for.</summary>
public class ViewTextTests
{
    [Fact]
    public void Matrices_and_vectors_print_their_numbers()
    {
        var matrix = new MatrixView<double>([1, -0.5, 1.0 / 3, 40, 5, 123456789], 0, 2, 3, 3, 1);
        Assert.Equal("2×3\n 1  -0.5     0.33333\n40     5  1.2346E+08", matrix.ToString());
        Assert.Equal("[1, -0.5, 0.33333]", new VectorView<double>([1, -0.5, 1.0 / 3], 0, 3).ToString());
        Assert.Equal("[0.1, NaN]", new VectorView<float>([7, 0.1f, float.NaN], 1, 2).ToString());

        // Stored the other way round, as vector kernels do.
        Assert.Equal("3×2\n      1          40\n   -0.5           5\n0.33333  1.2346E+08",
            new MatrixView<double>([1, -0.5, 1.0 / 3, 40, 5, 123456789], 0, 3, 2, 1, 3).ToString());
        Assert.Equal("[]", default(VectorView<float>).ToString());
        Assert.Equal("0×0\n", default(MatrixView<float>).ToString());
    }

    [Fact]
    public void Large_ones_are_cut()
    {
        var storage = new float[10_000];
        Assert.Equal(
            "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, … 9988 more]", new VectorView<float>(storage, 0, 10_000).ToString());
        string[] lines = new MatrixView<float>(storage, 0, 100, 100, 100, 1).ToString().Split('\n');
        Assert.Equal(1 + 12 + 1, lines.Length);
        Assert.Equal("0  0  0  0  0  0  0  0  … 92 more", lines[1]);
        Assert.Equal("… 88 more rows", lines[^1]);
    }

    [Fact]
    public void Every_culture_reads_the_same()
    {
        static string Text() => $"{new ExplainedXor(1).HiddenLayer}{XorNetwork.Data}"
            + GradientCheck.Run<double>(new ExplainedXor(1), [1, 0.5], [0.25]);

        Assert.Contains("-0.", Text(), StringComparison.Ordinal);
        Assert.Equal(Text(), Cultures.In(Cultures.WithLongMinus(), Text));
    }

    [Fact]
    public void A_layer_prints_all_that_it_holds()
    {
        var network = new ExplainedXor(1);
        network.LoadParameters([1, 2, 3, 4, 5, 6, 0, 0.5, -0.5, 1, 1, 1, 0]);
        network.Forward([1, -1]);
        network.Backward([0]);
        string[] lines = network.HiddenLayer.ToString().Split('\n');
        Assert.Equal(["w 2×3", "  1  2  3", "  4  5  6", "b [0, 0.5, -0.5]", "u [-3, -2.5, -3.5]"], lines[..5]);
        Assert.StartsWith("y [0.047426, 0.075858, 0.029312]", lines[5], StringComparison.Ordinal);
        Assert.Equal(["∂y", "δ", "∂w"], lines[6..9].Select(line => line.Split(' ')[0]));
        Assert.Equal(12, lines.Length);
    }

    [Fact]
    public void A_dataset_prints_its_first_rows()
    {
        string[] lines = CurveNetwork.Data().ToString().Split('\n');
        Assert.Equal("40 rows: 1 input, 2 targets", lines[0]);
        Assert.Equal("[-2] → [0.7568, -0.41615]", lines[1]);
        Assert.Equal("… 35 more rows", lines[^1]);
        Assert.Equal(7, lines.Length);
    }

    /// <summary>What a debugger does: makes the proxy, and reads all that it has.</summary>
    [Fact]
    public void Debuggers_get_tables_and_change_nothing()
    {
        var network = new ExplainedXor(1);
        FitHistory history = network.Fit(XorNetwork.Data, new FitOptions<double> { Epochs = 3 });
        network.Forward([1, 0]);
        network.Backward([1]);
        double[] parameters = network.Parameters(), gradients = network.Gradients();

        object layer = Proxy(network.HiddenLayer);
        Assert.StartsWith("b ", Members(layer)["Neurons"].Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(3, Members(layer)["Neurons"].Split('\n').Length);
        Assert.Equal(2, Members(Proxy(network.HiddenLayer.Weights))["Rows"].Split('\n').Length);
        Assert.StartsWith("[", Members(Proxy(network.HiddenLayer.Weights))["Rows"], StringComparison.Ordinal);
        Assert.Equal(3, Members(Proxy(network.HiddenLayer.Biases))["Values"].Split('\n').Length);
        Assert.Equal(4, Members(Proxy(XorNetwork.Data))["Rows"].Split('\n').Length);
        Assert.Contains("[0, 1] → [1]", Members(Proxy(XorNetwork.Data))["Rows"], StringComparison.Ordinal);
        Assert.StartsWith("epoch 1: training", Members(Proxy(history))["Epochs"], StringComparison.Ordinal);

        Assert.Equal(parameters, network.Parameters());
        Assert.Equal(gradients, network.Gradients());
    }

    /// <summary>Every expression of a display attribute is a member: a debugger shows an error otherwise.</summary>
    [Fact]
    public void Displays_name_members_that_exist()
    {
        Type[] shown = [.. typeof(NetworkTopology).Assembly.GetTypes().Append(typeof(ExplainedXor))
            .Where(type => type.IsDefined(typeof(DebuggerDisplayAttribute)))];
        Assert.True(shown.Length >= 10, $"{shown.Length}");
        foreach (Type type in shown)
        {
            var display = type.GetCustomAttribute<DebuggerDisplayAttribute>()!;
            foreach (string expression in Expressions(display.Value).Concat(Expressions(display.Name)))
            {
                Type at = type;
                foreach (string name in expression.Replace("()", "", StringComparison.Ordinal).Split('.'))
                {
                    const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public
                        | BindingFlags.NonPublic;
                    MemberInfo member = Assert.Single(
                        at.GetMember(name, Any),
                        member => member is not MethodInfo method || method.GetParameters().Length == 0);
                    at = member switch
                    {
                        PropertyInfo property => property.PropertyType,
                        FieldInfo field => field.FieldType,
                        _ => typeof(string),
                    };
                }
            }
        }

        static IEnumerable<string> Expressions(string? text) =>
            (text ?? "").Split('{').Skip(1).Select(part => part.Split('}')[0].Split(',')[0]);
    }

    private static object Proxy(object value)
    {
        string name = value.GetType().GetCustomAttribute<DebuggerTypeProxyAttribute>()!.ProxyTypeName;
        Type proxy = Type.GetType(name)!;
        proxy = proxy.IsGenericTypeDefinition ? proxy.MakeGenericType(value.GetType().GetGenericArguments()) : proxy;
        return Activator.CreateInstance(proxy, value)!;
    }

    /// <summary>Every property that a debugger lists, read to the end; a line per element.</summary>
    private static Dictionary<string, string> Members(object proxy) => proxy.GetType()
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .ToDictionary(property => property.Name, property => Text(property.GetValue(proxy)));

    private static string Text(object? value) => value is System.Collections.IEnumerable and not string
        ? string.Join("\n", ((System.Collections.IEnumerable)value).Cast<object?>().Select(item =>
        {
            if (item?.GetType().IsDefined(typeof(DebuggerDisplayAttribute)) == true)
            {
                // What opens when it is opened.
                Members(item);
            }

            return Text(item);
        }))
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
