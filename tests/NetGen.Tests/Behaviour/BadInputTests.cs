using System.Globalization;
using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>A wrong length is an ArgumentException that says what came and what is wanted, before anything is written.</summary>
public class BadInputTests
{
    // Inputs 5, outputs 3; see SmallNetworks.
    private static readonly int[] WrongForInputs = [0, 4, 6, 10];
    private static readonly int[] WrongForOutputs = [0, 2, 4, 6];

    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Wrong_lengths_are_refused(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Samples<double>(kernel, precision);
        else Samples<float>(kernel, precision);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Batches_that_do_not_divide_into_matching_rows_are_refused(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Batches<double>(kernel, precision);
        else Batches<float>(kernel, precision);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Predicting_no_rows_does_nothing(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) SmallNetworks.Create<double>(kernel, precision).PredictBatch([], []);
        else SmallNetworks.Create<float>(kernel, precision).PredictBatch([], []);
    }

    private static void Samples<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        var network = new Watched<T>(kernel, precision);
        T[] x = new T[5], y = new T[3], t = new T[3];
        T rate = T.CreateChecked(0.1);
        foreach (int length in WrongForInputs)
        {
            network.Refuses("x", length, 5, n => n.Predict(new T[length], y), y);
            network.Refuses("x", length, 5, n => n.Forward(new T[length]));
            network.Refuses("x", length, 5, n => n.TrainStep(new T[length], t, rate));
        }

        foreach (int length in WrongForOutputs)
        {
            var wrong = new T[length];
            network.Refuses("y", length, 3, n => n.Predict(x, wrong), wrong);
            network.Refuses("t", length, 3, n => n.Backward(new T[length]));
            network.Refuses("t", length, 3, n => n.TrainStep(x, new T[length], rate));
        }

        int count = network.ParameterCount;
        foreach (int length in new[] { 0, count - 1, count + 1 })
        {
            var wrong = new T[length];
            network.Refuses("destination", length, count, n => n.CopyParametersTo(wrong), wrong);
            network.Refuses("destination", length, count, n => n.CopyGradientsTo(wrong), wrong);
            network.Refuses("source", length, count, n => n.LoadParameters(new T[length]));
        }
    }

    private static void Batches<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        var network = new Watched<T>(kernel, precision);
        T[] twoX = new T[10], twoT = new T[6];
        T rate = T.CreateChecked(0.1);
        foreach (int length in new[] { 1, 9, 11 })
        {
            var y = new T[6];
            network.Refuses("inputs", length, 5, n => n.PredictBatch(new T[length], y), y);
            network.Refuses("inputs", length, 5, n => n.Evaluate(new T[length], twoT));
            network.Refuses("inputs", length, 5, n => n.BackwardBatch(new T[length], twoT));
            network.Refuses("inputs", length, 5, n => n.TrainBatch(new T[length], twoT, rate));
        }

        foreach (int length in new[] { 0, 3, 5, 7, 9 })
        {
            // Whole rows are counted in rows, of which two are wanted; others in values.
            (int came, int wanted) = length % 3 == 0 ? (length / 3, 2) : (length, 3);
            var wrong = new T[length];
            network.Refuses("outputs", came, wanted, n => n.PredictBatch(twoX, wrong), wrong);
            network.Refuses("targets", came, wanted, n => n.Evaluate(twoX, new T[length]));
            network.Refuses("targets", came, wanted, n => n.BackwardBatch(twoX, new T[length]));
            network.Refuses("targets", came, wanted, n => n.TrainBatch(twoX, new T[length], rate));
        }

        network.Refuses("inputs", "no row", "one", n => n.Evaluate([], []));
        network.Refuses("inputs", "no row", "one", n => n.BackwardBatch([], []));
        network.Refuses("inputs", "no row", "one", n => n.TrainBatch([], [], rate));
    }

    /// <summary>A network after one backward pass, of which everything is remembered.</summary>
    private sealed class Watched<T>
        where T : unmanaged, INumber<T>
    {
        private readonly ITestNetwork<T> _network;
        private readonly T[] _before;

        public Watched(Kernel kernel, Precision precision)
        {
            // Momentum: an update would show in the parameters even if gradients were left alone.
            NetworkSpec spec = SmallNetworks.Spec(kernel, precision, Optimizer.Momentum);
            _network = SmallNetworks.Create<T>(kernel, precision, Optimizer.Momentum);
            (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, 1);
            _network.Forward(x);
            _network.Backward(t);
            _network.Update(T.CreateChecked(0.1));
            _before = State();
        }

        public int ParameterCount => _network.Topology.ParameterCount;

        public void Refuses(string parameter, int came, int wanted, Action<ITestNetwork<T>> call, T[]? written = null) =>
            Refuses(
                parameter, came.ToString(CultureInfo.InvariantCulture), wanted.ToString(CultureInfo.InvariantCulture), call, written);

        public void Refuses(string parameter, string came, string wanted, Action<ITestNetwork<T>> call, T[]? written = null)
        {
            written?.AsSpan().Fill(T.CreateChecked(77));
            ArgumentException refused = Assert.ThrowsAny<ArgumentException>(() => call(_network));
            Assert.Equal(parameter, refused.ParamName);
            Assert.Contains(came, refused.Message, StringComparison.Ordinal);
            Assert.Contains(wanted, refused.Message, StringComparison.Ordinal);
            Assert.Equal(_before, State());
            Assert.All(written ?? [], value => Assert.Equal(T.CreateChecked(77), value));
        }

        private T[] State() =>
        [
            .. _network.Parameters(), .. _network.Gradients(), .. _network.InputGradientsArray,
            .. _network.Layers.SelectMany(layer => (T[])
                [.. layer.Outputs.ToArray(), .. layer.Deltas.ToArray(), .. layer.OutputGradients.ToArray()]),
        ];
    }
}
