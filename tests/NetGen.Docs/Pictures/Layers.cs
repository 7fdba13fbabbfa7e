namespace NetGen.Docs.Pictures;

/// <summary>The network of three layers, with its indices.</summary>
internal static class Layers
{
    private const int Radius = 21;

    private static readonly (string Name, string Index, string Last, double X, double[] Y)[] Columns =
    [
        ("y", "i", "l", 120, [120, 200, 300]),
        ("y", "j", "m", 360, [95, 180, 325]),
        ("y", "k", "n", 600, [120, 200, 300]),
    ];

    public static string Draw(Words words)
    {
        var sketch = new Sketch(words.Layers, 440);
        string[] captions = [words.Input, words.Hidden, words.Output];
        for (int n = 0; n < 2; n++)
        {
            for (int from = 0; from < Columns[n].Y.Length; from++)
            {
                for (int to = 0; to < Columns[n + 1].Y.Length; to++)
                {
                    string style = (from, to) == (1, 1) ? "forward" : "axis";
                    sketch.Line(
                        style, (Columns[n].X + Radius, Columns[n].Y[from]), (Columns[n + 1].X - Radius, Columns[n + 1].Y[to]));
                }
            }
        }

        for (int n = 0; n < Columns.Length; n++)
        {
            (string name, string index, string last, double x, double[] rows) = Columns[n];
            for (int row = 0; row < rows.Length; row++)
            {
                string place = row == 0 ? "1" : row == 1 ? index : last;
                sketch.Circle(x, rows[row], Radius, row == 1 ? "forward" : "shape");
                sketch.Text(x, rows[row] + 5, $"{name}_{place}");
            }

            sketch.Text(x, (rows[^1] + rows[^2]) / 2 + 5, "⋮", style: "faint");
            sketch.Text(x, 384, captions[n], style: "strong");
            sketch.Text(x, 408, $"{index} = 1, …, {last}", style: "small");
        }

        sketch.Text(240, 182, "w_ij", style: "forward-text");
        sketch.Text(480, 182, "w_jk", style: "forward-text");
        sketch.Text(Columns[1].X, Columns[1].Y[1] - Radius - 6, "b_j", style: "small");
        sketch.Text(Columns[2].X, Columns[2].Y[1] - Radius - 6, "b_k", style: "small");
        sketch.Text(36, 205, "x_i", style: "small");
        sketch.Arrow("line", (50, 200), (Columns[0].X - Radius, 200));
        sketch.Arrow("line", (Columns[2].X + Radius, 200), (666, 200));
        sketch.Node(682, 200, 16, "E");
        sketch.Arrow("line", (682, 150), (682, 184));
        sketch.Text(682, 142, "t_k", style: "small");
        return sketch.End();
    }
}
