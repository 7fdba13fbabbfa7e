namespace NetGen.Tests.Numerics;

/// <summary>E of one sample in 256 bits, from the losses' definitions.</summary>
internal static class ExactError
{
    /// <summary>From outputs.</summary>
    public static BigFloat OfOutputs(Loss loss, IReadOnlyList<double> y, IReadOnlyList<double> t)
    {
        BigFloat sum = 0;
        for (int k = 0; k < y.Count; k++)
        {
            BigFloat distance = BigFloat.Abs((BigFloat)y[k] - t[k]), square = distance * distance;
            sum += loss switch
            {
                Loss.SumSquares => square / 2,
                Loss.MeanSquaredError => square / y.Count,
                Loss.AbsoluteError => distance,
                Loss.Huber => distance.ToDouble() <= 1 ? square / 2 : distance - 0.5,
                Loss.LogCosh => LogCosh(distance),
                Loss.BinaryCrossEntropy =>
                    -((BigFloat.Log(y[k]) * t[k]) + (BigFloat.Log((BigFloat)1 - y[k]) * ((BigFloat)1 - t[k]))),
                _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, null),
            };
        }

        return sum;
    }

    /// <summary>From u: binary cross-entropy of sigmoids, or cross-entropy of softmax.</summary>
    public static BigFloat OfSums(Loss loss, IReadOnlyList<double> u, IReadOnlyList<double> t)
    {
        BigFloat sum = 0;
        if (loss == Loss.BinaryCrossEntropy)
        {
            for (int k = 0; k < u.Count; k++)
            {
                // ln(1 + e^u) − t·u, for either sign of u
                BigFloat beside = u[k] > 0 ? (BigFloat)1 - t[k] : -(BigFloat)t[k];
                sum += (beside * u[k]) + BigFloat.Log1P(BigFloat.Exp((BigFloat)(-Math.Abs(u[k]))));
            }

            return sum;
        }

        // ln Σ_r e^(u_r) − u_k, with the largest u taken out
        double largest = u.Max();
        BigFloat others = 0;
        foreach (IGrouping<double, double> equal in u.GroupBy(value => value))
        {
            others += BigFloat.Exp((BigFloat)equal.Key - largest) * (equal.Count() - (equal.Key == largest ? 1 : 0));
        }

        BigFloat logarithm = BigFloat.Log1P(others);
        for (int k = 0; k < u.Count; k++) sum += ((BigFloat)largest - u[k] + logarithm) * t[k];
        return sum;
    }

    private static BigFloat LogCosh(BigFloat x) => x.ToDouble() switch
    {
        // The sum has not the digits of a small x.
        < 1e-6 => (x * x / 2) - (x * x * x * x / 12),
        < 1 => BigFloat.Log1P(((BigFloat.Exp(x) + BigFloat.Exp(-x)) / 2) - 1),
        _ => x - BigFloat.Log(2) + BigFloat.Log1P(BigFloat.Exp(-2 * x)),
    };
}
