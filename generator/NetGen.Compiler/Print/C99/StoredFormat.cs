using System.Text;
using NetGen.Compiler.Model;

namespace NetGen.Compiler.Print.C99;

/// <summary>What a network learned, as bytes: what C writes and .NET reads, and the other way.</summary>
/// <remarks>
/// In this order, lowest bytes first: "NGC" and the version; the length in bytes; a hash of the topology; the
/// parameters that learn in canonical order, what the optimizer keeps for each of them, what it keeps once; a CRC-32 of
/// all before it.
/// </remarks>
internal static class StoredFormat
{
    /// <summary>"NGC" and the version of the format.</summary>
    public static uint Mark { get; } = 'N' | ('G' << 8) | ('C' << 16) | (1u << 24);

    /// <summary>Mark, length, topology.</summary>
    public static int HeadBytes { get; } = 12;

    /// <summary>All but the numbers.</summary>
    public static int FrameBytes { get; } = HeadBytes + 4;

    /// <summary>
    /// The same for networks whose numbers mean the same: shape, skips, activations, loss, optimizer and precision. Its
    /// constants are left out: a network may go on with others. Where layers do not learn, their parameters are not
    /// stored; which they are, and that they are the same, is part of the hash.
    /// </summary>
    /// <param name="model">The network.</param>
    /// <param name="parameters">All of them, in canonical order.</param>
    public static uint HashOf(NetworkModel model, IReadOnlyList<double> parameters)
    {
        string text = $"{model.Precision};{string.Join("-", model.Sizes)};"
            + $"{string.Join(",", model.Layers.Select(layer => Formula(layer.Activation)))};{Formula(model.Loss)};"
            + model.Optimizer.Formula + Skips() + Fixed();
        return Crc(Encoding.UTF8.GetBytes(text));

        string Skips() => (model.IsResidual ? ";Residual" : "") + (model.TakesInputSkip ? ";InputSkip" : "");

        string Fixed()
        {
            int next = 0;
            var text = new StringBuilder();
            foreach (LayerModel layer in model.Layers)
            {
                int count = (model.FanIn(layer) + 1) * layer.Size;
                if (!layer.IsTrainable)
                {
                    IEnumerable<byte> bytes = parameters.Skip(next).Take(count).SelectMany(LowestFirst);
                    text.Append($";{layer.InputsFrom + 1} is fixed, {Crc(bytes):X8}");
                }

                next += count;
            }

            return text.ToString();
        }

        static IEnumerable<byte> LowestFirst(double parameter)
        {
            long bits = BitConverter.DoubleToInt64Bits(parameter);
            return Enumerable.Range(0, 8).Select(n => (byte)(bits >> (8 * n)));
        }

        // What a formula of the user's computes, whatever its method is called.
        static string Formula(FormulaId formula) => formula.Text ?? formula.Name;
    }

    /// <summary>CRC-32 as zip files have it.</summary>
    public static uint Crc(IEnumerable<byte> bytes) => ~bytes.Aggregate(uint.MaxValue, (crc, one) =>
    {
        crc ^= one;
        for (int bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
        }

        return crc;
    });

    /// <summary>The polynomial of CRC-32, lowest bit first.</summary>
    public static uint Polynomial { get; } = 0xEDB88320;
}
