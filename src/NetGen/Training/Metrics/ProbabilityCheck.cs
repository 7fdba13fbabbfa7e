using System;
using System.Globalization;

namespace NetGen;

/// <summary>Whether numbers are probabilities.</summary>
internal static class ProbabilityCheck
{
    /// <summary>Softmax in <c>float</c> adds up to 1 but for rounding.</summary>
    private const double SumTolerance = 1e-3;

    /// <returns>The outputs as <c>double</c>.</returns>
    /// <exception cref="ArgumentException">
    /// One is not between 0 and 1, or those of a row of one class do not add up to 1.
    /// </exception>
    public static double[] Of<T>(ReadOnlySpan<T> outputs, int width, bool independent, string name)
        where T : unmanaged
    {
        double[] probabilities = new double[outputs.Length];
        double sum = 0;
        for (int n = 0; n < probabilities.Length; n++)
        {
            double probability = Real.ToDouble(outputs[n]);
            if (!(probability >= 0 && probability <= 1))
            {
                throw new ArgumentException(
                    $"Output {n % width} of row {n / width} is {Exact(probability)}; probabilities lie between 0 and "
                    + "1. Pass the outputs of a network with sigmoid or softmax outputs.",
                    name);
            }

            probabilities[n] = probability;
            sum += probability;
            if (n % width == width - 1)
            {
                if (width > 1 && !independent && Math.Abs(sum - 1) > SumTolerance)
                {
                    throw new ArgumentException(
                        $"The outputs of row {n / width} add up to {Text(sum)}; the probabilities of one class of "
                        + $"{width} add up to 1. Give the network Loss = Loss.CrossEntropy; if each output is a yes or "
                        + "no of its own, Loss.BinaryCrossEntropy, or pass independent: true.",
                        name);
                }

                sum = 0;
            }
        }

        return probabilities;
    }

    /// <summary>A little more than 1 is not written as 1.</summary>
    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
