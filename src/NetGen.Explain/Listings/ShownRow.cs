using System.Collections.Generic;
using System.Linq;
using NetGen.Compiler.Program;
using NetGen.Explain.Trace;

namespace NetGen.Explain.Listings;

/// <summary>One or several lines of code that are one statement, and what it did.</summary>
/// <param name="Text">As it is printed.</param>
/// <param name="Note">The equation, of a comment that has one.</param>
/// <param name="Runs">Each time that it was run.</param>
/// <param name="Kind">What it is.</param>
internal sealed record ShownRow(string Text, string? Note, IReadOnlyList<Run> Runs, RowKind Kind)
{
    /// <summary>The rows of a program.</summary>
    /// <param name="program">Its lines.</param>
    /// <param name="recorder">What they did.</param>
    /// <param name="isPart">
    /// Whether only a part has room: of unrolled code, statements of which nothing was kept are left out.
    /// </param>
    public static IReadOnlyList<ShownRow> Of(ShownProgram program, Recorder recorder, bool isPart)
    {
        var rows = new List<ShownRow>();
        for (int n = 0; n < program.Lines.Count;)
        {
            (string text, object? part) = program.Lines[n];
            int count = 1;
            while (part is not null && n + count < program.Lines.Count && text.Length > 0
                && ReferenceEquals(program.Lines[n + count].Part, part))
            {
                count++;
            }

            // The empty line above a statement is no part of it.
            part = text.Length == 0 ? null : part;
            string all = string.Join("\n", program.Lines.Skip(n).Take(count).Select(line => line.Text));
            n += count;
            IReadOnlyList<Run> runs = part is Statement statement ? recorder.Of(statement) : [];
            RowKind kind = part switch
            {
                Paragraph => RowKind.Note,
                DeclareAll => RowKind.Declarations,
                Declare or Assign or Accumulate or Store => RowKind.Statement,
                _ => RowKind.Other,
            };
            if (!isPart || program.IsLoops || kind is RowKind.Other or RowKind.Note || runs.Count > 0)
            {
                rows.Add(new ShownRow(all, (part as Paragraph)?.Note, runs, kind));
            }
        }

        return rows;
    }
}

/// <summary>What lines of code are; the page's script knows the numbers.</summary>
internal enum RowKind
{
    /// <summary>A brace, a head, or a line that computes nothing.</summary>
    Other,

    /// <summary>It writes a number each time that it is run.</summary>
    Statement,

    /// <summary>A comment: an equation or a reason.</summary>
    Note,

    /// <summary>Several numbers in one line.</summary>
    Declarations,
}
