using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.C99;

/// <summary>Comments, in ASCII and within a line's width.</summary>
internal static class CComment
{
    public static void Write(CodeWriter writer, string text, IReadOnlyDictionary<string, string>? names = null)
    {
        string[] lines = [.. Wrapping.Words(Spelling.Prose(text, names))];
        for (int n = 0; n < lines.Length; n++)
        {
            writer.Line((n == 0 ? "/* " : " * ") + lines[n] + (n == lines.Length - 1 ? " */" : ""));
        }
    }

    /// <summary>A block of lines as they are.</summary>
    public static void Block(CodeWriter writer, IEnumerable<string> lines)
    {
        writer.Line("/*");
        writer.Lines(lines.Select(line => " * " + Spelling.Prose(line)));
        writer.Line(" */");
    }
}
