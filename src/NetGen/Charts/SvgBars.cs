using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>A chart of named values with their spread as SVG: a bar each, from the top down.</summary>
internal sealed class SvgBars
{
    private const int NameWidth = 170, RowHeight = 22, MostRows = 40, NameLetters = 24;

    private readonly string _title;
    private readonly string _name;
    private readonly IReadOnlyList<Row> _rows;

    /// <exception cref="ArgumentException">The title is null, or has a character that XML does not have.</exception>
    public SvgBars(string title, string name, IReadOnlyList<Row> rows) =>
        (_title, _name, _rows) = (SvgPage.Checked(title), name, rows.Take(MostRows).ToArray());

    /// <summary>Whether bars begin at 0; if not, values are points on an axis that shows how they differ.</summary>
    public bool FromZero { get; set; } = true;

    public string Draw()
    {
        int bottom = SvgPage.Top + (RowHeight * _rows.Count);
        double[] ends = _rows.SelectMany(row => row.Points.Concat(new[]
            {
                row.Value, row.Value - row.Deviation, row.Value + row.Deviation, FromZero ? 0 : row.Value,
            })).Where(Finite.Is).DefaultIfEmpty(0).ToArray();
        int left = NameWidth, right = SvgPage.Width - SvgPage.Right;
        var axis = new Axis(ends.Min(), ends.Max(), left, right, isLogarithmic: false);
        var page = new SvgPage(_title, bottom + SvgPage.Bottom, curves: 2);
        page.VerticalGrid(axis, 8, bottom);
        page.Add($"<text x=\"{(left + right) / 2}\" y=\"{bottom + SvgPage.Bottom - 10}\" text-anchor=\"middle\">");
        page.Line($"{SvgPage.Escape(_name)}</text>");
        for (int n = 0; n < _rows.Count; n++)
        {
            Draw(page, axis, _rows[n], SvgPage.Top + (RowHeight * n) + (RowHeight / 2));
        }

        return page.End();
    }

    private void Draw(SvgPage page, Axis axis, Row row, int middle)
    {
        string name = SvgPage.Escape(SvgPage.Name(row.Name, NameLetters));
        page.Line($"<text x=\"{NameWidth - 10}\" y=\"{middle}\" dy=\"4\" text-anchor=\"end\">{name}</text>");
        if (!Finite.Is(row.Value))
        {
            return;
        }

        double value = axis.Place(row.Value);
        if (FromZero)
        {
            double zero = axis.Place(0);
            page.Add($"<rect class=\"k0\" x=\"{Math.Min(zero, value):0.##}\" y=\"{middle - 6}\" ");
            page.Line($"width=\"{Math.Abs(value - zero):0.##}\" height=\"12\" fill-opacity=\"0.75\"/>");
        }

        if (Finite.Is(row.Deviation))
        {
            double low = axis.Place(row.Value - row.Deviation), high = axis.Place(row.Value + row.Deviation);
            page.Add($"<line class=\"whisker\" x1=\"{low:0.##}\" x2=\"{high:0.##}\" ");
            page.Line($"y1=\"{middle}\" y2=\"{middle}\" stroke-width=\"2\"/>");
        }

        foreach (double point in row.Points.Where(Finite.Is))
        {
            page.Add($"<circle class=\"k1\" cx=\"{axis.Place(point):0.##}\" cy=\"{middle}\" r=\"2.5\" ");
            page.Line($"fill-opacity=\"0.6\"/>");
        }

        if (!FromZero)
        {
            page.Line($"<circle class=\"k0\" cx=\"{value:0.##}\" cy=\"{middle}\" r=\"4.5\"/>");
        }
    }

    /// <summary>A value, how much it varies (NaN: unknown), and what it is the mean of.</summary>
    public sealed class Row
    {
        public Row(string name, double value, double deviation, IReadOnlyList<double>? points = null) =>
            (Name, Value, Deviation, Points) = (name, value, deviation, points ?? Array.Empty<double>());

        public string Name { get; }

        public double Value { get; }

        public double Deviation { get; }

        public IReadOnlyList<double> Points { get; }
    }
}
