using NetGen;

// A user's program in C# 9. Where a framework has no spans, every signature takes arrays.
namespace NetGen.TestSupport
{
    /// <summary>A network, and what its class shows besides the interface.</summary>
#if HAS_SPAN
    public interface ITestNetwork<T> : INetwork<T>
#else
    public interface ITestNetwork<T> : IArrayNetwork<T>
#endif
        where T : unmanaged
    {
        LayerView<T>[] Layers { get; }

        T[] InputGradientsArray { get; }
    }
}

namespace TestNetworks
{
#if !HAS_SPAN
    internal static class Arrays
    {
        /// <summary>A copy, as of a span.</summary>
        public static T[] ToArray<T>(this T[] values) => (T[])values.Clone();
    }
#endif

    /// <summary>No gradients: the smallest class that learns.</summary>
    [NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1, Gradients = false, Kernel = NetGen.Kernel.Scalar)]
    public partial class Small
    {
    }
}
