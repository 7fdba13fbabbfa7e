using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit.Scalar;

/// <summary>
/// Cuts paragraphs into method bodies that the JIT optimizes: none costs more than
/// <see cref="Budgets.MethodInstructions"/>, and no local is cut off from its use.
/// </summary>
internal static class MethodSplitter
{
    public static IReadOnlyList<IReadOnlyList<Paragraph>> Split(IEnumerable<Paragraph> paragraphs)
    {
        var bodies = new List<IReadOnlyList<Paragraph>>();
        var body = new List<Paragraph>();
        int cost = 0;
        foreach (Paragraph paragraph in paragraphs)
        {
            var lines = new List<string>();
            foreach (IReadOnlyList<string> group in Inseparable(paragraph.Lines))
            {
                int more = group.Sum(Cost);
                if (cost > 0 && cost + more > Budgets.MethodInstructions)
                {
                    Flush(paragraph.Comment, lines);
                    bodies.Add(body);
                    (body, lines, cost) = ([], [], 0);
                }

                lines.AddRange(group);
                cost += more;
            }

            Flush(paragraph.Comment, lines);
        }

        if (body.Count > 0)
        {
            bodies.Add(body);
        }

        return bodies;

        void Flush(string? comment, List<string> lines)
        {
            if (lines.Count > 0)
            {
                body.Add(new Paragraph(comment, lines));
            }
        }
    }

    /// <summary>Runs of lines that are tied together by a local or by braces.</summary>
    private static IEnumerable<IReadOnlyList<string>> Inseparable(IReadOnlyList<string> lines)
    {
        var lastUse = new Dictionary<string, int>();
        for (int k = 0; k < lines.Count; k++)
        {
            foreach (string name in Mentions.In(lines[k]))
            {
                lastUse[name] = k;
            }
        }

        var group = new List<string>();
        int until = 0;
        int depth = 0;
        for (int k = 0; k < lines.Count; k++)
        {
            string line = lines[k];
            group.Add(line);
            depth += line.Count(c => c == '{') - line.Count(c => c == '}');
            if (line.StartsWith("for ", StringComparison.Ordinal))
            {
                until = Math.Max(until, k + 1);
            }

            if (Mentions.DeclaredIn(line) is { } local)
            {
                until = Math.Max(until, lastUse[local]);
            }

            if (k >= until && depth == 0)
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

    /// <summary>About the number of intermediate-language instructions: a load a name or number, one more an element.</summary>
    private static int Cost(string line)
    {
        int cost = 0;
        bool inWord = false;
        foreach (char c in line)
        {
            bool word = char.IsLetterOrDigit(c) || c is '_' or '.' or ':';
            cost += word && !inWord || c is '[' or '(' or '+' or '-' or '*' or '/' or '=' ? 1 : 0;
            inWord = word;
        }

        return cost;
    }
}
