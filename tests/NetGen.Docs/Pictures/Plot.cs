namespace NetGen.Docs.Pictures;

/// <summary>A frame in a sketch, in which numbers have places.</summary>
internal sealed class Plot(Sketch sketch, (double From, double To) x, (double From, double To) y, int height)
{
    public const int Left = 78, Right = Sketch.Width - 30, Top = 70;

    private readonly int _bottom = height - 52;

    public (double X, double Y) Place(double a, double b) => (
        Left + ((a - x.From) / (x.To - x.From) * (Right - Left)),
        _bottom - ((b - y.From) / (y.To - y.From) * (_bottom - Top)));

    /// <summary>The axes, with the numbers that are asked for.</summary>
    public void Axes(string xName, string yName, double[] xTicks, (double At, string Label)[] yTicks)
    {
        sketch.Line("axis", (Left, Top), (Left, _bottom), (Right, _bottom));
        foreach (double tick in xTicks)
        {
            sketch.Text(Place(tick, 0).X, _bottom + 18, FormattableString.Invariant($"{tick}").Replace('-', '−'), style: "small");
        }

        foreach ((double at, string label) in yTicks)
        {
            double place = Place(0, at).Y;
            sketch.Line("axis", (Left, place), (Right, place));
            sketch.Text(Left - 8, place + 4, label, "end", "small");
        }

        sketch.Text((Left + Right) / 2, _bottom + 40, xName);
        sketch.Text(Left, Top - 12, yName);
    }

    public void Curve(string style, IEnumerable<(double X, double Y)> points) => sketch.Inside(
        Left, Top, Right - Left, _bottom - Top,
        () => sketch.Line($"curve {style}", [.. points.Select(point => Place(point.X, point.Y))]));
}
