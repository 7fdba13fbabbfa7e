namespace NetGen.Tests.Training.Learning;

/// <summary>
/// A buffer keeps every row with the same probability; drift is reported if errors grow, and only then.
/// </summary>
public class ReplayTests
{
    [Fact]
    public void Every_row_is_equally_likely_to_be_kept()
    {
        int[] kept = new int[40];
        for (int seed = 0; seed < 2000; seed++)
        {
            var buffer = new ReplayBuffer<double>(10, 1, 1, seed);
            for (int n = 0; n < 40; n++) buffer.Add([n], [2 * n]);
            Dataset<double> rows = buffer.ToDataset();
            Assert.Equal((10, 10, 40), (rows.Count, buffer.Count, buffer.Seen));
            for (int row = 0; row < 10; row++)
            {
                Assert.Equal(2 * rows.Input(row)[0], rows.Target(row)[0]);
                kept[(int)rows.Input(row)[0]]++;
            }
        }

        // 500 each, with a deviation of 19.
        Assert.All(kept, count => Assert.InRange(count, 410, 590));
    }

    [Fact]
    public void Batches_are_drawn_from_what_is_kept()
    {
        var buffer = new ReplayBuffer<float>(3, 2, 1, seed: 1);
        Assert.Throws<InvalidOperationException>(() => buffer.Draw(new float[2], new float[1]));
        Assert.Throws<InvalidOperationException>(() => buffer.ToDataset());
        buffer.Add([1, 2], [3]);
        buffer.Add([4, 5], [6]);
        float[] inputs = new float[200], targets = new float[100];
        buffer.Draw(inputs, targets);
        for (int row = 0; row < 100; row++)
        {
            Assert.Equal(inputs[2 * row] == 1 ? (2f, 3f) : (5f, 6f), (inputs[(2 * row) + 1], targets[row]));
        }

        Assert.InRange(targets.Count(t => t == 3), 30, 70);
        Assert.Throws<ArgumentException>(() => buffer.Draw(new float[4], new float[1]));
        Assert.Throws<ArgumentException>(() => buffer.Add([1], [1]));
        Assert.Contains("x[1] is NaN", Assert.Throws<ArgumentException>(() => buffer.Add([1, float.NaN], [1])).Message);
        Assert.Equal(2, buffer.Seen);
        Assert.Throws<ArgumentException>(() => new ReplayBuffer<float>(0, 1, 1));
    }

    [Fact]
    public void Adding_and_drawing_allocate_nothing()
    {
        var buffer = new ReplayBuffer<float>(16, 2, 1);
        float[] x = [1, 2], t = [3], inputs = new float[16], targets = new float[8];
        buffer.Add(x, t);
        buffer.Draw(inputs, targets);
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5; attempt++)
        {
            long start = GC.GetAllocatedBytesForCurrentThread();
            for (int n = 0; n < 100; n++)
            {
                buffer.Add(x, t);
                buffer.Draw(inputs, targets);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - start);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void Larger_errors_are_drift_and_equal_ones_are_not()
    {
        var random = new Random(1);
        var detector = new DriftDetector(threshold: 20, tolerance: 0.1);
        for (int n = 0; n < 20_000; n++) Assert.False(detector.Add(random.NextDouble()));
        Assert.InRange(detector.Mean, 0.48, 0.52);
        int steps = 1;
        while (!detector.Add(2 * random.NextDouble())) steps++;
        Assert.InRange(steps, 20, 200);
        detector.Reset();
        Assert.Equal((0, 0), (detector.Count, detector.Mean));

        // What comes after is the new normal; smaller errors are no drift.
        for (int n = 0; n < 5_000; n++) Assert.False(detector.Add(2 * random.NextDouble() * (n < 2_500 ? 1 : 0.2)));
    }

    [Fact]
    public void Too_few_errors_are_not_compared_with()
    {
        var detector = new DriftDetector(threshold: 1, atLeast: 10);
        detector.Add(0);
        for (int n = 0; n < 8; n++) Assert.False(detector.Add(100));
        Assert.True(detector.Add(100));
        Assert.Throws<ArgumentOutOfRangeException>(() => detector.Add(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => detector.Add(-1));
        Assert.Equal(10, detector.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DriftDetector(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DriftDetector(1, tolerance: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DriftDetector(1, atLeast: 0));
    }
}
