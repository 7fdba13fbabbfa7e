namespace NetGen.Tests.Training.Judging;

/// <summary>
/// Curves, thresholds and reliability are what pairs, loops and counting by hand say; bad input is named.
/// </summary>
public class ProbabilityMetricsTests
{
    /// <summary>Every pair of rows, without sorting: equal probabilities count half.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_area_is_the_share_of_pairs_in_order(int seed)
    {
        (double[] p, double[] t) = Drawn(seed);
        double right = 0, pairs = 0;
        for (int a = 0; a < p.Length; a++)
        {
            for (int b = 0; b < p.Length; b++)
            {
                if (t[a] == 1 && t[b] == 0)
                {
                    pairs++;
                    right += p[a] > p[b] ? 1 : p[a] == p[b] ? 0.5 : 0;
                }
            }
        }

        ProbabilityMetrics metrics = ProbabilityMetrics.Of(p, t, 1);
        Assert.Equal(right / pairs, metrics.RocAuc, 1e-12);

        // No is as easy to tell from yes as yes from no.
        Assert.Equal(metrics.RocAucOf(1), metrics.RocAucOf(0), 1e-12);
    }

    [Theory]
    [InlineData(ThresholdCriterion.Youden)]
    [InlineData(ThresholdCriterion.F1)]
    [InlineData(ThresholdCriterion.Accuracy)]
    public void No_threshold_is_better_than_the_best(ThresholdCriterion criterion)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            (double[] p, double[] t) = Drawn(seed);
            ThresholdChoice best = ProbabilityMetrics.Of(p, t, 1).BestThreshold(criterion);
            Assert.Equal(best.Value, Value(best.Threshold), 1e-12);
            Assert.All(Enumerable.Range(-1, 103), n => Assert.True(Value(n / 100.0 + 0.001) <= best.Value + 1e-12));
            Assert.DoesNotContain(best.Threshold, p);
            Assert.Equal(best.TruePositives, Count(best.Threshold, 1));
            Assert.Equal(best.FalsePositives, Count(best.Threshold, 0));
            Assert.Equal(p.Length, best.TruePositives + best.FalsePositives + best.TrueNegatives + best.FalseNegatives);

            double Value(double threshold)
            {
                double tp = Count(threshold, 1), fp = Count(threshold, 0);
                double positives = t.Sum(), negatives = t.Length - positives;
                return criterion switch
                {
                    ThresholdCriterion.Youden => (tp / positives) - (fp / negatives),
                    ThresholdCriterion.F1 => tp == 0 ? 0 : 2 / (((tp + fp) / tp) + (positives / tp)),
                    _ => (tp + negatives - fp) / t.Length,
                };
            }

            int Count(double threshold, double kind) => p.Where((value, n) => value > threshold && t[n] == kind).Count();
        }
    }

    [Fact]
    public void The_cheapest_threshold_follows_the_costs()
    {
        double[] p = [0.1, 0.3, 0.4, 0.6, 0.7, 0.9], t = [0, 1, 0, 0, 1, 1];
        ProbabilityMetrics metrics = ProbabilityMetrics.Of(p, t, 1);

        // One false positive, two; or one row missed.
        ThresholdChoice careful = metrics.CheapestThreshold(falsePositive: 1, falseNegative: 10);
        Assert.Equal((0.2, 2 / 6.0, 3, 2), (careful.Threshold, careful.Value, careful.TruePositives, careful.FalsePositives));
        ThresholdChoice strict = metrics.CheapestThreshold(falsePositive: 10, falseNegative: 1);
        Assert.Equal(0.65, strict.Threshold, 1e-12);
        Assert.Equal((1 / 6.0, 2, 0), (strict.Value, strict.TruePositives, strict.FalsePositives));
        Assert.Equal(
            "threshold 0.65: precision 1.0000, recall 0.6667, false-positive rate 0.0000", strict.ToString());

        // If one kind of mistake costs nothing, the other is avoided, with the largest threshold that does.
        Assert.Equal(0.2, metrics.CheapestThreshold(0, 1).Threshold, 1e-12);
        Assert.Equal(1, metrics.CheapestThreshold(1, 0).Threshold);
        Assert.Equal(0, ProbabilityMetrics.Of<double>([0.3, 0.2], [0, 1], 1).CheapestThreshold(0, 1).Threshold);
        Assert.Equal(
            double.NegativeInfinity, ProbabilityMetrics.Of<double>([0.3, 0], [0, 1], 1).CheapestThreshold(0, 1).Threshold);
        Assert.Throws<ArgumentException>(() => metrics.CheapestThreshold(-1, 1));
        Assert.Throws<ArgumentException>(() => metrics.CheapestThreshold(1, double.NaN));
    }

    [Fact]
    public void Edges_belong_to_the_interval_below()
    {
        double[] edges = [.. Enumerable.Range(0, 11).Select(n => n / 10.0)], t = new double[11];
        t[3] = 1;
        IReadOnlyList<ReliabilityBin> bins = ProbabilityMetrics.Of(edges, t, 1).Reliability(1);
        Assert.Equal([2, 1, 1, 1, 1, 1, 1, 1, 1, 1], bins.Select(bin => bin.Count));
        Assert.Equal(0.05, bins[0].MeanProbability, 1e-15);
        Assert.Equal(1, bins[2].Share);
        Assert.Equal("0.2–0.3: 1 rows, mean probability 0.3000, share 1.0000", bins[2].ToString());

        // Σ rows/N·|share − mean probability|
        double expected = bins.Sum(bin => bin.Count * Math.Abs(bin.Share - bin.MeanProbability)) / 11;
        Assert.Equal(expected, ProbabilityMetrics.Of(edges, t, 1).CalibrationError(1), 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => ProbabilityMetrics.Of(edges, t, 1).Reliability(1, bins: 0));
    }

    [Fact]
    public void Independent_outputs_are_judged_one_by_one()
    {
        double[] p = [0.9, 0.2, 0.6, 0.7, 0.3, 0.1, 0.8, 0.9], t = [1, 0, 1, 1, 0, 0, 0, 1];
        ProbabilityMetrics both = ProbabilityMetrics.Of(p, t, 2, independent: true, null);
        ProbabilityMetrics[] each = [.. Enumerable.Range(0, 2).Select(k => ProbabilityMetrics.Of(
            Column(p, k), Column(t, k), 1))];
        Assert.Equal(each.Average(one => one.LogLoss), both.LogLoss, 1e-15);
        Assert.Equal(each.Average(one => one.Brier), both.Brier, 1e-15);
        Assert.Equal(each.Average(one => one.RocAuc), both.RocAuc, 1e-15);
        Assert.Equal(each.Average(one => one.AveragePrecision), both.AveragePrecision, 1e-15);

        static double[] Column(double[] values, int k) => [.. values.Where((_, n) => n % 2 == k)];
    }

    [Fact]
    public void A_class_that_does_not_occur_is_left_out_of_means()
    {
        double[] p = [0.7, 0.2, 0.1, 0.4, 0.5, 0.1], t = [1, 0, 0, 0, 1, 0];
        ProbabilityMetrics metrics = ProbabilityMetrics.Of(p, t, 3);
        Assert.Equal(double.NaN, metrics.RocAucOf(2));
        Assert.Equal(1, metrics.RocAuc);
        Assert.Equal(1, metrics.AveragePrecision);
        Assert.Equal((-Math.Log(0.7) - Math.Log(0.5)) / 2, metrics.LogLoss, 1e-15);
        Assert.StartsWith("log loss 0.5249, Brier score 0.2800, ROC AUC 1.0000, average precision 1.0000\nclass 0: ",
            metrics.ToString(), StringComparison.Ordinal);
        Assert.Contains("none of the 2 rows", Message(() => metrics.BestThreshold(ThresholdCriterion.F1, 2)));
    }

    [Fact]
    public void What_is_certain_and_wrong_costs_much_and_not_infinitely_much()
    {
        ProbabilityMetrics metrics = ProbabilityMetrics.Of<double>([0, 1], [1, 1], 1);
        Assert.Equal(52 * Math.Log(2) / 2, metrics.LogLoss, 1e-9);
        Assert.Equal(0.5, metrics.Brier);
    }

    [Fact]
    public void A_network_is_judged_by_its_outputs()
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.BreastCancer<float>());
        var network = new TumourNetwork(1);
        network.Fit(train, new() { Epochs = 20 });
        float[] outputs = new float[heldOut.Count];
        network.PredictBatch(heldOut.Inputs, outputs);
        ProbabilityMetrics metrics = ProbabilityMetrics.Of(network, heldOut);
        Assert.Equal(ProbabilityMetrics.Of(outputs, heldOut.Targets.ToArray(), 1).RocAuc, metrics.RocAuc);
        Assert.Equal(network.Evaluate(heldOut.Inputs, heldOut.Targets), metrics.LogLoss, 1e-5);
        Assert.InRange(metrics.RocAuc, 0.98, 1);

        // The threshold serves ClassificationMetrics, which finds the same counts.
        ThresholdChoice choice = metrics.BestThreshold(ThresholdCriterion.F1);
        ClassificationMetrics classes = ClassificationMetrics.Of(network, heldOut, choice.Threshold);
        Assert.Equal(
            (choice.TruePositives, choice.FalsePositives, choice.FalseNegatives, choice.TrueNegatives),
            (classes[1, 1], classes[0, 1], classes[1, 0], classes[0, 0]));
        Assert.Equal(choice.Value, classes.F1(1), 1e-12);
    }

    [Fact]
    public void What_is_no_probability_is_named()
    {
        Assert.Contains("Output 0 of row 1 is 1.5", Message(() => ProbabilityMetrics.Of<double>([0.5, 1.5], [0, 1], 1)));
        Assert.Contains("Output 0 of row 0 is -0.1", Message(() => ProbabilityMetrics.Of<double>([-0.1, 0.5], [0, 1], 1)));
        Assert.Contains("Output 0 of row 0 is NaN", Message(() => ProbabilityMetrics.Of<double>([double.NaN], [0], 1)));
        Assert.Contains(
            "row 1 add up to 1.4", Message(() => ProbabilityMetrics.Of<double>([0.5, 0.5, 0.7, 0.7], [0, 1, 1, 0], 2)));
        Assert.Contains("row 1 has 0.5 as target 0", Message(() => ProbabilityMetrics.Of<double>([0.5, 0.4], [0, 0.5], 1)));
        Assert.Contains(
            "one class per row; row 0 has 2", Message(() => ProbabilityMetrics.Of<double>([0.5, 0.5], [1, 1], 2)));
        Assert.Contains("has no row", Message(() => ProbabilityMetrics.Of<double>([], [], 1)));
        Assert.Contains("go through Identity", Message(() => ProbabilityMetrics.Of(new XorNetwork(1), XorNetwork.Data)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProbabilityMetrics.Of<double>([0.5], [1], 1).RocAucOf(2));
        Assert.Contains(
            "each of the 1 rows",
            Message(() => ProbabilityMetrics.Of<double>([0.5], [1], 1).BestThreshold(ThresholdCriterion.F1)));
        Assert.Contains(
            "criterion is 9",
            Message(() => ProbabilityMetrics.Of<double>([0.5, 0.2], [1, 0], 1).BestThreshold((ThresholdCriterion)9)));
    }

    /// <summary>Two-digit probabilities, which are often equal, and classes that follow them more or less.</summary>
    internal static (double[] Probabilities, double[] Targets) Drawn(int seed)
    {
        var random = new Random(seed);
        double[] p = [.. Enumerable.Range(0, 80).Select(_ => Math.Round(random.NextDouble(), 2))];
        double[] t = [.. p.Select(value => random.NextDouble() < value ? 1.0 : 0)];
        (t[0], t[1]) = (0, 1);
        return (p, t);
    }

    private static string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
}
