using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Onnx.Import;

/// <summary>What nodes make of a layer's u: a function, computed in double wherever it is asked for.</summary>
internal sealed class Curve
{
    /// <summary>u itself.</summary>
    public static readonly Curve U = new([], null, []);

    private static readonly Func<double[], double>[] NoProbes = [];
    private readonly Func<double[], double>? _compute;
    private readonly bool _isSoftmax;
    private readonly double? _number;

    private Curve(
        Curve[] inputs,
        Func<double[], double>? compute,
        Func<double[], double>[] probes,
        bool isSoftmax = false,
        double? number = null)
    {
        Inputs = inputs;
        Probes = probes;
        _compute = compute;
        _isSoftmax = isSoftmax;
        _number = number;
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

    public bool IsNumber => _number is not null;

    public static Curve Number(double value) => new([], null, NoProbes, number: value);

    public static Curve Softmax(Curve input) => new([input], null, [x => x[0]], isSoftmax: true);

    public static Curve Of(Operator operation, params Curve[] inputs)
    {
        // Multiplying or dividing by a number is straight.
        bool isStraight = operation.IsStraightWithNumber && inputs.Skip(1).Any(input => input.IsNumber);
        return new(inputs, operation.Compute, isStraight ? NoProbes : operation.Probes);
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
    /// <param name="known">What has been computed for these u.</param>
    public double[] At(double[] u, int rowLength, Dictionary<Curve, double[]> known)
    {
        if (known.TryGetValue(this, out double[]? values))
        {
            return values;
        }

        if (ReferenceEquals(this, U))
        {
            return u;
        }

        if (_isSoftmax)
        {
            values = Rows(Inputs[0].At(u, rowLength, known), rowLength);
        }
        else
        {
            values = new double[u.Length];
            double[][] inputs = Array.ConvertAll(Inputs, input => input.At(u, rowLength, known));
            var arguments = new double[inputs.Length];
            for (int n = 0; n < u.Length; n++)
            {
                values[n] = _number ?? _compute!(Take(inputs, n, arguments));
            }
        }

        known.Add(this, values);
        return values;
    }

    /// <summary>A probe's values.</summary>
    public double[] Probe(int index, double[] u, int rowLength, Dictionary<Curve, double[]> known)
    {
        double[][] inputs = Array.ConvertAll(Inputs, input => input.At(u, rowLength, known));
        var arguments = new double[inputs.Length];
        var values = new double[u.Length];
        for (int n = 0; n < u.Length; n++)
        {
            values[n] = Probes[index](Take(inputs, n, arguments));
        }

        return values;
    }

    private static double[] Take(double[][] inputs, int n, double[] arguments)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            arguments[i] = inputs[i][n];
        }

        return arguments;
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
