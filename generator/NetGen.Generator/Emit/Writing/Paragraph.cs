namespace NetGen.Generator.Emit.Writing;

/// <summary>A comment and the statements that do what it says.</summary>
/// <param name="Comment">Without the slashes; empty for a blank line alone, null where the statements follow on.</param>
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
            writer.Lines(Comment.Length == 0 ? [] : [$"// {Comment}"]);
        }

        writer.Lines(Lines);
    }
}
