using System.Globalization;
using Xunit;

namespace NetGen.Docs.Snippets.Judging;

/// <summary>The code of docs/judging.md.</summary>
[Collection(nameof(Workplace))]
public sealed class JudgingSnippets(Workplace workplace)
{
    private static readonly Dataset<float> All = CsvDataset.LoadClasses<float>("iris.csv", target: "species");

    [Fact]
    public void A_threshold_is_chosen_on_some_rows_and_judged_on_others()
    {
        WriteScreening();
        string printed = workplace.Run(static () =>
        {
            #region probabilities
            Dataset<float> all = CsvDataset.LoadBinary<float>("screening.csv", "diagnosis", positive: "malignant");
            var (train, others) = all.Split(0.5, seed: 1, stratified: true);
            var (validation, test) = others.Split(0.5, seed: 2, stratified: true);
            Standardizer scale = Standardizer.OfInputs(train);

            var network = new Screening(seed: 1);
            network.Fit(scale.ApplyToInputs(train), new()
            {
                Epochs = 200,
                LearningRate = 0.01,
                Validation = scale.ApplyToInputs(validation),
                EarlyStopping = new(patience: 20) { Metric = Metric.RocAuc },
            });
            scale.FoldIntoFirstLayer(network);

            ProbabilityMetrics metrics = ProbabilityMetrics.Of(network, validation);
            Console.WriteLine(metrics);        // log loss …, Brier score …, ROC AUC …, average precision …
            metrics.SaveRocSvg("roc.svg");

            // A tumour that is missed costs as much as twenty needless examinations.
            ThresholdChoice choice = metrics.CheapestThreshold(falsePositive: 1, falseNegative: 20);
            Console.WriteLine(ClassificationMetrics.Of(network, test, choice.Threshold));
            #endregion

            #region temperature
            TemperatureScaling scaling = TemperatureScaling.Fit(network, validation);
            Console.WriteLine(scaling);        // such as: temperature 1.83: mean of E 0.3127 → 0.2601
            scaling.FoldIntoLastLayer(network);
            ProbabilityMetrics.Of(network, test).SaveReliabilitySvg("reliability.svg");
            #endregion
        });
        Assert.Matches(@"^log loss 0\.\d+, Brier score 0\.\d+, ROC AUC 0\.9\d+, average precision 0\.9\d+\n", printed);
        Assert.Contains("malignant: ", printed, StringComparison.Ordinal);
        Assert.Contains("\ntemperature ", printed, StringComparison.Ordinal);
        Assert.True(File.Exists("roc.svg") && File.Exists("reliability.svg"));
    }

    [Fact]
    public void Cross_validation_has_a_spread()
    {
        Dataset<float> all = All;
        string printed = workplace.Run(() =>
        {
            #region cross-validation
            CrossValidationResult<Iris, float> result = CrossValidation.Run(
                () => new Iris(),
                all,
                new() { Epochs = 60, LearningRate = 0.02, Metrics = [Metric.Accuracy, Metric.LogLoss] },
                new() { Folds = 5, StandardizeInputs = true });
            Console.WriteLine(result);         // a line per fold, then mean ± deviation
            Console.WriteLine(result[Metric.Accuracy].Mean);
            result.SaveSvg("folds.svg", Metric.Accuracy);
            #endregion
        });
        Assert.Contains("\nmean ± deviation: loss ", printed, StringComparison.Ordinal);
        Assert.True(File.Exists("folds.svg"));
    }

    [Fact]
    public void What_a_network_looks_at_is_measured()
    {
        (Dataset<float> train, Dataset<float> heldOut) = All.Split(0.25, seed: 1, stratified: true);
        var network = new Iris(seed: 1);
        network.Fit(train, new() { Epochs = 100, LearningRate = 0.02 });
        string printed = workplace.Run(() =>
        {
            #region importance
            PermutationImportance importance = PermutationImportance.Of(network, heldOut, Metric.Accuracy);
            Console.WriteLine(importance);     // such as: petal length: 0.2703 ± 0.0541
            importance.SaveSvg("importance.svg");
            #endregion
        });
        Assert.Contains("\npetal length: ", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_is_explained()
    {
        (Dataset<float> train, Dataset<float> heldOut) = All.Split(0.25, seed: 1, stratified: true);
        var network = new Iris(seed: 1);
        network.Fit(train, new() { Epochs = 100, LearningRate = 0.02 });
        (float[] x, float[] t) = (All.Input(60).ToArray(), All.Target(60).ToArray());
        string printed = workplace.Run(() =>
        {
            #region saliency
            Console.WriteLine(Saliency.Of(network, heldOut));        // such as: petal width: 0.1834
            double[] slopes = Saliency.OfRow<float>(network, x, t);  // ∂E/∂x_i for one row and one answer
            #endregion
            Assert.Equal(4, slopes.Length);
        });
        Assert.Contains("\npetal length: ", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Sets_and_intervals_hold_their_coverage()
    {
        (Dataset<float> train, Dataset<float> others) = All.Split(0.5, seed: 1, stratified: true);
        (Dataset<float> calibration, Dataset<float> test) = others.Split(0.5, seed: 2, stratified: true);
        var network = new Iris(seed: 1);
        network.Fit(train, new() { Epochs = 60, LearningRate = 0.02 });
        float[] flower = test.Input(0).ToArray();
        #region sets
        ConformalSets sets = ConformalSets.Calibrate(network, calibration, coverage: 0.9);
        IReadOnlyList<int> classes = sets.ClassesFor(network.Predict(flower));   // one class if the network is sure
        (double coverage, double meanSize) = sets.On(network, test);
        #endregion
        Assert.InRange(classes.Count, 0, 3);
        Assert.InRange(coverage, 0.7, 1);
        Assert.InRange(meanSize, 0.5, 2);

        Dataset<double> curve = Wave(200);
        (Dataset<double> first, Dataset<double> second) = curve.Split(0.5, seed: 1);
        var regression = new Curve(seed: 1);
        regression.FitLbfgs(first);
        double x = 0.3;
        #region intervals
        ConformalIntervals intervals = ConformalIntervals.Calibrate(regression, second, coverage: 0.9);
        var (low, high) = intervals.Around(regression.Predict([x])[0]);
        #endregion
        Assert.True(low < high);
    }

    [Fact]
    public void Several_networks_say_how_much_they_disagree()
    {
        (Dataset<float> train, Dataset<float> heldOut) = All.Split(0.25, seed: 1, stratified: true);
        FitOptions<float> options = new() { Epochs = 10, LearningRate = 0.02 };
        float[] flower = heldOut.Input(0).ToArray();
        #region ensemble
        Restarts<Iris> search = Restarts.Run(() => new Iris(), train, options, new() { Count = 5 });
        Console.WriteLine(search.Loss);        // such as: 0.0712 ± 0.0131
        Ensemble<float> ensemble = Ensemble.Of(search.Networks);
        var (means, deviations) = ensemble.Predict(heldOut);
        ensemble.SaveSvg("ensemble.svg", heldOut);    // errors over deviations
        ProbabilityMetrics metrics = ProbabilityMetrics.Of(means, heldOut.Targets.ToArray(), width: 3);
        float[] answer = ensemble.Predict(flower);
        #endregion
        Assert.Equal(heldOut.Count, metrics.Count);
        Assert.Equal(answer[0], means[0], 1e-5f);
        Assert.Contains(deviations, deviation => deviation > 0);
    }

    [Fact]
    public void A_table_says_which_network_is_worth_it()
    {
        Dataset<float> all = All;
        string printed = workplace.Run(() =>
        {
            #region candidates
            Candidates candidates = Candidates.Run(
                all,
                [
                    new("logistic regression", () => new LogisticRegression()),
                    new("8 neurons", () => new Iris()),
                ],
                new() { Epochs = 60, LearningRate = 0.02 },
                new() { StandardizeInputs = true },
                Metric.LogLoss);
            Console.WriteLine(candidates);
            candidates.SaveSvg("candidates.svg");
            #endregion
        });
        Assert.StartsWith("candidate", printed, StringComparison.Ordinal);
        Assert.Matches(@"logistic regression( by|\.)", printed);
    }

    [Fact]
    public void Options_are_drawn()
    {
        Dataset<float> train = All;
        #region search
        RandomSearch<float> search = RandomSearch.Run(
            () => new Iris(),
            train,
            draw => new()
            {
                Epochs = 30,
                LearningRate = draw.LogUniform(1e-4, 0.1),
                BatchSize = draw.OneOf(8, 16, 32),
            },
            trials: 8,
            new() { Folds = 3, StandardizeInputs = true },
            Metric.LogLoss);
        FitOptions<float> best = search.Best.Options;
        #endregion
        Assert.Contains(best.BatchSize, (int[])[8, 16, 32]);
    }

    internal static Dataset<double> Wave(int points)
    {
        double[] x = [.. Enumerable.Range(0, points).Select(n => (2.0 * n / points) - 1)];
        return new(x, [.. x.Select((value, n) => Math.Sin(3 * value) + (0.1 * Math.Cos(57 * n)))], 1, 1);
    }

    private static void WriteScreening()
    {
        using StreamWriter file = File.CreateText("screening.csv");
        file.Write("radius,texture,smoothness,diagnosis\n");
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "breast_cancer.csv")).Skip(1))
        {
            string[] cells = line.Split(',');
            string diagnosis = cells[30] == "0" ? "malignant" : "benign";
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{cells[0]},{cells[1]},{cells[4]},{diagnosis}\n"));
        }
    }
}

[Network(Inputs = 3, Hidden = 4, Outputs = 1, Loss = Loss.BinaryCrossEntropy, Optimizer = Optimizer.Adam)]
public partial class Screening;

[Network(Inputs = 1, Hidden = 4, Outputs = 1, HiddenActivation = Activation.Tanh, Precision = Precision.Double)]
public partial class Curve;

[Network(Inputs = 4, Hidden = 8, Outputs = 3, Loss = Loss.CrossEntropy, Optimizer = Optimizer.Adam)]
public partial class Iris;

#region logistic
[Network(Inputs = 4, HiddenLayers = new int[0], Outputs = 3, Loss = Loss.CrossEntropy, Optimizer = Optimizer.Adam)]
public partial class LogisticRegression;
#endregion
