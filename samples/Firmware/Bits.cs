namespace NetGen.Samples.Firmware;

/// <summary>A hash of numbers' bits, as the programs on the devices compute it.</summary>
internal sealed class Bits
{
    private uint _hash = 2166136261;

    public void Add(ReadOnlySpan<float> numbers)
    {
        foreach (float number in numbers)
        {
            uint bits = BitConverter.SingleToUInt32Bits(number);
            for (int shift = 0; shift < 32; shift += 8)
            {
                _hash = unchecked((_hash ^ (byte)(bits >> shift)) * 16777619);
            }
        }
    }

    public override string ToString() => $"{_hash:X8}";
}
