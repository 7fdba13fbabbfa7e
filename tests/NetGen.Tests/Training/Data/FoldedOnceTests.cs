using NetGen.Tests.ModelFiles;

namespace NetGen.Tests.Training.Data;

/// <summary>
/// A standardizer becomes part of a network once: twice scales its inputs twice, and accuracy falls without a word.
/// What happens in between does not hide it, and what begins again may fold again.
/// </summary>
public class FoldedOnceTests
{
    private static readonly Dataset<double> Train = RealData.Diabetes<double>().Split(0.25, seed: 1).Train;
    private static readonly Standardizer Inputs = Standardizer.OfInputs(Train);
    private static readonly Standardizer Targets = Standardizer.OfTargets(Train);

    [Fact]
    public void The_same_network_refuses_and_stays_as_it_was()
    {
        DiabetesNetwork network = Folded(1);
        Refuses(network);
        Assert.Contains("output layer", Assert.Throws<InvalidOperationException>(
            () => Targets.FoldIntoLastLayer(network)).Message, StringComparison.Ordinal);
        double[] y = new double[Train.Count], expected = new double[Train.Count];
        network.PredictBatch(Train.Inputs, y);
        Folded(1).PredictBatch(Train.Inputs, expected);
        Assert.Equal(expected, y);
    }

    [Fact]
    public void Another_standardizer_is_refused_too()
    {
        DiabetesNetwork network = Folded(2);
        Standardizer other = Standardizer.OfInputs(RealData.Diabetes<double>());
        Assert.Throws<InvalidOperationException>(() => other.FoldIntoFirstLayer(network));
    }

    [Fact]
    public void The_sides_do_not_stand_for_each_other()
    {
        DiabetesNetwork network = Trained(3), other = Trained(4);
        Targets.FoldIntoLastLayer(network);
        Inputs.FoldIntoFirstLayer(network);
        Inputs.FoldIntoFirstLayer(other);
        Targets.FoldIntoLastLayer(other);
        Refuses(network);
        Refuses(other);
    }

    [Fact]
    public void A_copy_of_the_parameters_is_known()
    {
        DiabetesNetwork network = Folded(5);
        var copy = new DiabetesNetwork(99);
        copy.LoadParameters(network.Parameters());
        Refuses(copy);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("inputs", true)]
    [InlineData("targets", false)]
    [InlineData("inputs, targets", true)]
    public void A_file_says_so(string folded, bool refuses)
    {
        DiabetesNetwork network = Trained(6);
        if (folded.Contains("inputs", StringComparison.Ordinal)) Inputs.FoldIntoFirstLayer(network);
        if (folded.Contains("targets", StringComparison.Ordinal)) Targets.FoldIntoLastLayer(network);
        using var stream = new MemoryStream();
        network.Save(stream);
        string header = System.Text.Encoding.UTF8.GetString(stream.ToArray().AsSpan(8, 1000));
        if (folded.Length == 0) Assert.DoesNotContain("netgen.folded", header, StringComparison.Ordinal);
        else Assert.Contains($"\"netgen.folded\":\"{folded}\"", header, StringComparison.Ordinal);

        // A last digit that this process has never folded: the file alone tells.
        byte[] file = stream.ToArray();
        file[^(8 * DiabetesNetwork.ParameterCount)] ^= 1;
        file[^8] ^= 1;
        var loaded = new DiabetesNetwork(99);
        loaded.Load(new MemoryStream(file));
        if (refuses) Refuses(loaded);
        else Inputs.FoldIntoFirstLayer(loaded);
    }

    [Fact]
    public void Training_on_does_not_hide_it()
    {
        DiabetesNetwork network = Folded(7);
        network.Fit(Train, new() { Epochs = 2, LearningRate = 1e-7 });
        Refuses(network);
        network.Fit(Train, new() { Epochs = 2, LearningRate = 1e-7, EarlyStopping = new(1), ClipNorm = 1 });
        Refuses(network);
        network.FitLbfgs(Train, new() { Iterations = 3 });
        Refuses(network);
        network.FitLevenbergMarquardt(Train, new() { Iterations = 3 });
        Refuses(network);
        Assert.Throws<TrainingException>(() => network.Fit(Train, new() { LearningRate = 1e30 }));
        Refuses(network);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_begins_again_may_fold_again(bool initializes)
    {
        DiabetesNetwork network = Trained(8);
        double[] before = network.Parameters();
        Inputs.FoldIntoFirstLayer(network);
        if (initializes) network.Initialize(8);
        else network.LoadParameters(before);
        network.Fit(Targets.ApplyToTargets(Inputs.ApplyToInputs(Train)), new() { Epochs = 1 });
        Inputs.FoldIntoFirstLayer(network);
        Refuses(network);
    }

    [Fact]
    public void A_checkpoint_from_before_folding_may_fold_again()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run.checkpoint");
        Dataset<double> standardized = Targets.ApplyToTargets(Inputs.ApplyToInputs(Train));
        var network = new DiabetesNetwork(9);
        for (int run = 1; run <= 2; run++)
        {
            // The second run begins with the folded network, and goes on from the file.
            network.Fit(standardized, new() { Epochs = 2 * run, Checkpoint = new(path) });
            Inputs.FoldIntoFirstLayer(network);
            Refuses(network);
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_checkpoint_says_so(bool inputs, bool targets)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run.checkpoint");
        DiabetesNetwork network = Trained(13);
        if (inputs) Inputs.FoldIntoFirstLayer(network);
        if (targets) Targets.FoldIntoLastLayer(network);
        FitOptions<double> options = new() { Epochs = 2, LearningRate = 1e-7, Checkpoint = new(path) };
        network.Fit(Train, options);

        // Last digits that this process has never folded: the file alone tells.
        byte[] content = File.ReadAllBytes(path)[..^8];
        byte[] parameters = [.. System.Runtime.InteropServices.MemoryMarshal.AsBytes<double>(network.Parameters())];
        int at = content.AsSpan().IndexOf(parameters);
        Assert.True(at > 0);
        content[at] ^= 1;
        content[at + parameters.Length - 8] ^= 1;
        File.WriteAllBytes(path, Checkpoints.CraftedCheckpointTests.Sealed(content));
        foreach (int more in (int[])[0, 2])
        {
            // Read alone, and trained on.
            options.Epochs += more;
            var resumed = new DiabetesNetwork(99);
            resumed.Fit(Train, options);
            if (inputs) Refuses(resumed);
            if (targets) Assert.Throws<InvalidOperationException>(() => Targets.FoldIntoLastLayer(resumed));
            if (!inputs) Inputs.FoldIntoFirstLayer(resumed);
            if (!targets) Targets.FoldIntoLastLayer(resumed);
        }
    }

    [Fact]
    public void A_checkpoint_that_is_refused_says_nothing()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run.checkpoint");
        DiabetesNetwork network = Folded(14);
        FitOptions<double> options = new() { Epochs = 2, LearningRate = 1e-7, Checkpoint = new(path) };
        network.Fit(Train, options);
        File.WriteAllBytes(
            path, Checkpoints.CraftedCheckpointTests.Sealed([.. File.ReadAllBytes(path)[..^8], 0]));
        DiabetesNetwork other = Trained(15);
        Assert.Throws<InvalidDataException>(() => other.Fit(Train, options));
        Inputs.FoldIntoFirstLayer(other);
    }

    [Fact]
    public void Training_that_is_broken_off_does_not_hide_it()
    {
        DiabetesNetwork network = Folded(16);
        double[] before = network.Parameters();
        var broken = new Fitting.FitTests.Recorder { OnReport = _ => throw new TimeoutException() };
        Assert.Throws<TimeoutException>(() => network.Fit(Train, new() { LearningRate = 1e-7 }, broken));
        Refuses(network);
        Assert.Throws<TimeoutException>(() => network.FitLbfgs(Train, new() { Iterations = 3 }, broken));
        Assert.NotEqual(before, network.Parameters());
        Refuses(network);
        before = network.Parameters();
        Assert.Throws<TimeoutException>(() => network.FitLevenbergMarquardt(Train, new() { Iterations = 3 }, broken));
        Assert.NotEqual(before, network.Parameters());
        Refuses(network);
    }

    /// <summary>A limit that docs/decisions/0011-folded-once.md states: nothing tells NetGen of such steps.</summary>
    [Fact]
    public void Steps_made_by_hand_hide_it()
    {
        DiabetesNetwork network = Folded(17);
        Refuses(network);
        for (int row = 0; row < 4; row++)
        {
            network.TrainBatch(Train.Input(row), Train.Target(row), 1e-9);
        }

        // Both layers have other bits, and scale twice from here on.
        Inputs.FoldIntoFirstLayer(network);
        Targets.FoldIntoLastLayer(network);
        Refuses(network);
    }

    [Fact]
    public void Networks_that_begin_alike_do_not_stand_for_each_other()
    {
        Folded(10);
        Refuses(Folded(10));
        Inputs.FoldIntoFirstLayer(new DiabetesNetwork(10));
    }

    [Fact]
    public void What_changes_nothing_may_be_folded_often()
    {
        var nothing = new Standardizer(new double[10], [.. Enumerable.Repeat(1.0, 10)]);
        DiabetesNetwork network = Trained(11);
        double[] before = network.Parameters();
        nothing.FoldIntoFirstLayer(network);
        nothing.FoldIntoFirstLayer(network);
        Assert.Equal(before, network.Parameters());
        Inputs.FoldIntoFirstLayer(network);
        Refuses(network);
    }

    [Fact]
    public void In_single_precision_too()
    {
        (Dataset<float> train, _) = RealData.Iris<float>().Split(0.25, seed: 1);
        Standardizer inputs = Standardizer.OfInputs(train);
        var network = new IrisNetwork(12);
        network.Fit(inputs.ApplyToInputs(train), new() { Epochs = 2 });
        inputs.FoldIntoFirstLayer(network);
        float[] parameters = network.Parameters();
        Assert.Throws<InvalidOperationException>(() => inputs.FoldIntoFirstLayer(network));
        Assert.Equal(parameters, network.Parameters());
    }

    private static DiabetesNetwork Trained(int seed)
    {
        var network = new DiabetesNetwork(seed);
        network.Fit(Targets.ApplyToTargets(Inputs.ApplyToInputs(Train)), new() { Epochs = 1 });
        return network;
    }

    private static DiabetesNetwork Folded(int seed)
    {
        DiabetesNetwork network = Trained(seed);
        Inputs.FoldIntoFirstLayer(network);
        Targets.FoldIntoLastLayer(network);
        return network;
    }

    private static void Refuses(DiabetesNetwork network)
    {
        double[] before = network.Parameters();
        string message = Assert.Throws<InvalidOperationException>(() => Inputs.FoldIntoFirstLayer(network)).Message;
        Assert.Contains("already has a standardizer of its inputs folded in", message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters());
    }
}
