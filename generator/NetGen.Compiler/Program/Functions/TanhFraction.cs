namespace NetGen.Compiler.Program.Functions;

/// <summary>tanh a ≈ a·P(a²) / Q(a²): Lambert's continued fraction a/(1 + a²/(3 + a²/(5 + …))), cut off.</summary>
/// <remarks>
/// Cut off at depth d it is off by about a^(2d) / ((2d − 1)!!² · (2d + 1)), relatively. For |a| ≤ ½ that is 1e-10 at
/// depth 5, enough for float, and 2e-19 at depth 8, enough for double.
/// </remarks>
internal sealed class TanhFraction
{
    /// <param name="depth">How many partial denominators 1, 3, 5, … are kept.</param>
    public TanhFraction(int depth)
    {
        // A_d = (2d − 1)·A_(d−1) + a²·A_(d−2), for what is above the bar and for what is below it.
        double[] aboveBefore = [], above = [1], belowBefore = [1], below = [1];
        for (int d = 2; d <= depth; d++)
        {
            (aboveBefore, above) = (above, Next((2 * d) - 1, above, aboveBefore));
            (belowBefore, below) = (below, Next((2 * d) - 1, below, belowBefore));
        }

        (Above, Below) = (above, below);
    }

    /// <summary>P's coefficients, the constant first.</summary>
    public IReadOnlyList<double> Above { get; }

    /// <summary>Q's coefficients, the constant first.</summary>
    public IReadOnlyList<double> Below { get; }

    private static double[] Next(int odd, double[] last, double[] beforeLast)
    {
        var next = new double[Math.Max(last.Length, beforeLast.Length + 1)];
        for (int i = 0; i < last.Length; i++)
        {
            next[i] += odd * last[i];
        }

        for (int i = 0; i < beforeLast.Length; i++)
        {
            next[i + 1] += beforeLast[i];
        }

        return next;
    }
}
