using Microsoft.CodeAnalysis.CSharp;
using NetGen.TestSupport;

namespace NetGen.Tests.BugFixes;

/// <summary>
/// What a user of any C# writes: an array where a span is wanted (CS0411 before C# 14), and <c>foreach (ref …)</c> over a
/// layer's values (CS1510).
/// </summary>
public class ArraysAndRefsTests
{
    private const string Program = """
        using System;
        using NetGen;

        public static class Program
        {
            public static float[] Scaled(float[] rows)
            {
                Dataset<float> data = new Dataset<float>(rows, new float[rows.Length], 1, 1);
                Standardizer standardizer = Standardizer.OfInputs(data);
                standardizer.Apply(rows);
                return rows;
            }

            public static double[] ThereAndBack(double[] rows)
            {
                Standardizer standardizer = Standardizer.OfInputs(new Dataset<double>((double[])rows.Clone(), new double[rows.Length], 1, 1));
                standardizer.Apply(rows);
                standardizer.Undo(rows);
                return rows;
            }

            public static double Error(float[] outputs, float[] targets) => RegressionMetrics.Of(outputs, targets).MeanAbsoluteError;

            public static double ErrorOfTwo(float[] outputs, float[] targets) => RegressionMetrics.Of(outputs, targets, 2).MeanAbsoluteError;

            public static double Accuracy(double[] outputs, double[] targets) => ClassificationMetrics.Of(outputs, targets, 2).Accuracy;

            public static string Named(double[] outputs, double[] targets, string[] names) =>
                ClassificationMetrics.Of(outputs, targets, 2, names).ClassNames![1];

            public static float[] Labelled(float[] inputs, int[] labels) => Dataset.FromLabels(inputs, labels, 2, 3).Targets.ToArray();

            public static string LabelledAndNamed(float[] inputs, int[] labels, string[] names) =>
                Dataset.FromLabels(inputs, labels, 2, 3, classNames: names).ClassNames![2];

            public static float[] Biases()
            {
                Xor xor = new Xor(1);
                foreach (ref float b in xor.HiddenLayer.Biases)
                {
                    b += 2;
                }

                foreach (float b in xor.HiddenLayer.Biases)
                {
                    if (b != 2) throw new InvalidOperationException();
                }

                return xor.HiddenLayer.Biases.ToArray();
            }
        }

        [Network(Inputs = 2, Hidden = 3, Outputs = 1)]
        public partial class Xor
        {
        }
        """;

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(LanguageVersion.CSharp9, Program));

    [Fact]
    public void Arrays_are_standardized_in_place()
    {
        Assert.Equal([-1f, 1f], Call<float[]>("Scaled", new float[] { 3, 5 }));
        Assert.Equal([3.0, 5.0], Call<double[]>("ThereAndBack", new double[] { 3, 5 }));
    }

    [Fact]
    public void Arrays_are_compared()
    {
        Assert.Equal(0.5, Call<double>("Error", new float[] { 1, 2 }, new float[] { 1, 3 }));
        Assert.Equal(0.5, Call<double>("ErrorOfTwo", new float[] { 1, 2, 3, 4 }, new float[] { 2, 2, 3, 3 }));
        Assert.Equal(1.0, Call<double>("Accuracy", new double[] { 0.9, 0.1 }, new double[] { 1, 0 }));
        Assert.Equal("rose", Call<string>("Named", new double[] { 0.9, 0.1 }, new double[] { 1, 0 }, new[] { "lily", "rose" }));
    }

    [Fact]
    public void Arrays_are_labelled()
    {
        float[] inputs = [1, 2, 3, 4];
        int[] labels = [2, 0];
        Assert.Equal([0f, 0f, 1f, 1f, 0f, 0f], Call<float[]>("Labelled", inputs, labels));
        Assert.Equal("c", Call<string>("LabelledAndNamed", inputs, labels, new[] { "a", "b", "c" }));
    }

    [Fact]
    public void Values_of_a_layer_are_written_in_a_loop() => Assert.Equal([2f, 2f, 2f], Call<float[]>("Biases"));

    [Fact]
    public void An_array_that_is_not_there_is_named()
    {
        Standardizer standardizer = Standardizer.OfInputs(new Dataset<float>([3, 5], [0, 0], 1, 1));
        Assert.Equal("rows", Assert.Throws<ArgumentNullException>(() => standardizer.Apply((float[])null!)).ParamName);
        Assert.Equal("rows", Assert.Throws<ArgumentNullException>(() => standardizer.Undo((float[])null!)).ParamName);
        Assert.Equal("inputs", Assert.Throws<ArgumentNullException>(
            () => Dataset.FromLabels((float[])null!, [0], 1, 2)).ParamName);
    }

    private static T Call<T>(string method, params object[] arguments) =>
        (T)Compiled.Value.Assembly.GetType("Program")!.GetMethod(method)!.Invoke(null, arguments)!;
}
