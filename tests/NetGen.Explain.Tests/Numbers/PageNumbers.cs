using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NetGen.Explain.Tests.Numbers;

/// <summary>The numbers that are in a page.</summary>
internal sealed partial class PageNumbers
{
    private readonly JsonElement _data;
    private readonly bool _isSingle;

    public PageNumbers(string page)
    {
        _data = JsonDocument.Parse(Data().Match(page).Groups[1].Value).RootElement;
        _isSingle = Text("topology").EndsWith("float", StringComparison.Ordinal);
    }

    public double Error => Number(_data.GetProperty("error"));

    public string Text(string property) => _data.GetProperty(property).GetString()!;

    /// <summary>What a layer's neurons have: 1 is u, 2 y, 3 ∂y, 4 δ.</summary>
    public double[] Neurons(int layer, int quantity) =>
    [
        .. _data.GetProperty("layers")[layer].GetProperty("neurons").EnumerateArray()
            .Select(one => Number(one[quantity])),
    ];

    /// <summary>What parameters have: 5 is the value, 6 the gradient, 7 the value afterwards.</summary>
    public double[] Parameters(int quantity) =>
        [.. _data.GetProperty("parameters").EnumerateArray().Select(one => Number(one[quantity]))];

    public string[] Listings =>
        [.. _data.GetProperty("listings").EnumerateArray().Select(listing => listing.GetProperty("name").GetString()!)];

    /// <summary>The code of a form.</summary>
    public string Code(string listing) => string.Concat(Rows(listing).Select(row => row[0].GetString() + "\n"));

    /// <summary>The last value that a form's code gives a quantity: "y1_0", "G3".</summary>
    public IReadOnlyDictionary<string, double> Values(string listing)
    {
        var values = new Dictionary<string, double>();
        foreach (JsonElement run in Rows(listing).SelectMany(row => row[3].EnumerateArray()))
        {
            if (run[0].GetString() is { Length: > 0 } id && run[1].GetString() is "")
            {
                values[id] = Number(run[5]);
            }
        }

        return values;
    }

    /// <summary>The equations' numbers in the chapter.</summary>
    public string[] Equations =>
        [.. _data.GetProperty("equations").EnumerateArray().Select(equation => equation[0].GetString()!)];

    private JsonElement.ArrayEnumerator Rows(string listing) => _data.GetProperty("listings").EnumerateArray()
        .Single(one => one.GetProperty("name").GetString() == listing).GetProperty("rows").EnumerateArray();

    private double Number(JsonElement text) => text.GetString() is not { Length: > 0 } number ? double.NaN
        : _isSingle ? float.Parse(number, CultureInfo.InvariantCulture)
        : double.Parse(number, CultureInfo.InvariantCulture);

    [GeneratedRegex("""<script type="application/json" id="data">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Data();
}
