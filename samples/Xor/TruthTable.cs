namespace NetGen.Samples.XorSample;

/// <summary>Exclusive or: what is to be learned, how, and whether it was.</summary>
internal static class TruthTable
{
    /// <summary>One row a step, by gradient descent, until E is small.</summary>
    public const double LearningRate = 0.5, Wanted = 0.001;

    public static readonly Dataset<double> Data = new([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], inputCount: 2, targetCount: 1);

    /// <param name="epochs">At most so many rounds of the four rows.</param>
    public static FitOptions<double> Options(int epochs) => new()
    {
        Epochs = epochs,
        BatchSize = 1,
        LearningRate = LearningRate,
        TargetError = Wanted,
    };

    /// <summary>What the network says of each row.</summary>
    public static Table Show(Xor network, out bool isSolved)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("x₁", "x₂", "t", "y", "");
        isSolved = true;
        for (int row = 0; row < Data.Count; row++)
        {
            double y = network.Predict(Data.Input(row))[0];
            bool isRight = (y > 0.5) == (Data.Label(row) == 1);
            isSolved &= isRight;
            table.AddRow(
                $"{Data.Input(row)[0]}", $"{Data.Input(row)[1]}", $"{Data.Target(row)[0]}", Values.Text(y),
                isRight ? "[green]right[/]" : "[red]wrong[/]");
        }

        return table;
    }
}
