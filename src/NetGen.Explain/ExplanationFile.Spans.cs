#if HAS_SPAN
using System;

namespace NetGen.Explain;

/// <content>Networks whose rows are spans.</content>
public static partial class ExplanationFile
{
    /// <inheritdoc cref="SaveExplanation{T}(IArrayPredictor{T}, string, T[], T[], T, ExplanationOptions)"/>
    public static void SaveExplanation<T>(
        this IPredictor<T> network,
        string path,
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> t,
        T learningRate,
        ExplanationOptions? options = null)
        where T : unmanaged => Write(path, network.ToExplanation(x, t, learningRate, options));

    /// <inheritdoc cref="SaveExplanation{T}(IArrayPredictor{T}, string, T[], ExplanationOptions)"/>
    public static void SaveExplanation<T>(
        this IPredictor<T> network, string path, ReadOnlySpan<T> x, ExplanationOptions? options = null)
        where T : unmanaged => Write(path, network.ToExplanation(x, options));

    /// <inheritdoc cref="ToExplanation{T}(IArrayPredictor{T}, T[], T[], T, ExplanationOptions)"/>
    public static string ToExplanation<T>(
        this IPredictor<T> network,
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> t,
        T learningRate,
        ExplanationOptions? options = null)
        where T : unmanaged => Text(network, x.ToArray(), t.ToArray(), learningRate, options);

    /// <inheritdoc cref="ToExplanation{T}(IArrayPredictor{T}, T[], ExplanationOptions)"/>
    public static string ToExplanation<T>(
        this IPredictor<T> network, ReadOnlySpan<T> x, ExplanationOptions? options = null)
        where T : unmanaged => Text(network, x.ToArray(), null, default, options);

    private static string Text<T>(IPredictor<T> network, T[] x, T[]? t, T learningRate, ExplanationOptions? options)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        return Text(
            ParameterAccess<T>.Of(network),
            network.GetType(),
            x,
            t,
            learningRate,
            options,
            network is ITrainable<T> ? State : null,
            network is INetwork<T> ? Check : null);

        double[] State()
        {
            var trainable = (ITrainable<T>)network;
            var state = new double[trainable.OptimizerStateCount];
            trainable.CopyOptimizerStateTo(state);
            return state;
        }

        GradientCheck Check()
        {
            var asked = (INetwork<T>)network;
            var gradients = new T[asked.Topology.ParameterCount];
            asked.CopyGradientsTo(gradients);
            try
            {
                return GradientCheck.Run(asked, (ReadOnlySpan<T>)x, (ReadOnlySpan<T>)t!);
            }
            finally
            {
                asked.LoadGradients(gradients);
            }
        }
    }
}
#endif
