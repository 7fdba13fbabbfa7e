using System.Buffers.Binary;
using System.Text;

namespace NetGen.Tests.ModelFiles;

/// <summary>What does not fit is refused, by what it is; the network stays as it was.</summary>
public class RefusalTests
{
    private const string Good = SafetensorsText.TinyHeader;

    /// <summary>What of the good header is replaced by what, and what the message has to say.</summary>
    public static TheoryData<string, string, string[]> Headers => new()
    {
        // Another network.
        { "[3,2]", "[2,3]", ["0.weight", "[2,3]", "[3, 2]"] },
        { "[3,2]", "[6]", ["0.weight", "[6]", "[3, 2]"] },
        { "[3,2]", "[3,2,1]", ["0.weight", "[3,2,1]", "[3, 2]"] },
        { "\"shape\":[3]", "\"shape\":[]", ["0.bias", "[]", "[3]"] },
        { "\"shape\":[3]", "\"shape\":[9223372036854775807]", ["0.bias", "9223372036854775807", "[3]"] },
        { "\"shape\":[1]", "\"shape\":[0]", ["2.bias", "[0]", "[1]"] },
        { "2.bias", "4.bias", ["no tensor \"2.bias\"", "\"4.bias\"", "\"2.weight\"", "net.Load(path, \"fc1\""] },
        {
            "\"2.bias\":", "\"4.x\":{\"dtype\":\"I8\",\"shape\":[],\"data_offsets\":[0,0]},\"2.bias\":",
            ["does not have", "\"4.x\""]
        },
        { "F32", "F16", ["0.weight", "F16", "F32", "Single"] },
        { "F32", "F64", ["0.weight", "F64", "F32", "model.float()"] },
        { "{\"0.w", "{\"__metadata__\":{\"netgen.layers\":\"2-4-1\"},\"0.w", ["layers", "2-4-1", "2-3-1"] },
        {
            "{\"0.w", "{\"__metadata__\":{\"netgen.activations\":\"ReLU, Identity\"},\"0.w",
            ["ReLU, Identity", "Sigmoid, Identity"]
        },

        // Offsets that lie.
        { "[24,36]", "[24,37]", ["0.bias", "24 to 37", "12 bytes"] },
        { "[24,36]", "[36,24]", ["0.bias", "36 to 24"] },
        { "[24,36]", "[20,32]", ["0.bias", "20", "24", "overlap"] },
        { "[48,52]", "[52,56]", ["2.bias", "52", "48", "gap"] },
        { "[0,24]", "[1000000000000,1000000000024]", ["0.bias", "gap"] },
        { "[0,24]", "[9223372036854775783,9223372036854775807]", ["gap"] },
        { "[0,24]", "[0,18446744073709551616]", ["2⁶³"] },
        { "[0,24]", "[-24,0]", ["'-'", "whole number"] },
        { "[0,24]", "[0.0,24]", ["whole number"] },
        { "[0,24]", "[0,2.4e1]", ["whole number"] },
        { "[0,24]", "[00,24]", ["whole number"] },
        { "[0,24]", "[0,NaN]", ["'N'", "whole number"] },
        { "[0,24]", "[0]", ["']'", "','"] },
        { "[0,24]", "[0,24,48]", ["']'"] },
        { "[0,24]", "null", ["'['"] },

        // Names twice, or not at all.
        { "0.bias", "0.weight", ["\"0.weight\" twice"] },
        { "0.bias", "0\\u002eweight", ["twice"] },
        { "{\"0.w", "{\"__metadata__\":{},\"__metadata__\":{},\"0.w", ["\"__metadata__\" twice"] },
        { "{\"0.w", "{\"__metadata__\":{\"netgen.layers\":\"2-3-1\",\"netgen.layers\":\"2-3-1\"},\"0.w", ["twice"] },
        {
            "\"dtype\":\"F32\",\"shape\":[3],", "\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[3],",
            ["0.bias", "\"dtype\"", "once"]
        },
        { "\"dtype\":\"F32\",\"shape\":[3],", "\"shape\":[3],", ["0.bias", "no \"dtype\""] },
        { "\"shape\":[3],", "", ["0.bias", "no \"shape\""] },
        { ",\"data_offsets\":[24,36]", "", ["0.bias", "no \"data_offsets\""] },
        { "\"shape\":[3]", "\"stride\":[3]", ["0.bias", "\"stride\"", "\"data_offsets\""] },

        // Not JSON.
        { "}}", "}", ["it ends"] },
        { "}}", "}}}", ["'}'", "end"] },
        { "}}", "},}", ["'}'"] },
        { "\"F32\"", "F32", ["'F'"] },
        { "\"F32\"", "\"F\\x32\"", ["escape"] },
        { "\"F32\"", "\"F\\u12g4\"", ["escape"] },
        { "\"F32\"", "\"F\u000132\"", ["control"] },
        { "\"F32\"", "\"F32\\", ["escape"] },
        { "[3,2]", "[[[[[[[[[[[[[[[[", ["'['"] },
        { "\"0.w", "// comment\n\"0.w", ["'/'"] },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_that_does_not_fit(string part, string instead, string[] words)
    {
        int at = Good.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0);
        string header = $"{Good[..at]}{instead}{Good[(at + part.Length)..]}";
        if (part == "F32") header = Good.Replace(part, instead, StringComparison.Ordinal);
        Refused(SafetensorsText.File(header), words);
    }

    [Fact]
    public void The_header_that_they_vary_is_good()
    {
        var network = new Tiny();
        network.Load(new MemoryStream(SafetensorsText.File(Good)));
        // The file's numbers are 0.5, 1.5, …; hidden weights are [out, in] there.
        int[] order = [0, 2, 4, 1, 3, 5, 6, 7, 8, 9, 10, 11, 12];
        Assert.Equal(order.Select(n => n + 0.5f), network.Parameters());
        const string Metadata = "\"__metadata__\" :\t{ \"é\\n\" : \"\\\"\\ud83d\\ude00\" }";
        // White space, escapes and other tools' metadata are no fault.
        string header = Good.Replace("0.bias", "\\u0030.bias", StringComparison.Ordinal)
            .Replace("{\"0.w", $"{{ {Metadata} ,\r\n\"0.w", StringComparison.Ordinal) + "  ";
        new Tiny().Load(new MemoryStream(SafetensorsText.File(header)));
    }

    [Fact]
    public void Lengths_that_lie()
    {
        byte[] good = SafetensorsText.File(Good);
        Refused([], "header's length", "8", "0");
        Refused(good[..7], "cut off", "8", "7");
        Refused(good[..20], "the header", "12");
        Refused(good[..^1], "51", "52", "cut off");
        Refused([.. good, 0], "53", "52", "at its end");
        foreach (ulong claim in (ulong[])[0, 1, 100_000_000, 100_000_001, 1UL << 40, ulong.MaxValue])
        {
            byte[] file = [.. good];
            BinaryPrimitives.WriteUInt64LittleEndian(file, claim);
            Refused(file);
        }
    }

    [Fact]
    public void Bytes_that_are_no_text()
    {
        byte[] header = Encoding.UTF8.GetBytes(Good);
        header[^3] = 0xC3; // the first byte of two
        Refused(SafetensorsText.File(header), "UTF-8");
        Refused(SafetensorsText.File("[]"), "'{'");
        Refused(SafetensorsText.File(" {}"), "'{'");
        Refused(SafetensorsText.File("{}", 0), "0.weight", "none");
    }

    [Fact]
    public void The_other_precision()
    {
        byte[] single = SafetensorsText.File(Good);
        var wide = new TinyDouble();
        ModelFileException refused = Assert.Throws<ModelFileException>(() => wide.Load(new MemoryStream(single)));
        Assert.Contains("F32", refused.Message, StringComparison.Ordinal);
        Assert.Contains("model.double()", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_is_named()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("other.safetensors");
        new Sequential().Save(path);
        ModelFileException refused = Assert.Throws<ModelFileException>(() => new Tiny().Load(path));
        Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
        Assert.Contains("4-7-5-3", refused.Message, StringComparison.Ordinal);
        Assert.Contains("2-3-1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_cannot_be_the_layers()
    {
        byte[] good = SafetensorsText.File(Good);
        foreach (string[] names in (string[][])[["fc1"], ["a", "b", "c"], ["a", "a"], ["a", null!], ["a", "é"]])
        {
            Assert.Throws<ArgumentException>("layerNames", () => new Tiny().Load(new MemoryStream(good), names));
        }
    }

    private static void Refused(byte[] file, params string[] words)
    {
        foreach (Stream stream in (Stream[])[new MemoryStream(file), new UnseekableStream(file)])
        {
            var network = new Tiny(3);
            ModelFileException refused = Assert.Throws<ModelFileException>(() => network.Load(stream));
            Assert.Equal(new Tiny(3).Parameters(), network.Parameters());
            if (stream.CanSeek)
            {
                Assert.All(words, word => Assert.Contains(word, refused.Message, StringComparison.Ordinal));
            }
        }
    }
}
