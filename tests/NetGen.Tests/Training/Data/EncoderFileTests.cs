using System.Text;
using NetGen.Tests.ModelFiles;

namespace NetGen.Tests.Training.Data;

/// <summary>A file that is not what was saved is refused: another mean or category would be a wrong answer without a word.</summary>
public sealed class EncoderFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _good;

    public EncoderFileTests()
    {
        CsvRows rows = CsvRows.Read(new StringReader("a,kind,y\n1.5,rot,1\n,grün,2\n2.25,blau,3\n"));
        CsvEncoder.Fit(
            rows, [CsvColumn.Number("a", MissingValues.Mean), CsvColumn.Category("kind")], [CsvColumn.Number("y")])
            .Save(File);
        _good = System.IO.File.ReadAllBytes(File);
    }

    private string File => _folder.File("rows.encoder");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_changed_byte_is_found()
    {
        for (int n = 0; n < _good.Length; n++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] changed = [.. _good];
                changed[n] ^= (byte)(1 << bit);
                Assert.Throws<InvalidDataException>(() => Load(changed));
            }

            Assert.Throws<InvalidDataException>(() => Load([.. _good[..n], .. _good[(n + 1)..]]));
            Assert.Throws<InvalidDataException>(() => Load(_good[..n]));
            if (_good[n] != '\n') Assert.Throws<InvalidDataException>(() => Load([.. _good[..n], (byte)'\r', .. _good[n..]]));
        }

        Assert.Throws<InvalidDataException>(() => Load([.. _good, .. _good]));
    }

    [Fact]
    public void What_changed_is_said_to_have_changed()
    {
        string text = Encoding.UTF8.GetString(_good);
        Refused("fingerprint does not match its content", text.Replace("1.875", "1.975", StringComparison.Ordinal));
        Refused("fingerprint does not match its content", text.Replace("grün", "gruen", StringComparison.Ordinal));
        Refused("bytes that are not UTF-8", Encoding.Latin1.GetBytes(text));
        Refused("another version than 2", text.Replace("\t2\n", "\t1\n", StringComparison.Ordinal));
        Refused("does not end with \"end\"", text[..^1]);
    }

    /// <summary>Version control on Windows makes them.</summary>
    [Fact]
    public void Line_ends_of_Windows_are_read() => Assert.Equal(
        ["a", "kind = blau", "kind = grün", "kind = rot"],
        Load(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_good).ReplaceLineEndings("\r\n"))).InputNames);

    private void Refused(string words, string text) => Refused(words, Encoding.UTF8.GetBytes(text));

    private void Refused(string words, byte[] bytes)
    {
        string message = Assert.Throws<InvalidDataException>(() => Load(bytes)).Message;
        Assert.StartsWith(File, message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }

    private CsvEncoder Load(byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File, bytes);
        return CsvEncoder.Load(File);
    }
}
