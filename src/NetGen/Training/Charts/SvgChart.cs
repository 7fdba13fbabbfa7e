using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetGen;

/// <summary>A line chart as SVG, readable on light and on dark pages.</summary>
internal sealed class SvgChart
{
    private const int Width = 720, Height = 400, Left = 72, Right = 24, Top = 48, Bottom = 48;
    private const int MostPoints = 1500;

    private const string Style =
        "<style>\n"
        + "  text { fill: #444; } .grid { stroke: #8884; }\n"
        + "  .curve { fill: none; stroke-width: 1.8; stroke-linejoin: round; }\n"
        + "  .c0 { stroke: #2a6fdb; } .c1 { stroke: #e07b00; } .k0 { fill: #2a6fdb; } .k1 { fill: #e07b00; }\n"
        + "  .mark { paint-order: stroke; stroke: #fff; stroke-width: 4px; }\n"
        + "  @media (prefers-color-scheme: dark) { text { fill: #ccc; } .mark { stroke: #111; } }\n"
        + "</style>\n";

    private readonly string _title;
    private readonly string _xName;
    private readonly string _yName;
    private readonly StringBuilder _svg = new();

    /// <exception cref="ArgumentException">The title is null, or has a character that XML does not have.</exception>
    public SvgChart(string title, string xName, string yName) =>
        (_title, _xName, _yName) = (Checked(title), xName, yName);

    public IReadOnlyList<Curve> Curves { get; set; } = Array.Empty<Curve>();

    public bool IsLogarithmicX { get; set; }

    public bool IsLogarithmicY { get; set; }

    /// <summary>A point that is pointed out.</summary>
    public (double X, double Y, string Text)? Mark { get; set; }

    /// <summary>Whether all values are positive and the largest is at least ten times the smallest.</summary>
    public bool SpansDecades =>
        Curves.SelectMany(curve => curve.Y).Where(double.IsFinite).ToArray() is { Length: > 0 } all
        && all.Min() > 0 && all.Max() >= 10 * all.Min();

    public string Draw()
    {
        Axis x = AxisOf(curve => curve.X, Mark?.X, Left, Width - Right, IsLogarithmicX);
        Axis y = AxisOf(curve => curve.Y, Mark?.Y, Height - Bottom, Top, IsLogarithmicY);
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" ");
        Line($"aria-label=\"{Escape(_title)}\" font-family=\"system-ui, sans-serif\" font-size=\"12\">");
        _svg.Append(Style);
        Line($"<text x=\"{Left}\" y=\"24\" font-size=\"16\" font-weight=\"600\">{Escape(_title)}</text>");
        DrawGrid(x, y);
        for (int n = 0; n < Curves.Count; n++)
        {
            DrawCurve(Curves[n], n, x, y);
        }

        if (Mark is { } mark && IsDrawn(mark.X, mark.Y))
        {
            DrawMark(mark, x, y);
        }

        Line($"</svg>");
        return _svg.ToString();
    }

    private void DrawGrid(Axis x, Axis y)
    {
        foreach ((double place, string label) in y.Ticks(6))
        {
            Add($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" ");
            Line($"y1=\"{place:0.##}\" y2=\"{place:0.##}\"/>");
            Line($"<text x=\"{Left - 8}\" y=\"{place:0.##}\" dy=\"4\" text-anchor=\"end\">{label}</text>");
        }

        foreach ((double place, string label) in x.Ticks(8))
        {
            Add($"<line class=\"grid\" x1=\"{place:0.##}\" x2=\"{place:0.##}\" ");
            Line($"y1=\"{Top}\" y2=\"{Height - Bottom}\"/>");
            Line($"<text x=\"{place:0.##}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{label}</text>");
        }

        Add($"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\">");
        Line($"{Escape(_xName)}</text>");
        Add($"<text transform=\"translate(16 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">");
        Line($"{Escape(_yName)}</text>");
    }

    private void DrawCurve(Curve curve, int n, Axis x, Axis y)
    {
        Add($"<path class=\"curve c{n % 2}\" d=\"");
        int every = Math.Max(1, curve.X.Length / MostPoints);
        bool move = true;
        for (int point = 0; point < curve.X.Length; point++)
        {
            if (point % every != 0 && point != curve.X.Length - 1)
            {
                continue;
            }

            if (!IsDrawn(curve.X[point], curve.Y[point]))
            {
                move = true;
                continue;
            }

            Add($"{(move ? 'M' : 'L')}{x.Place(curve.X[point]):0.##} {y.Place(curve.Y[point]):0.##}");
            move = false;
        }

        Line($"\"/>");
        int legend = Width - Right - 180 + (90 * n);
        Line($"<rect class=\"k{n % 2}\" x=\"{legend}\" y=\"16\" width=\"10\" height=\"10\" rx=\"2\"/>");
        Line($"<text x=\"{legend + 15}\" y=\"25\">{Escape(curve.Name)}</text>");
    }

    private void DrawMark((double X, double Y, string Text) mark, Axis x, Axis y)
    {
        (double left, double top) = (x.Place(mark.X), y.Place(mark.Y));
        (string side, int distance) = left > Width * 0.7 ? ("end", -8) : ("start", 8);
        Line($"<circle cx=\"{left:0.##}\" cy=\"{top:0.##}\" r=\"4\" fill=\"#c2255c\"/>");
        Add($"<text class=\"mark\" x=\"{left:0.##}\" y=\"{top:0.##}\" dx=\"{distance}\" dy=\"-8\" ");
        Line($"text-anchor=\"{side}\">{Escape(mark.Text)}</text>");
    }

    private Axis AxisOf(Func<Curve, double[]> side, double? mark, double start, double end, bool isLogarithmic)
    {
        double[] values = Curves.SelectMany(side).Append(mark ?? double.NaN)
            .Where(value => double.IsFinite(value) && (!isLogarithmic || value > 0)).ToArray();
        return values.Length == 0
            ? new Axis(1, 10, start, end, isLogarithmic)
            : new Axis(values.Min(), values.Max(), start, end, isLogarithmic);
    }

    private bool IsDrawn(double x, double y) =>
        double.IsFinite(x) && double.IsFinite(y) && (!IsLogarithmicX || x > 0) && (!IsLogarithmicY || y > 0);

    /// <remarks>Not a string: that would be written in the culture of the thread, with its minus sign.</remarks>
    private void Add(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture));

    private void Line(FormattableString text)
    {
        Add(text);
        _svg.Append('\n');
    }

    /// <exception cref="ArgumentNullException">There is no title.</exception>
    /// <exception cref="ArgumentException">It has a character that XML does not have.</exception>
    private static string Checked(string title)
    {
        _ = title ?? throw new ArgumentNullException(
            nameof(title), "The title is null; it must be a text, which may be empty.");
        for (int n = 0; n < title.Length; n++)
        {
            char letter = title[n];
            bool isPair = n + 1 < title.Length && char.IsSurrogatePair(letter, title[n + 1]);
            bool isText = isPair || (letter is '\t' or '\n' or '\r' or >= ' ' and not ('\uFFFE' or '\uFFFF')
                && !char.IsSurrogate(letter));
            if (!isText)
            {
                throw new ArgumentException(
                    $"The title has the character U+{(int)letter:X4} at index {n}, which SVG, being XML, cannot hold. "
                    + "Leave it out.",
                    nameof(title));
            }

            n += isPair ? 1 : 0;
        }

        return title;
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");
}
