namespace NetGen.Samples.Regression;

/// <summary>Predicted against actual, as text: on the diagonal a prediction is right.</summary>
internal static class ScatterPlot
{
    private const int Width = 60;
    private const int Height = 20;
    private const string Counts = "·∙•●"; // one, two, three, more

    public static void Draw(IAnsiConsole console, double[] predicted, double[] actual)
    {
        double low = Math.Min(predicted.Min(), actual.Min()), high = Math.Max(predicted.Max(), actual.Max());
        int[,] counts = new int[Height, Width];
        for (int n = 0; n < actual.Length; n++)
        {
            counts[Cell(predicted[n], Height), Cell(actual[n], Width)]++;
        }

        console.WriteLine("predicted");
        for (int line = Height - 1; line >= 0; line--)
        {
            string label = line == Height - 1 ? $"{high:F0}" : line == 0 ? $"{low:F0}" : "";
            string points = string.Concat(Enumerable.Range(0, Width).Select(column => Point(line, column)));
            console.WriteLine($"{label,5} │{points}".TrimEnd());
        }

        console.WriteLine($"      └{new string('─', Width)}");
        console.WriteLine($"       {$"{low:F0}".PadRight(Width - 10)}{$"{high:F0} actual",10}");

        int Cell(double value, int cells) => Math.Min((int)((value - low) / (high - low) * cells), cells - 1);

        char Point(int line, int column) =>
            counts[line, column] > 0 ? Counts[Math.Min(counts[line, column], Counts.Length) - 1]
            : column * Height / Width == line && column % 3 == 1 ? '/'
            : ' ';
    }
}
