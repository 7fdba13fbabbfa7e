namespace NetGen.Tests.ModelFiles;

/// <summary>Damages files at random: the same seed, the same damage.</summary>
/// <param name="seeds">Whole files.</param>
/// <param name="words">What may be written into them: the format's own words, and hostile ones.</param>
/// <param name="seed">Any number.</param>
public sealed class Mutator(byte[][] seeds, byte[][] words, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A file after one to four mutations.</summary>
    public byte[] Next()
    {
        byte[] file = [.. Seed()];
        for (int left = _random.Next(1, 5); left > 0; left--)
        {
            file = Mutate(file);
        }

        return file;
    }

    private byte[] Seed() => seeds[_random.Next(seeds.Length)];

    private byte[] Mutate(byte[] file)
    {
        int at = _random.Next(file.Length + 1);
        int to = Math.Min(file.Length, at + _random.Next(1, 24));
        byte[] word = words[_random.Next(words.Length)];
        switch (_random.Next(9))
        {
            case 0 when at < file.Length: // one bit
                file[at] ^= (byte)(1 << _random.Next(8));
                return file;
            case 1 when at < file.Length: // one byte
                file[at] = (byte)_random.Next(256);
                return file;
            case 2: // what lies between is missing
                return [.. file[..at], .. file[to..]];
            case 3: // what lies between comes twice
                return [.. file[..to], .. file[at..]];
            case 4: // cut off
                return file[..at];
            case 5: // something at the end
                return [.. file, .. word];
            case 6: // the end of another file
                byte[] other = Seed();
                return [.. file[..at], .. other[_random.Next(other.Length)..]];
            case 7: // a word between
                return [.. file[..at], .. word, .. file[at..]];
            default: // a word instead
                return [.. file[..at], .. word, .. file[Math.Min(file.Length, at + word.Length)..]];
        }
    }
}
