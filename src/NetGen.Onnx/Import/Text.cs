namespace NetGen.Onnx.Import;

/// <summary>A file's words in a message.</summary>
internal static class Text
{
    private const int Shown = 80;

    /// <summary>Long names are cut.</summary>
    public static string Cut(string name) => name.Length <= Shown ? name : $"{name.Substring(0, Shown)}…";
}
