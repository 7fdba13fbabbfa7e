using NetGen.Tests.ModelFiles;
using NetGen.Tests.Training.Checkpoints;

namespace NetGen.Tests.Training.Learning;

/// <summary>A network goes on learning from a file as if it had never stopped; damaged files change nothing.</summary>
public sealed class LearningStateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File("service.learning");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_next_steps_have_the_same_bits()
    {
        Dataset<float> iris = RealData.Iris<float>();
        Standardizer scale = Standardizer.OfInputs(iris);
        Dataset<float> rows = scale.ApplyToInputs(iris);
        var network = new IrisNetwork(1);
        network.Fit(rows, new() { Epochs = 3 });
        LearningState.Save(network, File, inputs: scale);

        var other = new IrisNetwork(9);
        LearningState state = LearningState.Load(other, File);
        Assert.Equal(scale.Means, state.Inputs!.Means);
        Assert.Equal(scale.Deviations, state.Inputs.Deviations);
        Assert.Null(state.Targets);
        for (int row = 0; row < iris.Count; row++)
        {
            Assert.Equal(
                network.TrainStep(rows.Input(row), rows.Target(row), 0.01f),
                other.TrainStep(rows.Input(row), rows.Target(row), 0.01f));
        }

        Assert.Equal(network.Parameters(), other.Parameters());
    }

    [Fact]
    public void Standardizers_of_both_sides_and_folds_are_kept()
    {
        Dataset<double> data = RealData.Diabetes<double>();
        (Standardizer x, Standardizer t) = (Standardizer.OfInputs(data), Standardizer.OfTargets(data));
        var network = new DiabetesNetwork(1);
        LearningState.Save(network, File, x, t);
        LearningState state = LearningState.Load(new DiabetesNetwork(2), File);
        Assert.Equal((x.Means[3], t.Deviations[0]), (state.Inputs!.Means[3], state.Targets!.Deviations[0]));
        x.FoldIntoFirstLayer(network);
        LearningState.Save(network, File);
        var loaded = new DiabetesNetwork(3);
        LearningState.Load(loaded, File);
        Assert.Throws<InvalidOperationException>(() => x.FoldIntoFirstLayer(loaded));
    }

    [Fact]
    public void Another_network_is_refused()
    {
        LearningState.Save(new IrisNetwork(1), File);
        var other = new IrisLogisticNetwork(1);
        float[] before = other.Parameters();
        string message = Assert.Throws<InvalidDataException>(() => LearningState.Load(other, File)).Message;
        Assert.Contains("belongs to another network: it was \"4-8-3 Tanh, Softmax", message, StringComparison.Ordinal);
        Assert.Contains(File, message, StringComparison.Ordinal);
        Assert.Equal(before, other.Parameters());
        Assert.Throws<FileNotFoundException>(() => LearningState.Load(other, _folder.File("none")));
    }

    [Fact]
    public void What_is_not_worth_keeping_is_not_written()
    {
        var network = new IrisNetwork(1);
        LearningState.Save(network, File);
        byte[] good = System.IO.File.ReadAllBytes(File);
        network.HiddenLayer.Weights[0, 0] = float.NaN;
        Assert.Contains("Parameter 0", Assert.Throws<ArgumentException>(() => LearningState.Save(network, File)).Message);
        Assert.Throws<ArgumentException>(
            () => LearningState.Save(new IrisNetwork(1), File, Standardizer.OfInputs(XorNetwork.Data)));
        Assert.Equal(good, System.IO.File.ReadAllBytes(File));
    }

    /// <summary>Every byte changed and every length cut, with and without a fingerprint that fits.</summary>
    [Fact]
    public void Damaged_files_change_nothing()
    {
        Dataset<double> data = CurveNetwork.Data();
        LearningState.Save(new CurveNetwork(1), File, Standardizer.OfInputs(data), Standardizer.OfTargets(data));
        byte[] good = System.IO.File.ReadAllBytes(File);
        var network = new CurveNetwork(2);
        double[] before = network.Parameters();
        for (int n = 0; n < good.Length; n++)
        {
            byte[] changed = [.. good];
            changed[n] ^= 0x41;
            Refused(changed);
            Refused(good[..n]);
        }

        for (int n = 8; n < good.Length - 8; n++)
        {
            foreach (byte value in (byte[])[0, 0x80, 0xFF])
            {
                byte[] changed = good[..^8];
                changed[n] = value;
                System.IO.File.WriteAllBytes(File, CraftedCheckpointTests.Sealed(changed));
                try
                {
                    LearningState.Load(network, File);
                    Assert.True(network.Parameters().All(double.IsFinite));
                    network.LoadParameters(before);
                }
                catch (InvalidDataException)
                {
                    Assert.Equal(before, network.Parameters());
                }
            }
        }

        void Refused(byte[] bytes)
        {
            System.IO.File.WriteAllBytes(File, bytes);
            Assert.Throws<InvalidDataException>(() => LearningState.Load(network, File));
            Assert.Equal(before, network.Parameters());
        }
    }
}
