namespace NetGen.Samples.Digits;

/// <summary>How often each digit was taken for which, and how far each answer can be trusted.</summary>
internal static class ConfusionMatrix
{
    public static Table Of(ClassificationMetrics metrics)
    {
        int[] classes = [.. Enumerable.Range(0, metrics.ClassCount)];
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("digit");
        foreach (string column in classes.Select(answer => $"{answer}").Concat(["recall", "precision"]))
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (int digit in classes)
        {
            table.AddRow(
            [
                $"[bold]{digit}[/]",
                .. classes.Select(answer => Cell(metrics[digit, answer], isRight: answer == digit)),
                $"{metrics.Recall(digit):P0}",
                $"{metrics.Precision(digit):P0}",
            ]);
        }

        return table;
    }

    private static string Cell(int count, bool isRight) =>
        count == 0 ? "[grey]·[/]" : isRight ? $"[green]{count}[/]" : $"[red]{count}[/]";
}
