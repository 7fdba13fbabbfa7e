using System.Globalization;
using System.Text;

namespace NetGen.Samples.Digits;

/// <summary>Writes what samples/Device needs of the network: its weights, and images that it has not seen.</summary>
internal static class Freezing
{
    private const string Namespace = "NetGen.Samples.Device";
    private const int PerDigit = 2;

    public static void Write(string folder, DigitNetwork network, Dataset<float> heldOut)
    {
        #region freeze
        network.SaveFrozen(Path.Combine(folder, "Digits.Weights.cs"), $"{Namespace}.Digits");
        #endregion
        File.WriteAllText(Path.Combine(folder, "DigitImages.cs"), Images(heldOut));
    }

    /// <summary>Some of each digit, whether the network reads them or not.</summary>
    private static string Images(Dataset<float> set)
    {
        int[] rows =
        [
            .. Enumerable.Range(0, 10).SelectMany(digit =>
                Enumerable.Range(0, set.Count).Where(row => set.Label(row) == digit).Take(PerDigit)),
        ];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            namespace {{Namespace}};

            /// <summary>8×8 grey levels from 0 to 16, as samples/Digits wrote them: it did not learn from these.</summary>
            internal static class DigitImages
            {
                public const int Count = {{rows.Length}};

                private const int Points = 64;

                private static ReadOnlySpan<byte> Labels => [{{string.Join(", ", rows.Select(set.Label))}}];

                private static ReadOnlySpan<byte> Grey =>
                [

            """);
        foreach (int row in rows)
        {
            ReadOnlySpan<float> image = set.Inputs.Slice(row * set.InputCount, set.InputCount);
            for (int line = 0; line < image.Length; line += 2 * DigitData.Side)
            {
                IEnumerable<string> points = image.Slice(line, 2 * DigitData.Side).ToArray()
                    .Select(grey => DigitData.Level(grey).ToString(CultureInfo.InvariantCulture));
                text.Append(CultureInfo.InvariantCulture, $"        {string.Join(", ", points)},\n");
            }
        }

        return text.Append("""
                ];

                /// <summary>The digit that an image shows.</summary>
                public static int Label(int image) => Labels[image];

                public static ReadOnlySpan<byte> Image(int image) => Grey.Slice(image * Points, Points);
            }

            """).ToString();
    }
}
