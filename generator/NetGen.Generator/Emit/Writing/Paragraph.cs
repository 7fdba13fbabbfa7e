namespace NetGen.Generator.Emit.Writing;

/// <summary>A comment and the statements that do what it says.</summary>
/// <param name="Comment">Without the slashes; null where the statements follow on from the paragraph before.</param>
/// <param name="Lines">Statements, one a line.</param>
internal sealed record Paragraph(string? Comment, IReadOnlyList<string> Lines)
{
    public void WriteTo(CodeWriter writer)
    {
        if (Lines.Count == 0)
        {
            return;
        }

        if (Comment is not null)
        {
            writer.Gap();
            writer.Lines(Comment.Split('\n').Select(line => $"// {line}"));
        }

        writer.Lines(Lines);
    }
}
