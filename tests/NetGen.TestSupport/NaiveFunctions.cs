using System.Numerics;

namespace NetGen.TestSupport;

/// <summary>Activations and losses, written from their definitions with derivatives worked out by hand.</summary>
internal static class NaiveFunctions<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T Half = T.CreateChecked(0.5);
    private static readonly T Two = T.CreateChecked(2);
    private static readonly T Slope = T.CreateChecked(0.01);
    private static readonly T Lambda = T.CreateChecked(1.0507009873554805);
    private static readonly T LambdaAlpha = T.CreateChecked(1.0507009873554805 * 1.6732632423543772);
    private static readonly T RootTwoOverPi = T.CreateChecked(Math.Sqrt(2 / Math.PI));
    private static readonly T Cubic = T.CreateChecked(0.044715);
    private static readonly T Six = T.CreateChecked(6);
    private static readonly T Sixth = T.CreateChecked(1.0 / 6);

    /// <summary>y = f(u) of one neuron; softmax is a matter of its layer.</summary>
    public static T Value(Activation activation, T u) => activation switch
    {
        Activation.Identity => u,
        Activation.Sigmoid => Sigmoid(u),
        Activation.Tanh => Portable<T>.Tanh(u),
        Activation.ReLU => T.Max(u, T.Zero),
        Activation.LeakyReLU => u > T.Zero ? u : Slope * u,
        Activation.ELU => u > T.Zero ? u : Portable<T>.ExpM1(u),
        Activation.SELU => u > T.Zero ? Lambda * u : LambdaAlpha * Portable<T>.ExpM1(u),
        Activation.Softplus => T.Max(u, T.Zero) + Portable<T>.Log1P(Portable<T>.Exp(-T.Abs(u))),
        Activation.Softsign => u / (T.One + T.Abs(u)),
        Activation.SiLU => u / (T.One + Portable<T>.Exp(-u)),
        Activation.GELU => Half * u * (T.One + Portable<T>.Tanh(RootTwoOverPi * (u + (Cubic * u * u * u)))),
        Activation.HardSigmoid => T.Min(T.Max((u / Six) + Half, T.Zero), T.One),
        Activation.HardTanh => T.Min(T.Max(u, -T.One), T.One),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };

    /// <summary>δ = ∂y · ∂y/∂u of one neuron, from left to right as the closed forms are written; f′ first where it is made of u.</summary>
    public static T Delta(Activation activation, T dy, T u, T y) => activation switch
    {
        Activation.Identity => dy,
        Activation.Sigmoid => dy * (T.One - y) * y,
        Activation.Tanh => dy * (T.One - (y * y)),
        Activation.ReLU => u > T.Zero ? dy : T.Zero,
        Activation.LeakyReLU => u > T.Zero ? dy : Slope * dy,
        Activation.ELU => u > T.Zero ? dy : dy * (y + T.One),
        Activation.SELU => dy * (u > T.Zero ? Lambda : y + LambdaAlpha),
        Activation.Softplus => dy * -Portable<T>.ExpM1(-y), // σ(u) = 1 − e^(−y)
        Activation.Softsign => dy * (T.One - T.Abs(y)) * (T.One - T.Abs(y)),
        Activation.SiLU => dy * ((T.One + ((T.One - Sigmoid(u)) * u)) * Sigmoid(u)),
        Activation.GELU => GeluDelta(dy, u),
        Activation.HardSigmoid => T.Abs(u) < T.CreateChecked(3) ? Sixth * dy : T.Zero,
        Activation.HardTanh => T.Abs(u) < T.One ? dy : T.Zero,
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };

    /// <summary>One output's part of E.</summary>
    public static T Term(Loss loss, T y, T t, int n)
    {
        T d = y - t;
        T distance = T.Abs(d);
        return loss switch
        {
            Loss.SumSquares => Half * (d * d),
            Loss.MeanSquaredError => T.CreateChecked(1.0 / n) * d * d,
            Loss.CrossEntropy => t == T.Zero ? T.Zero : -(t * Portable<T>.Log(y)),
            Loss.BinaryCrossEntropy => -((t * Portable<T>.Log(y)) + ((T.One - t) * Portable<T>.Log(T.One - y))),
            Loss.AbsoluteError => distance,
            Loss.Huber => distance <= T.One ? Half * (d * d) : distance - Half,
            Loss.LogCosh => distance + Portable<T>.Log1P(Half * Portable<T>.ExpM1(-(Two * distance))),
            _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, null),
        };
    }

    /// <summary>One output's part of E from u_k; of softmax, from ln y_k.</summary>
    public static T TermOfSums(Loss loss, T u, T t) => loss == Loss.CrossEntropy
        ? -(t * u)
        : (u > T.Zero ? (T.One - t) * u : -(t * u)) + Portable<T>.Log1P(Portable<T>.Exp(-T.Abs(u)));

    /// <summary>∂E/∂y of one output.</summary>
    public static T Gradient(Loss loss, T y, T t, int n)
    {
        T d = y - t;
        return loss switch
        {
            Loss.SumSquares => d,
            Loss.MeanSquaredError => T.CreateChecked(2.0 / n) * d,
            Loss.CrossEntropy => -(t / y),
            Loss.BinaryCrossEntropy => d / ((T.One - y) * y),
            Loss.AbsoluteError => T.CreateChecked(T.Sign(d)),
            Loss.Huber => T.Min(T.Max(d, -T.One), T.One),
            Loss.LogCosh => Portable<T>.Tanh(d),
            _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, null),
        };
    }

    private static T Sigmoid(T u) => T.One / (T.One + Portable<T>.Exp(-u));

    private static T GeluDelta(T dy, T u)
    {
        T tanh = Portable<T>.Tanh(RootTwoOverPi * (u + (Cubic * u * u * u)));
        T innerSlope = RootTwoOverPi * (T.One + (T.CreateChecked(3 * 0.044715) * u * u));
        return Half * dy * (T.One + tanh + (innerSlope * (T.One - (tanh * tanh)) * u));
    }
}
