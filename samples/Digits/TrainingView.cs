namespace NetGen.Samples.Digits;

/// <summary>Shows how training goes: a bar with a curve on a terminal, a line every few epochs elsewhere.</summary>
internal sealed class TrainingView(IAnsiConsole console, int epochs)
{
    private const int LinesEvery = 5;
    private const int CurveWidth = 24;
    private const string Levels = "▁▂▃▄▅▆▇█";

    private readonly List<float> _losses = [];

    /// <summary>Calls <paramref name="runEpoch"/> for every epoch; it returns the mean of E and the accuracy.</summary>
    public void Run(Func<int, (float Loss, double Accuracy)> runEpoch)
    {
        if (!console.IsLive())
        {
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                string line = Next(epoch, runEpoch);
                if (epoch == 0 || (epoch + 1) % LinesEvery == 0)
                {
                    console.WriteLine(line);
                }
            }

            return;
        }

        console.Progress().Columns(new ProgressBarColumn(), new TaskDescriptionColumn()).Start(progress =>
        {
            ProgressTask bar = progress.AddTask("starting", maxValue: epochs);
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                bar.Description = $"{Next(epoch, runEpoch)}  [blue]{Curve()}[/]";
                bar.Increment(1);
            }
        });
    }

    private string Next(int epoch, Func<int, (float Loss, double Accuracy)> runEpoch)
    {
        (float loss, double accuracy) = runEpoch(epoch);
        _losses.Add(loss);
        return $"epoch {epoch + 1,3}   loss {loss,6:F4}   held-out accuracy {accuracy,6:P1}";
    }

    /// <summary>The losses so far as a row of bars, on a logarithmic scale.</summary>
    private string Curve()
    {
        int width = Math.Min(CurveWidth, _losses.Count);
        float[] logarithms =
            [.. Enumerable.Range(1, width).Select(n => MathF.Log(_losses[(n * _losses.Count / width) - 1]))];
        float low = logarithms.Min(), range = Math.Max(logarithms.Max() - low, 1e-6f);
        return string.Concat(logarithms.Select(value => Levels[(int)((value - low) / range * (Levels.Length - 1))]));
    }
}
