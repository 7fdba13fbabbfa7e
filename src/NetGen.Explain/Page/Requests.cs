using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Explain.Listings;

namespace NetGen.Explain.Page;

/// <summary>What is asked for, checked before anything is computed.</summary>
internal static class Requests
{
    /// <summary>A difference of less than this does not make a distribution of targets another one.</summary>
    private const double Tolerance = 1e-3;

    /// <summary>
    /// Gradients of networks of more parameters are not compared with differences: it would take too long.
    /// </summary>
    private const int MostChecked = 10_000;

    public static double[] Widen<T>(T[] numbers)
        where T : unmanaged => numbers switch
        {
            float[] singles => Array.ConvertAll(singles, number => (double)number),
            double[] doubles => doubles,
            _ => throw new NotSupportedException($"Networks are of float or double, not of {typeof(T).Name}."),
        };

    /// <exception cref="ArgumentException">A length does not fit, or a number is not finite.</exception>
    public static ExplainedSample Sample(
        NetworkTopology topology, double[] parameters, double[] x, double[]? t, double learningRate, double[] state)
    {
        // A forward pass has no targets: some that every loss takes.
        SampleChecks.Check(
            topology,
            x,
            t ?? [.. Enumerable.Repeat(1.0 / topology.Outputs, topology.Outputs)],
            parameters,
            Tolerance);
        if (!Finite.Is(learningRate))
        {
            throw new ArgumentException(
                $"learningRate is {learningRate.ToString(CultureInfo.InvariantCulture)}; it must be finite. Pass a "
                + "small number, such as 0.1.",
                nameof(learningRate));
        }

        return new ExplainedSample(parameters, x, t ?? [], learningRate, state);
    }

    /// <exception cref="ArgumentException">There is not one name per input or output.</exception>
    public static ExplanationOptions Options(NetworkTopology topology, ExplanationOptions? options)
    {
        options ??= new ExplanationOptions();
        Names(options.InputNames, topology.Inputs, "inputs", nameof(options.InputNames));
        Names(options.OutputNames, topology.Outputs, "outputs", nameof(options.OutputNames));
        return options;
    }

    /// <summary>The gradients compared with differences, or why they are not.</summary>
    public static (GradientCheck? Check, string Reason) Compare(
        NetworkTopology topology, Func<GradientCheck> check)
    {
        if (topology.ParameterCount > MostChecked)
        {
            return (null, string.Format(
                CultureInfo.InvariantCulture,
                "Gradients of networks of more than {0:N0} parameters are not compared with differences here: "
                + "GradientCheck.Run does it.",
                MostChecked));
        }

        try
        {
            return (check(), "");
        }
        catch (InvalidOperationException)
        {
            return (null, "E is not finite for this sample, so there are no differences to compare gradients with.");
        }
    }

    private static void Names(IReadOnlyList<string>? names, int count, string what, string parameter)
    {
        if (names is not null && names.Count != count)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"There are {names.Count} names for {count} {what}. Pass one name each, or null."),
                parameter);
        }

        if (names is not null && names.Any(name => name is null))
        {
            throw new ArgumentException("A name is null. Pass a text, which may be empty.", parameter);
        }
    }
}
