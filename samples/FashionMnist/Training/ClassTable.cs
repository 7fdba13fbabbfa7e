using NetGen.Samples.FashionMnist.Data;

namespace NetGen.Samples.FashionMnist.Training;

/// <summary>Which classes are hard.</summary>
internal static class ClassTable
{
    private const int Width = 20;

    public static Table Of(params (string Name, Examination Examination)[] networks)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("test images");
        foreach ((string name, _) in networks)
        {
            table.AddColumn(name);
        }

        for (int label = 0; label < FashionSet.Classes.Count; label++)
        {
            table.AddRow(
                [FashionSet.Classes[label], .. networks.Select(network => Bar(network.Examination.AccuracyOf(label)))]);
        }

        return table;
    }

    private static string Bar(double share)
    {
        int full = (int)Math.Round(share * Width);
        return $"[green]{new string('█', full)}[/][grey]{new string('░', Width - full)}[/] {share,6:P1}";
    }
}
