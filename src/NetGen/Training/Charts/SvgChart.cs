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

    private readonly string _title;
    private readonly string _xName;
    private readonly string _yName;
    private readonly StringBuilder _svg = new();

    public SvgChart(string title, string xName, string yName) => (_title, _xName, _yName) = (title, xName, yName);

    public IReadOnlyList<Curve> Curves { get; set; } = Array.Empty<Curve>();

    public bool IsLogarithmicX { get; set; }

    public bool IsLogarithmicY { get; set; }

    /// <summary>A point that is pointed out.</summary>
    public (double X, double Y, string Text)? Mark { get; set; }

    /// <summary>Whether all values are positive and the largest is at least ten times the smallest.</summary>
    public bool SpansDecades => Values(curve => curve.Y).ToArray() is { Length: > 0 } all && all.Min() > 0
        && all.Max() >= 10 * all.Min();

    public string Draw()
    {
        Axis x = AxisOf(curve => curve.X, Left, Width - Right, IsLogarithmicX);
        Axis y = AxisOf(curve => curve.Y, Height - Bottom, Top, IsLogarithmicY);
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" "
            + $"aria-label=\"{Escape(_title)}\" font-family=\"system-ui, sans-serif\" font-size=\"12\">");
        Line("<style>");
        Line("  text { fill: #444; } .grid { stroke: #8884; }");
        Line("  .curve { fill: none; stroke-width: 1.8; stroke-linejoin: round; }");
        Line("  .c0 { stroke: #2a6fdb; } .c1 { stroke: #e07b00; } .k0 { fill: #2a6fdb; } .k1 { fill: #e07b00; }");
        Line("  .mark { paint-order: stroke; stroke: #fff; stroke-width: 4px; }");
        Line("  @media (prefers-color-scheme: dark) { text { fill: #ccc; } .mark { stroke: #111; } }");
        Line("</style>");
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

        Line("</svg>");
        return _svg.ToString();
    }

    private void DrawGrid(Axis x, Axis y)
    {
        foreach ((double value, string label) in y.Ticks(6))
        {
            string place = Number(y.Place(value));
            Line($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{place}\" y2=\"{place}\"/>");
            Line($"<text x=\"{Left - 8}\" y=\"{place}\" dy=\"4\" text-anchor=\"end\">{label}</text>");
        }

        foreach ((double value, string label) in x.Ticks(8))
        {
            string place = Number(x.Place(value));
            Line($"<line class=\"grid\" x1=\"{place}\" x2=\"{place}\" y1=\"{Top}\" y2=\"{Height - Bottom}\"/>");
            Line($"<text x=\"{place}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{label}</text>");
        }

        Line($"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\">"
            + $"{Escape(_xName)}</text>");
        Line($"<text transform=\"translate(16 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">"
            + $"{Escape(_yName)}</text>");
    }

    private void DrawCurve(Curve curve, int n, Axis x, Axis y)
    {
        var points = new StringBuilder();
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

            points.Append(move ? 'M' : 'L').Append(Number(x.Place(curve.X[point]))).Append(' ')
                .Append(Number(y.Place(curve.Y[point])));
            move = false;
        }

        Line($"<path class=\"curve c{n % 2}\" d=\"{points}\"/>");
        int legend = Width - Right - 180 + (90 * n);
        Line($"<rect class=\"k{n % 2}\" x=\"{legend}\" y=\"16\" width=\"10\" height=\"10\" rx=\"2\"/>");
        Line($"<text x=\"{legend + 15}\" y=\"25\">{Escape(curve.Name)}</text>");
    }

    private void DrawMark((double X, double Y, string Text) mark, Axis x, Axis y)
    {
        double at = x.Place(mark.X);
        (string side, int distance) = at > Width * 0.7 ? ("end", -8) : ("start", 8);
        (string left, string top) = (Number(at), Number(y.Place(mark.Y)));
        Line($"<circle cx=\"{left}\" cy=\"{top}\" r=\"4\" fill=\"#c2255c\"/>");
        Line($"<text class=\"mark\" x=\"{left}\" y=\"{top}\" dx=\"{distance}\" dy=\"-8\" text-anchor=\"{side}\">"
            + $"{Escape(mark.Text)}</text>");
    }

    private Axis AxisOf(Func<Curve, double[]> side, double start, double end, bool isLogarithmic)
    {
        double[] values = Values(side).Where(value => !isLogarithmic || value > 0).ToArray();
        return values.Length == 0
            ? new Axis(1, 10, start, end, isLogarithmic)
            : new Axis(values.Min(), values.Max(), start, end, isLogarithmic);
    }

    private IEnumerable<double> Values(Func<Curve, double[]> side) => Curves.SelectMany(side).Where(double.IsFinite);

    private bool IsDrawn(double x, double y) =>
        double.IsFinite(x) && double.IsFinite(y) && (!IsLogarithmicX || x > 0) && (!IsLogarithmicY || y > 0);

    private void Line(string text) => _svg.Append(text).Append('\n');

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");
}
