using Spectre.Console;

namespace NetGen.Benchmarks.Reports;

/// <summary>A table's cells, for the terminal and for Markdown alike.</summary>
internal sealed record Sheet(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public void Print()
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(Title)), Border = TableBorder.Rounded };
        foreach (string column in Columns) table.AddColumn(new TableColumn(Markup.Escape(column)) { NoWrap = true });
        for (int n = 1; n < Columns.Count; n++) table.Columns[n].RightAligned();
        foreach (IReadOnlyList<string> row in Rows) table.AddRow([.. row.Select(Markup.Escape)]);
        AnsiConsole.Write(table);
    }

    public string ToMarkdown()
    {
        IEnumerable<string> lines =
        [
            Line(Columns), Line(Columns.Select((_, n) => n == 0 ? "---" : "---:")), .. Rows.Select(Line),
        ];
        return string.Join('\n', lines) + "\n";

        static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
    }
}
