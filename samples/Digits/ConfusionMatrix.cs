namespace NetGen.Samples.Digits;

/// <summary>How often each digit was taken for which.</summary>
internal static class ConfusionMatrix
{
    public static Table Of(DigitSet set, Answers answers)
    {
        int[,] counts = new int[DigitSet.Classes, DigitSet.Classes];
        for (int row = 0; row < set.Count; row++)
        {
            counts[set.Labels[row], answers.Digits[row]]++;
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumn("digit");
        for (int answer = 0; answer < DigitSet.Classes; answer++)
        {
            table.AddColumn(new TableColumn($"{answer}").RightAligned());
        }

        table.AddColumn(new TableColumn("right").RightAligned());
        for (int digit = 0; digit < DigitSet.Classes; digit++)
        {
            int[] row = [.. Enumerable.Range(0, DigitSet.Classes).Select(answer => counts[digit, answer])];
            table.AddRow(
            [
                $"[bold]{digit}[/]",
                .. row.Select((count, answer) => Cell(count, isRight: answer == digit)),
                $"{(double)row[digit] / row.Sum():P0}",
            ]);
        }

        return table;
    }

    private static string Cell(int count, bool isRight) =>
        count == 0 ? "[grey]·[/]" : isRight ? $"[green]{count}[/]" : $"[red]{count}[/]";
}
