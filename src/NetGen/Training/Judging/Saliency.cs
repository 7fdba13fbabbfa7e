using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen;

/// <summary>Which inputs an answer hangs on: the gradient of E by the inputs, ∂E/∂x_i = Σ_j w_ij·δ_j.</summary>
/// <remarks>
/// It looks at the network as it is, near each row; <see cref="PermutationImportance"/> looks at what other values
/// would do. It works on every network with gradients. <see cref="NetworkAttribute.InputGradients"/> is needed only if
/// the first layer does not learn (<see cref="NetworkAttribute.Trainable"/>), or if inputs skip layers.
/// Simonyan, Vedaldi, Zisserman (2014), Deep inside convolutional networks, who take the gradient of a class's score
/// instead of E.
/// </remarks>
public sealed class Saliency
{
    private const string DefaultTitle = "Saliency";

    private Saliency(double[] inputs, IReadOnlyList<string>? names) =>
        (Inputs, InputNames) = (Array.AsReadOnly(inputs), names);

    /// <summary>
    /// Of each input, σ_i·Σ|∂E/∂x_i|/N over the rows, where σ_i is its deviation in them: how much E changes, to first
    /// order, if the input changes by its deviation. So inputs of any unit can be compared.
    /// </summary>
    public IReadOnlyList<double> Inputs { get; }

    /// <summary>The inputs' names, if they have any: the dataset's.</summary>
    public IReadOnlyList<string>? InputNames { get; }

    /// <summary>Measures every input on a dataset's rows. All rows count equally.</summary>
    /// <param name="network">A trained network. Its gradients are afterwards those of the last row.</param>
    /// <param name="dataset">The rows, with the targets that E compares with.</param>
    /// <exception cref="ArgumentException">
    /// The dataset does not fit the network, its targets are outside of what the loss is defined on, or the network has
    /// no input gradients although its first layer does not learn or its inputs skip layers.
    /// </exception>
    public static Saliency Of<T>(INetwork<T> network, Dataset<T> dataset)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        DataChecks.Targets(network.Topology, dataset, nameof(dataset));
        IReadOnlyList<double> deviations = Standardizer.OfInputs(dataset).Deviations;
        double[] inputs = new double[dataset.InputCount], one = new double[dataset.InputCount];
        var buffer = new T[network.Topology.ParameterCount];
        T[] parameters = ParameterAccess<T>.Of(network).Copy();
        for (int row = 0; row < dataset.Count; row++)
        {
            Measure(network, dataset.Input(row), dataset.Target(row), parameters, buffer, one);
            for (int i = 0; i < inputs.Length; i++)
            {
                inputs[i] += Math.Abs(one[i]) * deviations[i] / dataset.Count;
            }
        }

        return new Saliency(inputs, dataset.InputNames);
    }

    /// <summary>∂E/∂x_i for one row, with its sign: negative if a larger input would make E smaller.</summary>
    /// <param name="network">A trained network. Its gradients are afterwards those of the row.</param>
    /// <param name="x">l inputs.</param>
    /// <param name="t">n targets: the answer to explain.</param>
    /// <returns>One number per input.</returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or the first layer does not learn and the network has no input gradients.
    /// </exception>
    public static double[] OfRow<T>(INetwork<T> network, ReadOnlySpan<T> x, ReadOnlySpan<T> t)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        double[] one = new double[network.Topology.Inputs];
        T[] parameters = ParameterAccess<T>.Of(network).Copy();
        Measure(network, x, t, parameters, new T[parameters.Length], one);
        return one;
    }

    /// <summary>A line per input, the largest first, such as "petal width: 0.1834".</summary>
    public override string ToString()
    {
        var text = new StringBuilder("change of E by one deviation");
        foreach (int input in Ordered())
        {
            text.Append('\n').Append(Excerpt.Of(NameOf(input)))
                .Append(FormattableString.Invariant($": {Inputs[input]:G4}"));
        }

        return text.ToString();
    }

    /// <summary>A bar per input, the largest first, up to 40.</summary>
    /// <param name="title">The text above it.</param>
    /// <exception cref="ArgumentException">The title is null, or has a character that XML does not have.</exception>
    public string ToSvg(string title = DefaultTitle) => new SvgBars(
        title,
        "change of E by one deviation",
        Ordered().Select(input => new SvgBars.Row(NameOf(input), Inputs[input], double.NaN)).ToArray()).Draw();

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">The title is not valid; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveSvg(string path, string title = DefaultTitle) =>
        AtomicFile.Write(path, AtomicFile.Utf8(ToSvg(title)));

    private static void Measure<T>(
        INetwork<T> network, ReadOnlySpan<T> x, ReadOnlySpan<T> t, T[] parameters, T[] gradients, double[] to)
        where T : unmanaged
    {
        network.Forward(x);
        network.Backward(t);
        if (!network.Topology.Trainable[0] || network.Topology.InputsSkip)
        {
            Real.Widen(Required(network).InputGradients, to);
            return;
        }

        network.CopyGradientsTo(gradients);

        // ∂b_j of the first layer is its δ_j.
        LayerTopology first = network.Topology.Layers[0];
        ReadOnlySpan<T> deltas = gradients.AsSpan(first.FanIn * first.FanOut, first.FanOut);
        for (int i = 0; i < first.FanIn; i++)
        {
            to[i] = 0;
            for (int j = 0; j < first.FanOut; j++)
            {
                to[i] += Real.ToDouble(parameters[(i * first.FanOut) + j]) * Real.ToDouble(deltas[j]);
            }
        }
    }

    /// <exception cref="ArgumentException">The network does not keep the gradients of its inputs.</exception>
    private static IInputGradients<T> Required<T>(INetwork<T> network)
        where T : unmanaged => network as IInputGradients<T> ?? throw new ArgumentException(
            (network.Topology.InputsSkip
                ? $"The inputs of {network.Topology} act on more than its first layer, whose gradients do not tell "
                    + "their influence. "
                : $"The first layer of {network.Topology} does not learn, so that no error reaches the inputs. ")
            + "Give the class InputGradients = true.",
            nameof(network));

    private IEnumerable<int> Ordered() => Enumerable.Range(0, Inputs.Count).OrderByDescending(input => Inputs[input]);

    private string NameOf(int input) => InputNames?[input] ?? FormattableString.Invariant($"input {input}");
}
