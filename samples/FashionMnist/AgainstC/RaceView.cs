using NetGen.Samples.FashionMnist.Data;
using NetGen.Samples.FashionMnist.Training;

namespace NetGen.Samples.FashionMnist.AgainstC;

/// <summary>Races networks against C and shows what came of it.</summary>
internal sealed class RaceView(IAnsiConsole console, FashionSet train, FashionSet test)
{
    private static readonly string[] Columns = ["µs an image (median)", "mean E", "test E", "test accuracy"];

    public void Run(IEnumerable<INetwork<float>> networks, int seed)
    {
        console.Heading("One epoch beside static C, single-threaded");
        if (Gcc.Version is null)
        {
            console.WriteLine("Skipped: there is no gcc on this machine.");
            return;
        }

        console.WriteLine($"{Gcc.Version}, {Gcc.Flags}; blocks of images in turn");
        foreach (INetwork<float> network in networks)
        {
            RaceResult result = new Race(network, train, seed).Run();
            var ours = new Examination(network, test);
            network.LoadParameters(result.CParameters);
            var theirs = new Examination(network, test);

            console.Heading($"{network.Topology}");
            console.Write(new Table().Border(TableBorder.Rounded)
                .AddColumn("")
                .AddColumns([.. Columns.Select(column => new TableColumn(column).RightAligned())])
                .AddRow(Row(result.NetGen, ours))
                .AddRow(Row(result.C, theirs)));
            double ratio = result.Ratio(0.5);
            console.MarkupLine(
                $"NetGen takes [{(ratio < 1 ? "green" : "red")}]{ratio:F2}[/] of C's time: the median of "
                + $"{result.Blocks} blocks, "
                + $"half of them between {result.Ratio(0.25):F2} and {result.Ratio(0.75):F2}.");
        }
    }

    private static string[] Row(Contender contender, Examination examination) =>
    [
        Markup.Escape(contender.Name), $"{contender.Median / 1000:F2}", $"{contender.Loss:F4}",
        $"{examination.Loss:F4}", $"{examination.Accuracy:P2}",
    ];
}
