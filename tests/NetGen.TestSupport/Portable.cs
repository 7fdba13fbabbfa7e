using System.Numerics;

namespace NetGen.TestSupport;

/// <summary><see cref="PortableMath"/> for generic code.</summary>
internal static class Portable<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static T Exp(T x) => typeof(T) == typeof(float)
        ? (T)(object)PortableMath.Exp((float)(object)x)
        : (T)(object)PortableMath.Exp((double)(object)x);

    public static T ExpM1(T x) => typeof(T) == typeof(float)
        ? (T)(object)PortableMath.ExpM1((float)(object)x)
        : (T)(object)PortableMath.ExpM1((double)(object)x);

    public static T Log(T x) => typeof(T) == typeof(float)
        ? (T)(object)PortableMath.Log((float)(object)x)
        : (T)(object)PortableMath.Log((double)(object)x);

    public static T Log1P(T x) => typeof(T) == typeof(float)
        ? (T)(object)PortableMath.Log1P((float)(object)x)
        : (T)(object)PortableMath.Log1P((double)(object)x);

    public static T Tanh(T x) => typeof(T) == typeof(float)
        ? (T)(object)PortableMath.Tanh((float)(object)x)
        : (T)(object)PortableMath.Tanh((double)(object)x);
}
