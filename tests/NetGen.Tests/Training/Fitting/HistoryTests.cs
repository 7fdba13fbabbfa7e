using System.Globalization;
using System.Xml.Linq;

namespace NetGen.Tests.Training.Fitting;

/// <summary>A history reads back from CSV as it was, and its picture shows all of it.</summary>
public class HistoryTests
{
    private static readonly Lazy<FitHistory> Fitted = new(() =>
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Iris<float>());
        return new IrisNetwork(1).Fit(train, new()
        {
            Epochs = 30,
            LearningRate = LearningRate.Cosine(0.02),
            Validation = heldOut,
            ClipNorm = 1,
            Metrics = [Metric.Accuracy, Metric.MeanAbsoluteError],
        });
    });

    [Fact]
    public void Its_csv_reads_back_to_the_same_numbers()
    {
        FitHistory history = Fitted.Value;
        string[] lines = InGerman(history.ToCsv).TrimEnd('\n').Split('\n');
        Assert.Equal("epoch,learning_rate,training_loss,validation_loss,penalty,gradient_norm,accuracy,mae", lines[0]);
        Assert.Equal(31, lines.Length);
        for (int n = 0; n < 30; n++)
        {
            EpochRecord record = history.Epochs[n];
            double[] expected =
            [
                n + 1, record.LearningRate, record.TrainingLoss, record.ValidationLoss, record.Penalty, record.GradientNorm,
                .. record.Metrics,
            ];
            Assert.Equal(expected, lines[n + 1].Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void It_says_how_training_went()
    {
        FitHistory history = Fitted.Value;
        Assert.Equal(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Completed after 30 epochs; best epoch {history.BestEpoch}: training {history.Best.TrainingLoss:G6}, validation "
                    + $"{history.Best.ValidationLoss:G6}, accuracy {history.Best.Metrics[0]:G4}, mae {history.Best.Metrics[1]:G4}"),
            InGerman(history.ToString));
        history = new XorNetwork(1).Fit(XorNetwork.Data, new() { Epochs = 1, LearningRate = 0.25 });
        Assert.StartsWith("Completed after 1 epoch; best epoch 1: training 0.", history.ToString());
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Equal(
            "Cancelled after 0 epochs", new XorNetwork(1).Fit(XorNetwork.Data, cancellationToken: cancelled.Token).ToString());
    }

    [Fact]
    public void What_there_is_not_is_an_empty_cell()
    {
        FitHistory history = new XorNetwork(1).Fit(XorNetwork.Data, new() { Epochs = 1, LearningRate = 0.25 });
        string[] cells = history.ToCsv().Split('\n')[1].Split(',');
        Assert.Equal(("1", "0.25", "", "0", ""), (cells[0], cells[1], cells[3], cells[4], cells[5]));
    }

    [Fact]
    public void Its_picture_is_well_formed_and_has_both_curves_in_the_frame()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        XElement root = XDocument.Parse(InGerman(() => Fitted.Value.ToSvg("Iris & <friends>"))).Root!;
        Assert.Equal(svg + "svg", root.Name);
        string[] texts = [.. root.Elements(svg + "text").Select(text => text.Value)];
        Assert.Contains("Iris & <friends>", texts);
        Assert.Contains("training", texts);
        Assert.Contains("validation", texts);
        Assert.Contains($"best: epoch {Fitted.Value.BestEpoch}", texts);
        XElement[] curves = [.. root.Elements(svg + "path")];
        Assert.Equal(2, curves.Length);
        foreach (string path in curves.Select(curve => curve.Attribute("d")!.Value))
        {
            double[][] points =
            [
                .. path.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries).Select(
                    point => point.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray()),
            ];
            Assert.Equal(30, points.Length);
            Assert.All(points, point => Assert.True(point[0] is >= 0 and <= 720 && point[1] is >= 0 and <= 400));
            Assert.Equal(points.Select(point => point[0]), points.Select(point => point[0]).Order());

            // Learning goes down, which in a picture is towards larger y.
            Assert.True(points[^1][1] > points[0][1]);
        }
    }

    [Fact]
    public void A_history_of_one_epoch_can_be_drawn_and_a_long_one_is_thinned_out()
    {
        FitHistory one = new XorNetwork(1).Fit(XorNetwork.Data, new() { Epochs = 1 });
        XDocument.Parse(one.ToSvg());
        FitHistory many = new XorNetwork(1).Fit(XorNetwork.Data, new() { Epochs = 20_000, LearningRate = 0.1 });
        Assert.InRange(many.ToSvg().Length, 10_000, 60_000);
    }

    [Fact]
    public void Files_are_written()
    {
        string folder = Directory.CreateTempSubdirectory("netgen").FullName;
        try
        {
            string csv = Path.Combine(folder, "history.csv"), svg = Path.Combine(folder, "curve.svg");
            Fitted.Value.SaveCsv(csv);
            Fitted.Value.SaveSvg(svg, "Iris");
            Assert.Equal(Fitted.Value.ToCsv(), File.ReadAllText(csv));
            Assert.Equal(Fitted.Value.ToSvg("Iris"), File.ReadAllText(svg));
            Assert.Equal(2, Directory.GetFiles(folder).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string InGerman(Func<string> write) => Cultures.In(new CultureInfo("de-DE"), write);
}
