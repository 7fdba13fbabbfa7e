using System.Text;

namespace NetGen.Samples.Digits;

/// <summary>Draws images in the terminal, a few beside each other, with what the network says of them.</summary>
internal static class Pictures
{
    private const string Shades = " ░▒▓█";
    private const int Gap = 3;
    private const int Width = (2 * DigitData.Side) + Gap;

    public static void Draw(IAnsiConsole console, Dataset<float> set, Answers answers, IReadOnlyList<int> rows)
    {
        console.WriteLine();
        for (int line = 0; line < DigitData.Side; line++)
        {
            var text = new StringBuilder();
            foreach (int row in rows)
            {
                foreach (float grey in set.Input(row).Slice(line * DigitData.Side, DigitData.Side))
                {
                    // Two characters a point: characters are about twice as high as wide.
                    text.Append(Shades[(int)MathF.Round(grey * (Shades.Length - 1))], 2);
                }

                text.Append(' ', Gap);
            }

            console.WriteLine(text.ToString().TrimEnd());
        }

        console.MarkupLine(string.Concat(rows.Select((row, n) =>
            Caption(set.Label(row), answers.Digits[row], answers.Probability(row), isLast: n == rows.Count - 1))));
    }

    private static string Caption(int digit, int answer, float probability, bool isLast)
    {
        bool isRight = digit == answer;
        string text = $"{answer}: {probability:P1}{(isRight ? "" : $", is {digit}")}";
        string padding = isLast ? "" : new string(' ', Math.Max(1, Width - text.Length));
        return $"[{(isRight ? "green" : "red")}]{text}[/]{padding}";
    }
}
