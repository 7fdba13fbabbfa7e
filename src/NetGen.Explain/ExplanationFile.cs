using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NetGen.Explain.Listings;
using NetGen.Explain.Page;

namespace NetGen.Explain;

/// <summary>Pages that explain one training step, or one forward pass, of a network.</summary>
/// <remarks>
/// <para>
/// A page is one HTML file that needs nothing else: it works from disk and without a network. It shows the network, the
/// generated code as <see cref="Kernel.Scalar"/>, <see cref="Kernel.Compact"/> and C99, and next to each line its
/// equation, the equation with numbers, and the value.
/// </para>
/// <para>
/// Networks of up to 400 weights are shown whole. Larger ones are shown one neuron at a time, with the weights
/// that matter most for this sample; no page is larger than 2 MB.
/// </para>
/// </remarks>
public static partial class ExplanationFile
{
    /// <summary>Writes a page about one training step: forward, backward, update.</summary>
    /// <remarks>
    /// Parameters, gradients and the optimizer's state are left unchanged. y and δ are those of the sample.
    /// No other thread may use the network meanwhile. A class with <c>Gradients = false</c> has no methods to show but
    /// those of the forward pass.
    /// </remarks>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">Any network.</param>
    /// <param name="path">Such as "xor.html". The file is written whole or not at all.</param>
    /// <param name="x">l inputs.</param>
    /// <param name="t">n targets.</param>
    /// <param name="learningRate">η</param>
    /// <param name="options">A title and names.</param>
    /// <exception cref="ArgumentException">
    /// A length does not fit, a number or a parameter is not finite, the loss is not defined on these targets, or there
    /// is not one name per input or output. Nothing is written.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public static void SaveExplanation<T>(
        this IArrayPredictor<T> network, string path, T[] x, T[] t, T learningRate, ExplanationOptions? options = null)
        where T : unmanaged => Write(path, network.ToExplanation(x, t, learningRate, options));

    /// <summary>Writes a page about one forward pass.</summary>
    /// <inheritdoc cref="SaveExplanation{T}(IArrayPredictor{T}, string, T[], T[], T, ExplanationOptions)"/>
    public static void SaveExplanation<T>(
        this IArrayPredictor<T> network, string path, T[] x, ExplanationOptions? options = null)
        where T : unmanaged => Write(path, network.ToExplanation(x, options));

    /// <summary>The page of <c>SaveExplanation</c>, as a text.</summary>
    /// <inheritdoc cref="SaveExplanation{T}(IArrayPredictor{T}, string, T[], T[], T, ExplanationOptions)"/>
    public static string ToExplanation<T>(
        this IArrayPredictor<T> network, T[] x, T[] t, T learningRate, ExplanationOptions? options = null)
        where T : unmanaged
    {
        _ = t ?? throw new ArgumentNullException(nameof(t));
        return Text(network, x, t, learningRate, options);
    }

    /// <inheritdoc cref="ToExplanation{T}(IArrayPredictor{T}, T[], T[], T, ExplanationOptions)"/>
    /// <summary>The page about one forward pass, as a text.</summary>
    public static string ToExplanation<T>(this IArrayPredictor<T> network, T[] x, ExplanationOptions? options = null)
        where T : unmanaged => Text(network, x, null, default, options);

    /// <summary>
    /// Writes a page about one forward pass of a network that has no instance: a class with <c>Frozen = true</c>.
    /// </summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="topology">The class's, such as <c>Digits.Topology</c>.</param>
    /// <param name="path">Such as "digits.html". The file is written whole or not at all.</param>
    /// <param name="parameters">Those that the class was frozen with, in canonical order.</param>
    /// <param name="x">l inputs.</param>
    /// <param name="options">A title and names.</param>
    /// <exception cref="ArgumentException">
    /// A length does not fit, a number is not finite, or there is not one name per input or output. Nothing is written.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public static void SaveExplanation<T>(
        this NetworkTopology topology, string path, T[] parameters, T[] x, ExplanationOptions? options = null)
        where T : unmanaged => Write(path, topology.ToExplanation(parameters, x, options));

    /// <summary>The page of <c>SaveExplanation</c>, as a text.</summary>
    /// <inheritdoc cref="SaveExplanation{T}(NetworkTopology, string, T[], T[], ExplanationOptions)"/>
    public static string ToExplanation<T>(
        this NetworkTopology topology, T[] parameters, T[] x, ExplanationOptions? options = null)
        where T : unmanaged
    {
        _ = topology ?? throw new ArgumentNullException(nameof(topology));
        _ = parameters ?? throw new ArgumentNullException(nameof(parameters));
        _ = x ?? throw new ArgumentNullException(nameof(x));
        if (parameters.Length != topology.ParameterCount)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"parameters has {parameters.Length} values; the network ({topology}) has {topology.ParameterCount}. ")
                + "Pass all weights and biases in canonical order.", nameof(parameters));
        }

        return PageText.Of(new Explained
        {
            Topology = topology,
            ClassName = "Network",
            Sample = Requests.Sample(topology, Requests.Widen(parameters), Requests.Widen(x), null, 0, []),
            ForwardOnly = "The network has no instance, so it only predicts: this page shows the forward pass.",
            Options = Requests.Options(topology, options),
        });
    }

    private static string Text<T>(
        IArrayPredictor<T> network, T[] x, T[]? t, T learningRate, ExplanationOptions? options)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        _ = x ?? throw new ArgumentNullException(nameof(x));
        return Text(
            ParameterAccess<T>.Of(network),
            network.GetType(),
            x,
            t,
            learningRate,
            options,
            network is IArrayTrainable<T> ? State : null,
            network is IArrayNetwork<T> ? Check : null);

        double[] State()
        {
            var state = new double[((IArrayTrainable<T>)network).OptimizerStateCount];
            ((IArrayTrainable<T>)network).CopyOptimizerStateTo(state);
            return state;
        }

        GradientCheck Check()
        {
            var asked = (IArrayNetwork<T>)network;
            var gradients = new T[asked.Topology.ParameterCount];
            asked.CopyGradientsTo(gradients);
            try
            {
                return GradientCheck.Run(asked, x, t!);
            }
            finally
            {
                asked.LoadGradients(gradients);
            }
        }
    }

    /// <summary>The page of a network, whether its rows are spans or arrays.</summary>
    private static string Text<T>(
        ParameterAccess<T> network,
        Type type,
        T[] x,
        T[]? t,
        T learningRate,
        ExplanationOptions? options,
        Func<double[]>? state,
        Func<GradientCheck>? check)
        where T : unmanaged
    {
        NetworkTopology topology = network.Topology;
        double rate = Requests.Widen(new[] { learningRate })[0];
        string? forwardOnly = t is null ? "This page shows a forward pass: it was given no targets."
            : check is not null ? null
            : "The class has Gradients = false, so it keeps no gradients: this page shows the forward pass.";
        ExplainedSample sample = Requests.Sample(
            topology,
            Requests.Widen(network.Copy()),
            Requests.Widen(x),
            t is null ? null : Requests.Widen(t),
            rate,
            forwardOnly is null && state is not null ? state() : []);
        ExplanationOptions checkedOptions = Requests.Options(topology, options);
        GradientCheck? compared = null;
        string without = "";
        if (forwardOnly is null)
        {
            (compared, without) = Requests.Compare(topology, check!);
        }

        return PageText.Of(new Explained
        {
            Topology = topology,
            ClassName = type.Name,
            Sample = sample,
            ForwardOnly = forwardOnly,
            Check = compared,
            WithoutCheck = without,
            Options = checkedOptions,
        });
    }

    private static void Write(string path, string page)
    {
        _ = path ?? throw new ArgumentNullException(nameof(path));
        byte[] bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(page);
        AtomicFile.Write(path, stream => stream.Write(bytes, 0, bytes.Length));
    }
}
