using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>A chart of curves and points as SVG.</summary>
internal sealed class SvgChart
{
    private const int Height = 400, MostPoints = 1500;

    /// <summary>Up to this many names stand above the curves; more stand beside them.</summary>
    private const int NamesAbove = 2;

    private const int NamesBeside = 20, NameWidth = 132, NameLetters = 16;

    private readonly string _title;
    private readonly string _xName;
    private readonly string _yName;

    /// <exception cref="ArgumentException">The title is null, or has a character that XML does not have.</exception>
    public SvgChart(string title, string xName, string yName) =>
        (_title, _xName, _yName) = (SvgPage.Checked(title), xName, yName);

    public IReadOnlyList<Curve> Curves { get; set; } = Array.Empty<Curve>();

    /// <summary>A dashed line to compare the curves with, without a name.</summary>
    public Curve? Reference { get; set; }

    public bool IsLogarithmicX { get; set; }

    public bool IsLogarithmicY { get; set; }

    /// <summary>Whether both axes go from 0 to 1, whatever the curves do.</summary>
    public bool IsUnitSquare { get; set; }

    /// <summary>A point that is pointed out.</summary>
    public (double X, double Y, string Text)? Mark { get; set; }

    /// <summary>Whether all values are positive and the largest is at least ten times the smallest.</summary>
    public bool SpansDecades =>
        Curves.SelectMany(curve => curve.Y).Where(Finite.Is).ToArray() is { Length: > 0 } all
        && all.Min() > 0 && all.Max() >= 10 * all.Min();

    private int Right => SvgPage.Width - (Curves.Count > NamesAbove ? NameWidth + SvgPage.Right : SvgPage.Right);

    public string Draw()
    {
        Axis x = AxisOf(curve => curve.X, Mark?.X, SvgPage.Left, Right, IsLogarithmicX);
        Axis y = AxisOf(curve => curve.Y, Mark?.Y, Height - SvgPage.Bottom, SvgPage.Top, IsLogarithmicY);
        var page = new SvgPage(_title, Height, Curves.Count);
        DrawGrid(page, x, y);
        if (Reference is not null)
        {
            DrawPath(page, Reference, "reference", x, y);
        }

        for (int n = 0; n < Curves.Count; n++)
        {
            if (Curves[n].IsPoints)
            {
                DrawPoints(page, Curves[n], n, x, y);
            }
            else
            {
                DrawPath(page, Curves[n], $"curve c{SvgPage.Color(n)}", x, y);
            }

            DrawName(page, n);
        }

        if (Mark is { } mark && IsDrawn(mark.X, mark.Y))
        {
            DrawMark(page, mark, x, y);
        }

        return page.End();
    }

    private void DrawGrid(SvgPage page, Axis x, Axis y)
    {
        page.HorizontalGrid(y, 6, Right);
        page.VerticalGrid(x, 8, Height - SvgPage.Bottom);
        page.AxisNames(_xName, _yName, Right, Height - SvgPage.Bottom);
    }

    private void DrawPath(SvgPage page, Curve curve, string style, Axis x, Axis y)
    {
        page.Add($"<path class=\"{style}\" d=\"");
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

            page.Add($"{(move ? 'M' : 'L')}{x.Place(curve.X[point]):0.##} {y.Place(curve.Y[point]):0.##}");
            move = false;
        }

        page.Line($"\"/>");
    }

    private void DrawPoints(SvgPage page, Curve curve, int n, Axis x, Axis y)
    {
        int every = Math.Max(1, curve.X.Length / MostPoints);
        for (int point = 0; point < curve.X.Length; point += every)
        {
            if (IsDrawn(curve.X[point], curve.Y[point]))
            {
                page.Add($"<circle class=\"k{SvgPage.Color(n)}\" cx=\"{x.Place(curve.X[point]):0.##}\" ");
                page.Line($"cy=\"{y.Place(curve.Y[point]):0.##}\" r=\"{(curve.X.Length > 100 ? 2 : 3.5)}\"/>");
            }
        }
    }

    private void DrawName(SvgPage page, int n)
    {
        if (Curves.Count <= NamesAbove)
        {
            page.Legend(n, SvgPage.Width - SvgPage.Right - 180 + (90 * n), 16, Curves[n].Name);
        }
        else if (n < NamesBeside)
        {
            page.Legend(n, Right + 16, SvgPage.Top + (15 * n), SvgPage.Name(Curves[n].Name, NameLetters));
        }
    }

    private static void DrawMark(SvgPage page, (double X, double Y, string Text) mark, Axis x, Axis y)
    {
        (double left, double top) = (x.Place(mark.X), y.Place(mark.Y));
        (string side, int distance) = left > SvgPage.Width * 0.7 ? ("end", -8) : ("start", 8);
        page.Line($"<circle cx=\"{left:0.##}\" cy=\"{top:0.##}\" r=\"4\" fill=\"#c2255c\"/>");
        page.Add($"<text class=\"mark\" x=\"{left:0.##}\" y=\"{top:0.##}\" dx=\"{distance}\" dy=\"-8\" ");
        page.Line($"text-anchor=\"{side}\">{SvgPage.Escape(mark.Text)}</text>");
    }

    private Axis AxisOf(Func<Curve, double[]> side, double? mark, double start, double end, bool isLogarithmic)
    {
        if (IsUnitSquare)
        {
            return new Axis(0, 1, start, end, isLogarithmic: false);
        }

        IEnumerable<Curve> lines = Reference is null ? Curves : Curves.Append(Reference);
        double[] values = lines.SelectMany(side).Append(mark ?? double.NaN)
            .Where(value => Finite.Is(value) && (!isLogarithmic || value > 0)).ToArray();
        return values.Length == 0
            ? new Axis(1, 10, start, end, isLogarithmic)
            : new Axis(values.Min(), values.Max(), start, end, isLogarithmic);
    }

    private bool IsDrawn(double x, double y) =>
        Finite.Is(x) && Finite.Is(y) && (!IsLogarithmicX || x > 0) && (!IsLogarithmicY || y > 0);
}
