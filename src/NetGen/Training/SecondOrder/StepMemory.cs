using System;

namespace NetGen;

/// <summary>The last steps s and changes of the gradient y, which stand for the curvature.</summary>
/// <remarks>Nocedal, Wright (2006), Numerical Optimization, algorithm 7.4: H·g in two loops over the pairs.</remarks>
internal sealed class StepMemory
{
    private readonly double[][] _s;
    private readonly double[][] _y;
    private readonly double[] _products;
    private readonly double[] _factors;
    private int _next;

    public StepMemory(int capacity, int parameters)
    {
        _s = Rows();
        _y = Rows();
        (_products, _factors) = (new double[capacity], new double[capacity]);

        double[][] Rows()
        {
            double[][] rows = new double[capacity][];
            for (int n = 0; n < capacity; n++)
            {
                rows[n] = new double[parameters];
            }

            return rows;
        }
    }

    /// <summary>The pairs that are remembered.</summary>
    public int Count { get; private set; }

    public void Clear() => (Count, _next) = (0, 0);

    /// <summary>Remembers a step, unless the curvature along it is not positive.</summary>
    public void Add(double[] from, double[] to, double[] gradientFrom, double[] gradientTo)
    {
        double[] s = _s[_next], y = _y[_next];
        for (int n = 0; n < s.Length; n++)
        {
            (s[n], y[n]) = (to[n] - from[n], gradientTo[n] - gradientFrom[n]);
        }

        double product = Vectors.Dot(s, y);
        if (product > 1e-12 * Vectors.Norm(s) * Vectors.Norm(y))
        {
            _products[_next] = product;
            _next = (_next + 1) % _s.Length;
            Count = Math.Min(Count + 1, _s.Length);
        }
    }

    /// <summary>direction ← −H·gradient</summary>
    public void Direction(double[] gradient, double[] direction)
    {
        gradient.CopyTo(direction, 0);
        for (int back = 1; back <= Count; back++)
        {
            int n = Index(back);
            _factors[n] = Vectors.Dot(_s[n], direction) / _products[n];
            Vectors.AddScaled(direction, -_factors[n], _y[n]);
        }

        if (Count > 0)
        {
            int last = Index(1);
            Vectors.Scale(direction, _products[last] / Vectors.Dot(_y[last], _y[last]));
        }

        for (int back = Count; back >= 1; back--)
        {
            int n = Index(back);
            Vectors.AddScaled(direction, _factors[n] - (Vectors.Dot(_y[n], direction) / _products[n]), _s[n]);
        }

        Vectors.Scale(direction, -1);
    }

    private int Index(int back) => (_next - back + _s.Length) % _s.Length;
}
