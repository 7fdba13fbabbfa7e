using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Onnx.Import;

/// <summary>What nodes make of a layer's u: a function, computed in double wherever it is asked for.</summary>
internal sealed class Curve
{
    /// <summary>u itself.</summary>
    public static readonly Curve U = new([], null, []);

    private readonly Func<double[], double>? _compute;
    private readonly bool _isSoftmax;

    private Curve(
        Curve[] inputs,
        Func<double[], double>? compute,
        Func<double[], double>[] probes,
        bool isSoftmax = false,
        bool isNumber = false)
    {
        Inputs = inputs;
        Probes = probes;
        _compute = compute;
        _isSoftmax = isSoftmax;
        IsNumber = isNumber;
        HasSoftmax = isSoftmax || inputs.Any(input => input.HasSoftmax);
    }

    /// <summary>What the last node takes.</summary>
    public Curve[] Inputs { get; }

    /// <summary>
    /// Quantities that tell where the last node bends, which is where they are near 0 or about 1 in size: the argument
    /// of a sigmoid, the difference that a maximum looks at. Elsewhere it is straight or flat, or follows its inputs.
    /// </summary>
    public IReadOnlyList<Func<double[], double>> Probes { get; }

    /// <summary>Whether neurons depend on one another.</summary>
    public bool HasSoftmax { get; }

    public bool IsNumber { get; }

    public static Curve Number(double value) => new([], _ => value, [], isNumber: true);

    public static Curve Softmax(Curve input) => new([input], null, [x => x[0]], isSoftmax: true);

    public static Curve Of(Operator operation, params Curve[] inputs)
    {
        // Multiplying or dividing by a number is straight.
        bool isStraight = operation.IsStraightWithNumber && inputs.Skip(1).Any(input => input.IsNumber);
        return new(inputs, operation.Compute, isStraight ? [] : operation.Probes);
    }

    /// <summary>Itself and all that it is made of, each after its inputs.</summary>
    public IReadOnlyList<Curve> Parts()
    {
        var parts = new List<Curve>();
        var seen = new HashSet<Curve>();
        Visit(this);
        return parts;

        void Visit(Curve curve)
        {
            if (seen.Add(curve))
            {
                Array.ForEach(curve.Inputs, Visit);
                parts.Add(curve);
            }
        }
    }

    /// <summary>Its values; of a softmax, over rows of so many neurons.</summary>
    /// <param name="u">Row by row.</param>
    /// <param name="rowLength">The neurons of a row.</param>
    public double[] At(double[] u, int rowLength) => At(u, rowLength, []);

    /// <summary>A probe's values, in rows of one neuron.</summary>
    public double[] Probe(int index, double[] u) => Each(Probes[index], u, 1, []);

    /// <param name="u">Row by row.</param>
    /// <param name="rowLength">The neurons of a row.</param>
    /// <param name="known">What has been computed for these u.</param>
    private double[] At(double[] u, int rowLength, Dictionary<Curve, double[]> known)
    {
        if (ReferenceEquals(this, U))
        {
            return u;
        }

        if (!known.TryGetValue(this, out double[]? values))
        {
            values = _isSoftmax
                ? Rows(Inputs[0].At(u, rowLength, known), rowLength)
                : Each(_compute!, u, rowLength, known);
            known.Add(this, values);
        }

        return values;
    }

    /// <summary>f of what the inputs are at each u.</summary>
    private double[] Each(Func<double[], double> f, double[] u, int rowLength, Dictionary<Curve, double[]> known)
    {
        double[][] inputs = Array.ConvertAll(Inputs, input => input.At(u, rowLength, known));
        var arguments = new double[inputs.Length];
        var values = new double[u.Length];
        for (int n = 0; n < u.Length; n++)
        {
            for (int i = 0; i < inputs.Length; i++)
            {
                arguments[i] = inputs[i][n];
            }

            values[n] = f(arguments);
        }

        return values;
    }

    /// <summary>e^(u_k) / Σ_r e^(u_r)</summary>
    private static double[] Rows(double[] u, int rowLength)
    {
        var y = new double[u.Length];
        for (int first = 0; first < u.Length; first += rowLength)
        {
            double largest = double.NegativeInfinity;
            double sum = 0;
            for (int n = first; n < first + rowLength; n++)
            {
                largest = Math.Max(largest, u[n]);
            }

            for (int n = first; n < first + rowLength; n++)
            {
                y[n] = Math.Exp(u[n] - largest);
                sum += y[n];
            }

            for (int n = first; n < first + rowLength; n++)
            {
                y[n] /= sum;
            }
        }

        return y;
    }
}
