#region usings
using NetGen;
#endregion
using System.Text.RegularExpressions;
using Xunit;

namespace NetGen.Docs.Snippets.Training;

/// <summary>The code of docs/training.md and of the README's section about it.</summary>
[Collection(nameof(Workplace))]
public sealed class TrainingSnippets(Workplace workplace)
{
    private static readonly Dataset<float> Data = CsvDataset.LoadClasses<float>("iris.csv", target: "species");

    private static readonly FitOptions<float> Options = new() { Epochs = 3 };

    [Fact]
    public void Iris_is_learned()
    {
        string printed = workplace.Run(static () =>
        {
            #region iris
            Dataset<float> all = CsvDataset.LoadClasses<float>("iris.csv", target: "species");   // package NetGen.Csv
            var (train, heldOut) = all.Split(0.25, seed: 1, stratified: true);
            Standardizer scale = Standardizer.OfInputs(train);

            var network = new Iris(seed: 1);
            FitHistory history = network.Fit(scale.ApplyToInputs(train), new()
            {
                Epochs = 200,
                BatchSize = 16,
                LearningRate = LearningRate.Cosine(0.02).WithWarmUp(epochs: 2),
                Validation = scale.ApplyToInputs(heldOut),
                EarlyStopping = new(patience: 20),
                Metrics = [Metric.Accuracy],
            });

            scale.FoldIntoFirstLayer(network);                        // from here on it takes measurements as they are
            Console.WriteLine(ClassificationMetrics.Of(network, heldOut));
            history.SaveSvg("learning-curve.svg");
            #endregion
        });
        Assert.InRange(Accuracy(printed), 0.9, 1);
        Assert.True(File.Exists("learning-curve.svg"));
    }

    [Fact]
    public void The_readme_trains_the_same_way()
    {
        Dataset<float> data = Data;
        var network = new Iris(seed: 1);
        string printed = workplace.Run(() =>
        {
            #region readme
            var (train, heldOut) = data.Split(0.25, seed: 1, stratified: true);
            FitHistory history = network.Fit(train, new()
            {
                Epochs = 200,
                BatchSize = 16,
                LearningRate = LearningRate.Cosine(0.02),
                Validation = heldOut,
                EarlyStopping = new(patience: 50),
            });
            Console.WriteLine(history);   // such as: NoImprovement after 162 epochs; best epoch 112: …
            Console.WriteLine(ClassificationMetrics.Of(network, heldOut));
            history.SaveSvg("learning-curve.svg");
            #endregion
        });
        Assert.Matches(@"^(NoImprovement|Completed) after \d+ epochs; best epoch \d+: training 0\.", printed);
        Assert.InRange(Accuracy(printed), 0.9, 1);
    }

    [Fact]
    public void Yes_or_no_is_one_target()
    {
        File.WriteAllText("tumours.csv", "radius;texture;diagnosis\n17,99;10,38;malignant\n13,54;14,36;benign\n");
        #region binary
        Dataset<float> tumours = CsvDataset.LoadBinary<float>(
            "tumours.csv", target: "diagnosis", positive: "malignant", format: new CsvFormat { DecimalComma = true });
        #endregion
        Assert.Equal([1f, 0], tumours.Targets);
        Assert.Equal([17.99f, 10.38f, 13.54f, 14.36f], tumours.Inputs);
        Assert.Equal(["benign", "malignant"], tumours.ClassNames!);
    }

    [Fact]
    public void A_learning_rate_is_found()
    {
        (Dataset<float> train, FitOptions<float> options) = (Data, Options.Copy());
        var network = new Iris(seed: 1);
        #region range
        LearningRateRange range = LearningRateRange.Test(network, train);   // gives the network back as it was
        range.SaveSvg("range.svg");
        options.LearningRate = LearningRate.OneCycle(range.Suggested);
        #endregion
        network.Fit(train, options);
        Assert.InRange(range.Suggested, 1e-3, 1);
        Assert.True(File.Exists("range.svg"));
    }

    [Fact]
    public void Restarts_keep_the_best()
    {
        (Dataset<float> train, FitOptions<float> options) = (Data, Options);
        #region restarts
        Restarts<Iris> search = Restarts.Run(() => new Iris(), train, options, new() { Count = 20 });
        Iris best = search.Network;
        #endregion
        var first = new Iris(seed: 0);
        first.Fit(train, options);
        Assert.True(best.Evaluate(train.Inputs, train.Targets) <= first.Evaluate(train.Inputs, train.Targets));
    }

    [Fact]
    public void A_checkpoint_goes_on()
    {
        (Dataset<float> train, FitOptions<float> options) = (Data, Options.Copy());
        var network = new Iris(seed: 1);
        #region checkpoint
        options.Checkpoint = new CheckpointOptions("run.checkpoint") { EveryEpochs = 5 };
        network.Fit(train, options);       // goes on from the file if it is there
        #endregion
        Assert.True(File.Exists("run.checkpoint"));
        Assert.Equal(options.Epochs, network.Fit(train, options).Epochs.Count);
    }

    [Fact]
    public void Second_order_methods_take_few_iterations()
    {
        Dataset<double> train = new([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], inputCount: 2, targetCount: 1);
        var network = new Curve(seed: 1);
        var other = new Curve(seed: 1);
        #region second-order
        FitHistory lbfgs = network.FitLbfgs(train);
        FitHistory levenbergMarquardt = other.FitLevenbergMarquardt(train);   // package NetGen.LevenbergMarquardt
        #endregion
        Assert.True(double.IsFinite(lbfgs.Last.TrainingLoss));
        Assert.True(double.IsFinite(levenbergMarquardt.Last.TrainingLoss));
    }

    /// <summary>"accuracy 0.9730, 36 of 37"</summary>
    private static double Accuracy(string printed) => double.Parse(
        Regex.Match(printed, @"^accuracy ([\d.]+),", RegexOptions.Multiline).Groups[1].Value,
        System.Globalization.CultureInfo.InvariantCulture);
}

[Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double)]
public partial class Curve;

#region network
[Network(Inputs = 4, Hidden = 8, Outputs = 3, Loss = Loss.CrossEntropy, Optimizer = Optimizer.Adam)]
public partial class Iris;
#endregion
