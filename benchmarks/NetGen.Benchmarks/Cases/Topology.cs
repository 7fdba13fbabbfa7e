using System.Globalization;

namespace NetGen.Benchmarks.Cases;

/// <summary>Neurons of every layer, inputs first: 64-64-10.</summary>
public sealed class Topology(params int[] sizes)
{
    public IReadOnlyList<int> Sizes => sizes;

    public int Inputs => sizes[0];

    public int Outputs => sizes[^1];

    public int Layers => sizes.Length - 1;

    public int Weights => Enumerable.Range(1, Layers).Sum(n => sizes[n - 1] * sizes[n]);

    public int Parameters => Weights + sizes.Skip(1).Sum();

    /// <exception cref="FormatException">Not three to five numbers with - between them.</exception>
    public static Topology Parse(string text)
    {
        int[] sizes =
        [
            .. text.Split('-').Select(part =>
                int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : 0),
        ];
        return sizes.Length is >= 3 and <= 5 && !sizes.Contains(0)
            ? new Topology(sizes)
            : throw new FormatException($"'{text}' is no topology: three to five sizes are wanted, such as 16-32-8.");
    }

    /// <summary>
    /// Multiply-adds a sample. Training adds one a weight for the gradient (or the online update), and one a weight
    /// behind a hidden layer for what goes back to it; activations and the update after a mini-batch do not count.
    /// </summary>
    public int MultiplyAdds(Operation operation) => operation switch
    {
        Operation.TrainStep or Operation.TrainBatch => (3 * Weights) - (sizes[0] * sizes[1]),
        _ => Weights,
    };

    public override string ToString() =>
        string.Join('-', sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)));
}
