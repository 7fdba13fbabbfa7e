using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>E over two weights as SVG: bands of color, the weights, and the way against the gradient.</summary>
internal sealed class SvgSurface
{
    private const int Size = 448, Bands = 10, ArrowLength = 46;
    private const int Right = SvgPage.Left + Size, Bottom = SvgPage.Top + Size;

    private readonly string _title;
    private readonly LossSurface _surface;
    private readonly bool _isLogarithmic;
    private readonly double _low;
    private readonly double _high;

    /// <exception cref="ArgumentException">The title has a character that XML does not have.</exception>
    public SvgSurface(string title, LossSurface surface)
    {
        (_title, _surface) = (SvgPage.Checked(title), surface);
        double[] errors = surface.First.Values
            .SelectMany((_, a) => surface.Second.Values.Select((_, b) => surface[a, b]))
            .Append(surface.Error).Where(Finite.Is).ToArray();
        (_low, _high) = (errors.Min(), errors.Max());
        _isLogarithmic = _low > 0 && _high >= 10 * _low;
    }

    public string Draw()
    {
        Axis x = AxisOf(_surface.First.Values, SvgPage.Left, Right);
        Axis y = AxisOf(_surface.Second.Values, Bottom, SvgPage.Top);
        var page = new SvgPage(_title, Bottom + SvgPage.Bottom, curves: 2);
        DrawBands(page);
        page.HorizontalGrid(y, 6, Right);
        page.VerticalGrid(x, 6, Bottom);
        page.AxisNames(_surface.First.Name, _surface.Second.Name, Right, Bottom);
        DrawLegend(page);
        page.Add($"<circle class=\"c1\" cx=\"{x.Place(_surface.LowestAtFirst):0.##}\" ");
        page.Line($"cy=\"{y.Place(_surface.LowestAtSecond):0.##}\" r=\"6\" fill=\"none\" stroke-width=\"2\"/>");
        DrawWay(page, x.Place(_surface.First.At), y.Place(_surface.Second.At));
        return page.End();
    }

    /// <summary>Cells of one band that touch are one rectangle.</summary>
    private void DrawBands(SvgPage page)
    {
        int columns = _surface.First.Values.Count, rows = _surface.Second.Values.Count;
        double width = (double)Size / columns, height = (double)Size / rows;
        page.Line($"<g class=\"k0\" shape-rendering=\"crispEdges\">");
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0, next; column < columns; column = next)
            {
                int band = Band(_surface[column, row]);
                for (next = column + 1; next < columns && Band(_surface[next, row]) == band; next++)
                {
                }

                if (band >= 0)
                {
                    page.Add($"<rect x=\"{SvgPage.Left + (column * width):0.##}\" ");
                    page.Add($"y=\"{Bottom - ((row + 1) * height):0.##}\" width=\"{(next - column) * width:0.##}\" ");
                    page.Line($"height=\"{height:0.##}\" fill-opacity=\"{Opacity(band):0.##}\"/>");
                }
            }
        }

        page.Line($"</g>");
    }

    private void DrawLegend(SvgPage page)
    {
        int left = Right + 28;
        page.Line($"<text x=\"{left}\" y=\"{SvgPage.Top + 10}\">mean of E</text>");
        for (int band = 0; band < Bands; band++)
        {
            int top = SvgPage.Top + 24 + (18 * (Bands - 1 - band));
            page.Add($"<rect class=\"k0\" x=\"{left}\" y=\"{top}\" width=\"18\" height=\"18\" ");
            page.Line($"fill-opacity=\"{Opacity(band):0.##}\"/>");
            page.Line($"<text x=\"{left + 26}\" y=\"{top + 22}\">{Border(band):G3}</text>");
        }

        int bottom = SvgPage.Top + 24 + (18 * Bands);
        page.Line($"<text x=\"{left + 26}\" y=\"{SvgPage.Top + 28}\">{_high:G3}</text>");
        page.Line($"<circle cx=\"{left + 9}\" cy=\"{bottom + 26}\" r=\"4\" fill=\"#c2255c\"/>");
        page.Line($"<text x=\"{left + 26}\" y=\"{bottom + 30}\">E = {_surface.Error:G3}</text>");
        page.Add($"<circle class=\"c1\" cx=\"{left + 9}\" cy=\"{bottom + 48}\" r=\"6\" fill=\"none\" ");
        page.Line($"stroke-width=\"2\"/>");
        page.Line($"<text x=\"{left + 26}\" y=\"{bottom + 52}\">E = {_surface.LowestError:G3}</text>");
    }

    /// <summary>A dot, and an arrow of one length: the gradient's size is no length on the axes.</summary>
    private void DrawWay(SvgPage page, double x, double y)
    {
        (double first, double second) = (_surface.First.Gradient, _surface.Second.Gradient);
        double largest = Math.Max(Math.Abs(first), Math.Abs(second));
        if (largest > 0 && Finite.Is(largest))
        {
            (first, second) = (first / largest, second / largest);
            double length = Math.Sqrt((first * first) + (second * second));
            double dx = -first / length, dy = second / length;
            double endX = x + (ArrowLength * dx), endY = y + (ArrowLength * dy);
            page.Add($"<path d=\"M{x:0.##} {y:0.##}L{endX:0.##} {endY:0.##}");
            page.Add($"M{endX - (9 * dx) - (5 * dy):0.##} {endY - (9 * dy) + (5 * dx):0.##}L{endX:0.##} {endY:0.##}");
            page.Add($"L{endX - (9 * dx) + (5 * dy):0.##} {endY - (9 * dy) - (5 * dx):0.##}\" fill=\"none\" ");
            page.Line($"stroke=\"#c2255c\" stroke-width=\"2\"/>");
        }

        page.Line($"<circle cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"4\" fill=\"#c2255c\"/>");
    }

    /// <returns>−1 for what is not finite.</returns>
    private int Band(double error)
    {
        double range = Scale(_high) - Scale(_low);
        return !Finite.Is(error) ? -1
            : !(range > 0) ? 0
            : Math.Min(Bands - 1, (int)(Bands * ((Scale(error) - Scale(_low)) / range)));
    }

    /// <summary>The least E of a band.</summary>
    private double Border(int band)
    {
        double border = Scale(_low) + ((Scale(_high) - Scale(_low)) * band / Bands);
        return _isLogarithmic ? Math.Pow(10, border) : 2 * border;
    }

    /// <summary>The logarithm, or a half: a range may exceed the largest number.</summary>
    private double Scale(double error) => _isLogarithmic ? Math.Log10(error) : error / 2;

    private static double Opacity(int band) => 0.06 + (0.84 * band / (Bands - 1));

    /// <summary>Cells have their weights in the middle.</summary>
    private static Axis AxisOf(IReadOnlyList<double> weights, double start, double end)
    {
        double half = (end - start) / weights.Count / 2;
        return new Axis(weights[0], weights[weights.Count - 1], start + half, end - half, isLogarithmic: false);
    }
}
