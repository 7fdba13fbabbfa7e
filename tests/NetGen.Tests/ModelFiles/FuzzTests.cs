using System.Buffers.Binary;
using System.Text;

namespace NetGen.Tests.ModelFiles;

/// <summary>
/// Damaged files: one kind of exception, no memory beyond the file's own size, an untouched network or the file's own
/// numbers.
/// </summary>
public class FuzzTests
{
    private const int Count = 120_000;

    /// <summary>What an exception, its message and its stack trace take; measured: at most 5,820 bytes.</summary>
    private const int ExceptionBytes = 8192;

    private static readonly string[] HostileText =
    [
        "1000000000000", "9223372036854775807", "18446744073709551616", "-1", "0", "1e999", "NaN", "1.5", "00", "null",
        "true", "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "[[[[[[[[[[[[[[[[",
        "{\"a\":{\"a\":{\"a\":",
        "\"dtype\"", "\"shape\"", "\"data_offsets\"", "\"__metadata__\"", "\"F64\"", "\"BF16\"", "\"0.weight\"",
        "\"2.bias\"", "netgen.layers", "2-3-1", " ", "\n", "é",
        "netgen.classes", "[\\\"", "\\\",\\\"", "\\\\ud800", "]\"",
    ];

    [Fact]
    [Trait("Category", "Slow")]
    public void Mutated_files()
    {
        byte[] named = SafetensorsText.Saved(new Tiny(1), ["no", "ja \"ä\""]);
        byte[][] seeds =
        [
            SafetensorsText.Saved(new Tiny(1)),
            SafetensorsText.Saved(new TinyDouble(1)),
            SafetensorsText.Saved(new Sequential(1)),
            SafetensorsText.File(SafetensorsText.TinyHeader),
            named,
        ];
        var mutator = new Mutator(seeds, [.. HostileText.Select(Encoding.UTF8.GetBytes), .. HostileLengths()], seed: 5);
        int refused = 0, names = 0;
        var network = new Watched();
        for (int n = 0; n < Count; n++)
        {
            byte[] file = mutator.Next();
            if (n % 3 == 0 && file.Length >= 8)
            {
                // Half of all damage would end at a header length that no longer fits.
                long header = Math.Max(0, file.Length - 8 - SafetensorsText.TinyDataBytes);
                BinaryPrimitives.WriteInt64LittleEndian(file, header);
            }

            refused += network.Load(file, n) ? 0 : 1;
            try
            {
                Assert.NotNull(ModelFile.ReadClassNames(new MemoryStream(file)));
                names++;
            }
            catch (ModelFileException)
            {
                // Damaged, or without names.
            }
        }

        Assert.InRange(names, Count / 1000, Count / 5);

        // Damage of numbers alone loads; nearly everything else must not.
        Assert.InRange(refused, Count * 8 / 10, Count * 999 / 1000);
    }

    [Fact]
    public void Random_bytes()
    {
        var random = new Random(6);
        var network = new Watched();
        for (int n = 0; n < 20_000; n++)
        {
            var file = new byte[random.Next(300)];
            random.NextBytes(file);
            Assert.False(network.Load(file, n));
        }
    }

    [Fact]
    public void Headers_that_claim_terabytes()
    {
        var network = new Watched();
        foreach (byte[] length in HostileLengths())
        {
            Assert.False(network.Load([.. length, .. "{\"0.weight\":"u8], 0));
        }

        foreach (string header in (string[])
            [
                """{"0.weight":{"dtype":"F32","shape":[1099511627776,1099511627776],"data_offsets":[0,24]}}""",
                """{"0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,1099511627776]}}""",
                SafetensorsText.TinyHeader.Replace("[48,52]", "[48,4398046511104]", StringComparison.Ordinal),
                SafetensorsText.TinyHeader.Replace("[3],", "[1099511627776],", StringComparison.Ordinal),
            ])
        {
            Assert.False(network.Load(SafetensorsText.File(header), 0));
        }
    }

    [Fact]
    public void A_header_of_many_entries_costs_no_more_than_its_bytes()
    {
        var network = new Watched();
        string entries = string.Concat(
            Enumerable.Range(0, 20_000)
                .Select(n => $"\"{n}\":{{\"dtype\":\"I8\",\"shape\":[],\"data_offsets\":[0,0]}},"));
        Assert.False(network.Load(SafetensorsText.File("{" + entries + SafetensorsText.TinyHeader[1..]), 0));
        string metadata = string.Concat(Enumerable.Range(0, 100_000).Select(n => $"\"\\u0041{n}\":\"\",")).TrimEnd(',');
        string header = $"{{\"__metadata__\":{{{metadata}}},{SafetensorsText.TinyHeader[1..]}";
        Assert.True(network.Load(SafetensorsText.File(header), 0));
        Assert.False(network.Load(SafetensorsText.File(new string('[', 1_000_000)), 0));
        Assert.False(network.Load(SafetensorsText.File("{\"" + new string('a', 1_000_000)), 0));
    }

    [Fact]
    public void A_stream_without_a_length_costs_what_it_delivers()
    {
        var network = new Watched();
        byte[] file = [.. BitConverter.GetBytes(99_999_999L), .. "{\""u8, .. new byte[100_000]];
        // The buffer doubles: what it was before is garbage, and as much again may be empty.
        Assert.False(network.Load(file, 0, bytes => new UnseekableStream(bytes), perByte: 4));
    }

    private static byte[][] HostileLengths() =>
    [
        .. new ulong[]
        {
            0, 1, 2, 99_999_999, 100_000_000, 100_000_001, uint.MaxValue, 1UL << 40, 1UL << 63, ulong.MaxValue,
        }.Select(BitConverter.GetBytes),
    ];

    /// <summary>A network that is held against what it was.</summary>
    private sealed class Watched
    {
        private readonly Tiny _network = new(3);
        private readonly float[] _before = new Tiny(3).Parameters();
        private readonly float[] _after = new Tiny(3).Parameters();

        /// <returns>Whether the file was accepted.</returns>
        public bool Load(byte[] file, int number, Func<byte[], Stream>? open = null, int perByte = 1)
        {
            open ??= bytes => new MemoryStream(bytes);
            long limit = (perByte * file.Length) + ExceptionBytes;
            (bool isAccepted, long bytes) = Measure(open(file));
            // What the first of its kind allocates once (a type's statics), the second does not.
            if (bytes > limit) (isAccepted, bytes) = Measure(open(file));
            Assert.True(bytes <= limit, $"File {number}: {bytes} bytes for {file.Length}.");
            _network.CopyParametersTo(_after);
            if (isAccepted)
            {
                Assert.All(_after, value => Assert.True(
                    file.AsSpan().IndexOf(BitConverter.GetBytes(value)) >= 0, $"File {number} does not have {value}."));
                _network.LoadParameters(_before);
            }
            else Assert.True(_before.AsSpan().SequenceEqual(_after), $"File {number} changed the network.");
            return isAccepted;
        }

        private (bool IsAccepted, long Bytes) Measure(Stream stream)
        {
            bool isAccepted = true;
            long start = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                _network.Load(stream);
            }
            catch (ModelFileException)
            {
                isAccepted = false;
            }

            return (isAccepted, GC.GetAllocatedBytesForCurrentThread() - start);
        }
    }
}
