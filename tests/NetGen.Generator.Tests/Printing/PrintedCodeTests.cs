using System.Globalization;
using System.Text;
using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Generator.Tests.Algebra;

namespace NetGen.Generator.Tests.Printing;

/// <summary>What is printed compiles and computes what the tree says, for every formula there is.</summary>
public sealed class PrintedCodeTests
{
    private static readonly double[][] Points =
    [
        [.. AllFormulas.Names.Select((_, i) => 0.05 + (0.05 * i))],
        [.. AllFormulas.Names.Select((_, i) => 0.9 - (0.05 * i))],
        [-1.4, 0.6, 0.9, -0.3, 0.2, 3, 2, -0.4, 0.8, 0.1, 0.3, -0.2, 0.25, 0.5, -0.6, 0.1, 0.4, 0.9],
        [4.5, 0.99, 0.01, 2.5, 0.7, 5, 90, 1.5, -0.6, 0.01, 0.2, 0.3, 0.6, 0, 0.7, 0.2, 1.4, 0.99],
    ];

    [Theory]
    [InlineData((int)Precision.Single)]
    [InlineData((int)Precision.Double)]
    public void Scalar(int precision)
    {
        string type = (Precision)precision == Precision.Single ? "float" : "double";
        IReadOnlyList<Expression> formulas = AllFormulas.Of((Precision)precision);
        var printer = Printers.Of((Precision)precision);
        string parameters = string.Join(", ", AllFormulas.Names.Select(name => $"{type} {name}"));
        var code = new StringBuilder();
        for (int i = 0; i < formulas.Count; i++)
        {
            // With temporaries for what stands twice, as emitters print it.
            var (temporaries, rest) = CommonSubexpressions.Extract(formulas[i]);
            var lines = temporaries.Select(it => $"{type} {it.Name.Symbol} = {printer.Print(it.Value)}; ");
            string body = $"{string.Concat(lines)}return {printer.Print(rest)};";
            code.Append(CultureInfo.InvariantCulture, $"public static {type} F{i}({parameters}) {{ {body} }}\n");
        }

        Type compiled = CompiledCode.Class(code.ToString());
        Check((Precision)precision, formulas, (i, point) =>
        {
            object[] arguments = [.. point.Select(value => type == "float" ? (object)(float)value : value)];
            return Convert.ToDouble(compiled.GetMethod($"F{i}")!.Invoke(null, arguments), CultureInfo.InvariantCulture);
        });
    }

    [Theory]
    [MemberData(nameof(LaneFunctionCode.Registers), MemberType = typeof(LaneFunctionCode))]
    public void Vector(int precision, int bits)
    {
        string type = (Precision)precision == Precision.Single ? "float" : "double";
        IReadOnlyList<Expression> formulas = AllFormulas.Of((Precision)precision);
        var printer = Printers.Of((Precision)precision, bits);
        string parameters = string.Join(", ", AllFormulas.Names.Select(name => $"{type} {name}_"));
        string load = string.Concat(
            AllFormulas.Names.Select(name => $"Vector{bits}<{type}> {name} = Vector{bits}.Create({name}_); "));
        var code = new StringBuilder();
        for (int i = 0; i < formulas.Count; i++)
        {
            string body = $"{load}return ({printer.Print(formulas[i])})[1];";
            code.Append(CultureInfo.InvariantCulture, $"public static {type} F{i}({parameters}) {{ {body} }}\n");
        }

        foreach (Function function in LaneFunctionCode.Functions)
            code.Append(LaneFunctionCode.Text(function, LaneFunctionCode.TypeOf((Precision)precision, bits)));
        Type compiled = CompiledCode.Class(code.ToString());
        Check((Precision)precision, formulas, (i, point) =>
        {
            object[] arguments = [.. point.Select(value => type == "float" ? (object)(float)value : value)];
            return Convert.ToDouble(compiled.GetMethod($"F{i}")!.Invoke(null, arguments), CultureInfo.InvariantCulture);
        });
    }

    private static void Check(Precision precision, IReadOnlyList<Expression> formulas, Func<int, double[], double> run)
    {
        bool isSingle = precision == Precision.Single;
        for (int i = 0; i < formulas.Count; i++)
        {
            foreach (double[] point in Points)
            {
                double expected = formulas[i].Evaluate(
                    symbol => point[Array.IndexOf(AllFormulas.Names, Identifiers.Of(new(symbol)))], isSingle ? Numeric.Single : null);
                string text = Printers.Of(precision).Print(formulas[i]);
                Numeric.AssertClose(expected, run(i, point), isSingle ? 2e-6 : 1e-14, text);
            }
        }
    }
}
