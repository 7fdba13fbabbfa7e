using System.Globalization;

namespace NetGen.C99.Tests.Bits;

/// <summary>A hash of numbers' bits, in .NET and in C. All NaN are one: their payloads are not compared.</summary>
internal sealed class Hash
{
    private uint _hash = 2166136261;

    public void Add<T>(ReadOnlySpan<T> numbers)
    {
        foreach (T number in numbers)
        {
            Add(number);
        }
    }

    public void Add<T>(T number)
    {
        ulong bits = number switch
        {
            float single => float.IsNaN(single) ? 0x7FC00000 : BitConverter.SingleToUInt32Bits(single),
            double other => double.IsNaN(other) ? 0x7FF8000000000000 : BitConverter.DoubleToUInt64Bits(other),
            _ => throw new NotSupportedException(),
        };
        for (int shift = 0; shift < (number is float ? 32 : 64); shift += 8)
        {
            _hash = unchecked((_hash ^ (byte)(bits >> shift)) * 16777619);
        }
    }

    public override string ToString() => _hash.ToString("X8", CultureInfo.InvariantCulture);

    /// <summary>The same in C, for numbers of a network.</summary>
    public static string[] InC(string real, bool isSingle)
    {
        string whole = isSingle ? "uint32_t" : "uint64_t";
        string nan = isSingle ? "0x7FC00000u" : "0x7FF8000000000000u";
        return
        [
            "static uint32_t hash = 2166136261u;",
            "",
            $"static void add({real} number)",
            "{",
            $"    {whole} bits;",
            "    (void)memcpy(&bits, &number, sizeof bits);",
            "    if (number != number)",
            "    {",
            $"        bits = {nan};",
            "    }",
            "",
            $"    for (int shift = 0; shift < {(isSingle ? 32 : 64)}; shift += 8)",
            "    {",
            "        hash = (hash ^ (uint32_t)((bits >> shift) & 255u)) * 16777619u;",
            "    }",
            "}",
        ];
    }
}
