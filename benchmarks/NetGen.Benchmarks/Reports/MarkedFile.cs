namespace NetGen.Benchmarks.Reports;

/// <summary>
/// A text file with places for figures: what stands between <c>&lt;!-- measured: name --&gt;</c> and
/// <c>&lt;!-- end --&gt;</c> is replaced.
/// </summary>
internal sealed class MarkedFile(string path)
{
    private const string End = "<!-- end -->";

    private readonly string _path = Repository.File(path);
    private string _text = File.ReadAllText(Repository.File(path));

    /// <exception cref="InvalidOperationException">There is no such place.</exception>
    public MarkedFile Set(string name, string text)
    {
        string begin = $"<!-- measured: {name} -->";
        int start = _text.IndexOf(begin, StringComparison.Ordinal);
        int end = start < 0 ? -1 : _text.IndexOf(End, start, StringComparison.Ordinal);
        if (end < 0) throw new InvalidOperationException($"{path} has no '{begin}' with '{End}' behind it.");

        _text = $"{_text[..(start + begin.Length)]}\n{text}{_text[end..]}";
        return this;
    }

    public void Save() => File.WriteAllText(_path, _text);
}
