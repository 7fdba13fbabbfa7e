using System.Diagnostics;

namespace NetGen.Samples.Digits;

/// <summary>How long a prediction takes: the median of many rounds over real images, after the JIT is done.</summary>
internal static class PredictionTiming
{
    private const int Rounds = 201;
    private const int PassesPerRound = 10;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);

    /// <summary>Nanoseconds an image, one at a time and in one batch.</summary>
    public static (double Single, double Batch) Measure(DigitNetwork network, Dataset<float> set)
    {
        float[] y = new float[DigitNetwork.OutputCount];
        float[] outputs = new float[set.Count * DigitNetwork.OutputCount];
        return (Median(OneByOne, set.Count), Median(AsBatch, set.Count));

        float OneByOne()
        {
            float sum = 0;
            for (int row = 0; row < set.Count; row++)
            {
                network.Predict(set.Input(row), y);
                sum += y[0];
            }

            return sum;
        }

        float AsBatch()
        {
            network.PredictBatch(set.Inputs, outputs);
            return outputs[0];
        }
    }

    private static double Median(Func<float> pass, int images)
    {
        // The results are used, so that no compiler can leave the work out.
        float sink = 0;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp)
        {
            sink += pass();
        }

        double[] times = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            start = Stopwatch.GetTimestamp();
            for (int n = 0; n < PassesPerRound; n++)
            {
                sink += pass();
            }

            times[round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / (PassesPerRound * images);
        }

        GC.KeepAlive(sink);
        Array.Sort(times);
        return times[Rounds / 2];
    }
}
