using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetGen;

/// <summary>The frame of a chart as SVG: title, style, legend; readable on light and on dark pages.</summary>
internal sealed class SvgPage
{
    public const int Width = 720, Left = 72, Right = 24, Top = 48, Bottom = 48;

    /// <summary>More curves than these begin again with the first.</summary>
    private static readonly string[] Colors =
    {
        "#2a6fdb", "#e07b00", "#2b8a3e", "#c2255c", "#7048e8", "#0b7285", "#846358", "#5c940d", "#d6336c", "#868e96",
    };

    private readonly StringBuilder _svg = new();

    /// <param name="title">The text above the chart, checked.</param>
    /// <param name="height">Of the whole.</param>
    /// <param name="curves">How many colors are used.</param>
    public SvgPage(string title, int height, int curves)
    {
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" ");
        Line($"aria-label=\"{Escape(title)}\" font-family=\"system-ui, sans-serif\" font-size=\"12\">");
        int used = Math.Min(Math.Max(curves, 2), Colors.Length);
        string strokes = string.Join(" ", Colors.Take(used).Select((color, n) => $".c{n} {{ stroke: {color}; }}"));
        string fills = string.Join(" ", Colors.Take(used).Select((color, n) => $".k{n} {{ fill: {color}; }}"));
        _svg.Append("<style>\n")
            .Append("  text { fill: #444; } .grid { stroke: #8884; }\n")
            .Append("  .curve { fill: none; stroke-width: 1.8; stroke-linejoin: round; }\n")
            .Append("  ").Append(strokes).Append(' ').Append(fills).Append('\n')
            .Append("  .reference { fill: none; stroke: #888; stroke-dasharray: 5 4; } .whisker { stroke: #888; }\n")
            .Append("  .mark { paint-order: stroke; stroke: #fff; stroke-width: 4px; }\n")
            .Append("  @media (prefers-color-scheme: dark) { text { fill: #ccc; } .mark { stroke: #111; } }\n")
            .Append("</style>\n");
        Line($"<text x=\"{Left}\" y=\"24\" font-size=\"16\" font-weight=\"600\">{Escape(title)}</text>");
    }

    /// <summary>The number of a curve's color.</summary>
    public static int Color(int curve) => curve % Colors.Length;

    public string End()
    {
        Line($"</svg>");
        return _svg.ToString();
    }

    public void VerticalGrid(Axis x, int wanted, int bottom)
    {
        foreach ((double place, string label) in x.Ticks(wanted))
        {
            Add($"<line class=\"grid\" x1=\"{place:0.##}\" x2=\"{place:0.##}\" ");
            Line($"y1=\"{Top}\" y2=\"{bottom}\"/>");
            Line($"<text x=\"{place:0.##}\" y=\"{bottom + 18}\" text-anchor=\"middle\">{label}</text>");
        }
    }

    public void HorizontalGrid(Axis y, int wanted, int right)
    {
        foreach ((double place, string label) in y.Ticks(wanted))
        {
            Add($"<line class=\"grid\" x1=\"{Left}\" x2=\"{right}\" ");
            Line($"y1=\"{place:0.##}\" y2=\"{place:0.##}\"/>");
            Line($"<text x=\"{Left - 8}\" y=\"{place:0.##}\" dy=\"4\" text-anchor=\"end\">{label}</text>");
        }
    }

    /// <summary>What the axes show, below them and to their left.</summary>
    public void AxisNames(string x, string y, int right, int bottom)
    {
        Line($"<text x=\"{(Left + right) / 2}\" y=\"{bottom + 38}\" text-anchor=\"middle\">{Escape(x)}</text>");
        Add($"<text transform=\"translate(16 {(Top + bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">");
        Line($"{Escape(y)}</text>");
    }

    public void Legend(int curve, int left, int top, string name)
    {
        Line($"<rect class=\"k{Color(curve)}\" x=\"{left}\" y=\"{top}\" width=\"10\" height=\"10\" rx=\"2\"/>");
        Line($"<text x=\"{left + 15}\" y=\"{top + 9}\">{Escape(name)}</text>");
    }

    /// <remarks>Not a string: that would be written in the culture of the thread, with its minus sign.</remarks>
    public void Add(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture));

    public void Line(FormattableString text)
    {
        Add(text);
        _svg.Append('\n');
    }

    /// <exception cref="ArgumentNullException">There is no title.</exception>
    /// <exception cref="ArgumentException">It has a character that XML does not have.</exception>
    public static string Checked(string title)
    {
        _ = title ?? throw new ArgumentNullException(
            nameof(title), "The title is null; it must be a text, which may be empty.");
        int broken = FirstBroken(title);
        return broken < 0
            ? title
            : throw new ArgumentException(
                $"The title has the character U+{(int)title[broken]:X4} at index {broken}, which SVG, being XML, "
                + "cannot hold. Leave it out.",
                nameof(title));
    }

    /// <summary>A name from the data, short enough for a legend; what XML does not have becomes "?".</summary>
    public static string Name(string name, int letters)
    {
        var shown = new StringBuilder(name, 0, Math.Min(name.Length, letters), letters + 1);
        for (int broken; (broken = FirstBroken(shown.ToString())) >= 0;)
        {
            shown[broken] = '?';
        }

        return shown.Append(shown.Length < name.Length ? "…" : "").ToString();
    }

    public static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");

    /// <returns>The index of the first character that XML does not have; −1 if there is none.</returns>
    private static int FirstBroken(string text)
    {
        for (int n = 0; n < text.Length; n++)
        {
            char letter = text[n];
            bool isPair = n + 1 < text.Length && char.IsSurrogatePair(letter, text[n + 1]);
            bool isText = isPair || (letter is '\t' or '\n' or '\r' or >= ' ' and not ('\uFFFE' or '\uFFFF')
                && !char.IsSurrogate(letter));
            if (!isText)
            {
                return n;
            }

            n += isPair ? 1 : 0;
        }

        return -1;
    }
}
