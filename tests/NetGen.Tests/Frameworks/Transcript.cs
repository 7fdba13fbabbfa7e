using System.Globalization;

namespace NetGen.Tests.Frameworks;

/// <summary>What a consumer's program has printed: numbers by network and name.</summary>
internal sealed class Transcript
{
    private readonly Dictionary<(string Network, string Name), double[]> _values;

    public Transcript(string text) => _values = text
        .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(';'))
        .ToDictionary(words => (words[0], words[1]), words => Numbers(words[2]));

    public IEnumerable<(string Network, string Name)> Keys => _values.Keys;

    public double[] this[string network, string name] => _values[(network, name)];

    private static double[] Numbers(string text) => [.. text.Split(' ')
        .Select(word => long.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        .Select(BitConverter.Int64BitsToDouble)];
}
