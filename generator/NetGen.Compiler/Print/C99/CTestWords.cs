using System.Globalization;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>What the parts of a self-test share: its names, and numbers as the bits that they must have.</summary>
internal sealed class CTestWords(CNames names, NumberFormat format)
{
    public NumberFormat Format => format;

    /// <summary>The type of a number's bits.</summary>
    public string Type => $"uint{format.Bits}_t";

    /// <summary>"xor_test_x"</summary>
    public string Name(string member) => names.Of($"test_{member}");

    /// <summary>A number's bits: "0x3F800000u".</summary>
    public string Bits(double number)
    {
        long bits = format.ToBits(number);
        return format.Bits == 32
            ? Hex(unchecked((uint)bits))
            : $"0x{bits.ToString("X16", CultureInfo.InvariantCulture)}u";
    }

    /// <summary>FNV-1a over the bytes of all numbers.</summary>
    public string Sum(IEnumerable<double> numbers) => Hex(numbers.Aggregate(2166136261u, (sum, number) =>
    {
        long bits = format.ToBits(number);
        for (int shift = 0; shift < format.Bits; shift += 8)
        {
            sum = unchecked((sum ^ (byte)(bits >> shift)) * 16777619);
        }

        return sum;
    }));

    private static string Hex(uint word) => $"0x{word.ToString("X8", CultureInfo.InvariantCulture)}u";
}
