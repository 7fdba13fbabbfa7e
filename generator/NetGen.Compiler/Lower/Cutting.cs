using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower;

/// <summary>
/// Cuts paragraphs into bodies that a compiler optimizes: none costs more than a bound, and no local is cut off from
/// its use.
/// </summary>
internal static class Cutting
{
    /// <param name="paragraphs">What is cut, between statements.</param>
    /// <param name="most">What a body may cost; one that cannot be cut may cost more.</param>
    public static IReadOnlyList<IReadOnlyList<Paragraph>> Cut(IEnumerable<Paragraph> paragraphs, int most)
    {
        var bodies = new List<IReadOnlyList<Paragraph>>();
        var body = new List<Paragraph>();
        int cost = 0;
        foreach (Paragraph paragraph in paragraphs)
        {
            var statements = new List<Statement>();
            foreach (IReadOnlyList<Statement> group in Inseparable(paragraph.Statements))
            {
                int more = group.Sum(Cost.Of);
                if (cost > 0 && cost + more > most)
                {
                    Close(paragraph.Note, statements);
                    bodies.Add(body);
                    (body, statements, cost) = ([], [], 0);
                }

                statements.AddRange(group);
                cost += more;
            }

            Close(paragraph.Note, statements);
        }

        if (body.Count > 0)
        {
            bodies.Add(body);
        }

        return bodies;

        void Close(string? note, List<Statement> statements)
        {
            if (statements.Count > 0)
            {
                body.Add(new Paragraph(note, statements));
            }
        }
    }

    /// <summary>Runs of statements that are tied together by a local.</summary>
    private static IEnumerable<IReadOnlyList<Statement>> Inseparable(IReadOnlyList<Statement> statements)
    {
        var lastUse = new Dictionary<string, int>();
        for (int k = 0; k < statements.Count; k++)
        {
            foreach (string name in Walk.UsedNames(statements[k]))
            {
                lastUse[name] = k;
            }
        }

        var group = new List<Statement>();
        int until = 0;
        for (int k = 0; k < statements.Count; k++)
        {
            group.Add(statements[k]);
            foreach (string local in Walk.DeclaredNames(statements[k]))
            {
                until = Math.Max(until, lastUse.TryGetValue(local, out int last) ? last : k);
            }

            if (k >= until)
            {
                yield return group;
                group = [];
            }
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }
}
