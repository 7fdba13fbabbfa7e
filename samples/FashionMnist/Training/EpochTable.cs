using NetGen.Samples.FashionMnist.Data;

namespace NetGen.Samples.FashionMnist.Training;

/// <summary>Trains a network and shows a row an epoch: at once on a terminal, all together elsewhere.</summary>
internal sealed class EpochTable(IAnsiConsole console, FashionSet train, FashionSet test)
{
    /// <returns>The examination after the last epoch.</returns>
    public Examination Run(INetwork<float> network, int epochs, int seed)
    {
        console.Heading($"{network.Topology}");
        console.WriteLine($"{network.Topology.ParameterCount:N0} parameters, mini-batches of {Trainer.BatchSize}");
        Table table = new Table().Border(TableBorder.Rounded).AddColumns(
            Right("epoch"), Right("mean E"), Right("test E"), Right("test accuracy"), Right("seconds"),
            Right("TrainBatch, µs an image"));
        if (!console.IsLive())
        {
            Examination last = RunEpochs(network, epochs, seed, table, () => { });
            console.Write(table);
            return last;
        }

        return console.Live(table).Start(live => RunEpochs(network, epochs, seed, table, live.Refresh));
    }

    private Examination RunEpochs(INetwork<float> network, int epochs, int seed, Table table, Action refresh)
    {
        var trainer = new Trainer(network, train, epochs, seed);
        Examination examination = null!;
        refresh();
        for (int n = 0; n < epochs; n++)
        {
            Epoch epoch = trainer.Run(n);
            examination = new Examination(network, test);
            table.AddRow(
                $"{n + 1}", $"{epoch.Loss:F4}", $"{examination.Loss:F4}", $"[green]{examination.Accuracy:P2}[/]",
                $"{epoch.Time.TotalSeconds:F2}", $"{epoch.Microseconds:F2}");
            refresh();
        }

        return examination;
    }

    private static TableColumn Right(string heading) => new TableColumn(heading).RightAligned();
}
