using System.Globalization;
using System.Text;

namespace NetGen.Docs.Pictures;

/// <summary>Lines, arrows, circles and formulas as SVG; readable on light and on dark pages.</summary>
internal sealed class Sketch
{
    public const int Width = 720;

    private const double Head = 8;

    private const int Subscript = 4;

    private readonly StringBuilder _svg = new();

    public Sketch(string title, int height)
    {
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" ");
        Add($"aria-label=\"{title}\" font-family=\"system-ui, sans-serif\" font-size=\"15\">\n");
        _svg.Append("""
            <style>
              text { fill: #333; } .small { font-size: 12px; } .strong { font-weight: 600; } .faint { opacity: 0.45; }
              .line { stroke: #777; fill: none; } .axis { stroke: #8886; fill: none; } .shape { stroke: #777; fill: #fff; }
              .forward { stroke: #2a6fdb; fill: none; stroke-width: 2; } .forward-text { fill: #2a6fdb; }
              .back { stroke: #d9480f; fill: none; stroke-width: 2; } .back-text { fill: #d9480f; }
              .factor { stroke: #888; fill: none; stroke-dasharray: 3 4; } .dot { fill: #d9480f; } .solved { fill: #2a6fdb; }
              .a { stroke: #2a6fdb; } .b { stroke: #2b8a3e; } .c { stroke: #e07b00; } .d { stroke: #c2255c; }
              .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
              @media (prefers-color-scheme: dark) {
                text { fill: #ddd; } .shape { fill: #1b1f24; } .forward { stroke: #74a9ff; } .forward-text { fill: #74a9ff; }
                .back { stroke: #ff922b; } .back-text { fill: #ff922b; } .dot { fill: #ff922b; } .solved { fill: #74a9ff; }
                .a { stroke: #74a9ff; } .b { stroke: #51cf66; } .c { stroke: #ffa94d; } .d { stroke: #f783ac; }
              }
            </style>

            """);
        Text(24, 28, title, "start", "strong");
    }

    public string End() => _svg + "</svg>\n";

    public void Line(string style, params (double X, double Y)[] points) => Add($"<path class=\"{style}\" d=\"{Path(points)}\"/>\n");

    /// <summary>A line with a head at its end.</summary>
    public void Arrow(string style, params (double X, double Y)[] points)
    {
        ((double X, double Y) from, (double X, double Y) to) = (points[^2], points[^1]);
        double length = double.Hypot(to.X - from.X, to.Y - from.Y);
        double dx = (to.X - from.X) / length * Head, dy = (to.Y - from.Y) / length * Head;
        string head = Path([(to.X - dx - (dy / 2), to.Y - dy + (dx / 2)), to, (to.X - dx + (dy / 2), to.Y - dy - (dx / 2))]);
        Add($"<path class=\"{style}\" d=\"{Path(points)}{head}\"/>\n");
    }

    public void Circle(double x, double y, double radius, string style = "shape") =>
        Add($"<circle class=\"{style}\" cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\"/>\n");

    /// <summary>A neuron, or a function, with its name in it.</summary>
    public void Node(double x, double y, double radius, string name)
    {
        Circle(x, y, radius);
        Text(x, y + 5, name);
    }

    /// <summary>A small circle: a product.</summary>
    public void Product(double x, double y)
    {
        Circle(x, y, 9);
        Line("line", (x - 4, y - 4), (x + 4, y + 4));
        Line("line", (x - 4, y + 4), (x + 4, y - 4));
    }

    /// <param name="x">The middle, or as the anchor says.</param>
    /// <param name="y">The line that letters stand on.</param>
    /// <param name="formula">A text; what follows an underscore is a subscript: w_jk.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="style">Classes, such as "small".</param>
    public void Text(double x, double y, string formula, string anchor = "middle", string style = "")
    {
        string[] parts = formula.Split('_');
        string inside = parts[0] + string.Concat(parts.Skip(1).Select(part =>
        {
            string index = string.Concat(part.TakeWhile(char.IsAsciiLetterOrDigit)), rest = part[index.Length..];
            return $"<tspan dy=\"{Subscript}\" font-size=\"72%\">{index}</tspan>"
                + (rest.Length > 0 ? $"<tspan dy=\"-{Subscript}\">{rest}</tspan>" : "");
        }));
        Add($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\" class=\"{style}\">{inside}</text>\n");
    }

    /// <summary>What is drawn by the action is cut off outside of a frame.</summary>
    public void Inside(double left, double top, double width, double height, Action draw)
    {
        Add($"<clipPath id=\"frame\"><rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/></clipPath>\n");
        Add($"<g clip-path=\"url(#frame)\">\n");
        draw();
        Add($"</g>\n");
    }

    private static string Path((double X, double Y)[] points) => string.Concat(points.Select((point, n) =>
        string.Create(CultureInfo.InvariantCulture, $"{(n == 0 ? 'M' : 'L')}{point.X:0.##} {point.Y:0.##}")));

    private void Add(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
