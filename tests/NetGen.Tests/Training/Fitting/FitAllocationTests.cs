namespace NetGen.Tests.Training.Fitting;

/// <summary>A step allocates nothing: epochs with many steps take no more memory than epochs with few.</summary>
public class FitAllocationTests
{
    public static TheoryData<string> Kinds => ["batches", "rows", "clipped", "weighted", "augmented", "everything"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_step_allocates(string kind)
    {
        Dataset<float> iris = RealData.Iris<float>();
        Dataset<float> few = iris.Select([.. Enumerable.Range(0, 40)]);
        Dataset<float> many = iris.Select([.. Enumerable.Range(0, 40 * 25).Select(n => n % 150)]);
        if (kind is "weighted" or "everything") (few, many) = (few.Balanced(), many.Balanced());

        long Bytes(Dataset<float> data, int epochs)
        {
            var network = new IrisNetwork(1);
            FitOptions<float> options = Options(kind);
            options.Epochs = epochs;
            if (kind == "everything") options.Validation = few;
            long before = GC.GetAllocatedBytesForCurrentThread();
            network.Fit(data, options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // What each further epoch takes, set-up subtracted; warmed up, so that nothing is compiled any more.
        Bytes(few, 3);
        Bytes(many, 3);
        long ofFew = Median(() => Bytes(few, 13) - Bytes(few, 3)), ofMany = Median(() => Bytes(many, 13) - Bytes(many, 3));
        Assert.Equal(ofFew, ofMany);

        // And an epoch takes its line of the history, which is allocated before.
        Assert.InRange(ofFew, 0, 10 * 144 + 10 * 48 * 2);
    }

    /// <summary>The runtime allocates something of its own once in a while: of three counts the middle one.</summary>
    private static long Median(Func<long> count) => new[] { count(), count(), count() }.Order().ElementAt(1);

    private static FitOptions<float> Options(string kind)
    {
        var options = new FitOptions<float> { BatchSize = kind == "rows" ? 1 : 8, LearningRate = 0.001 };
        if (kind is "clipped" or "everything") options.ClipNorm = 0.1;
        if (kind is "augmented" or "everything") options.Augment = Noise;
        if (kind == "everything") options.LearningRate = LearningRate.ReduceOnPlateau(0.01).WithWarmUp(1);
        return options;
    }

    private static void Noise(Span<float> inputs, Span<float> targets, ref UniformGenerator random)
    {
        foreach (ref float input in inputs) input += random.NextSingle(0.1);
    }
}
