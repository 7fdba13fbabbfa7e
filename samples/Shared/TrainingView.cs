namespace NetGen.Samples;

/// <summary>Shows how training goes: a bar with the loss as a sparkline on a terminal, a few lines elsewhere.</summary>
internal sealed class TrainingView : IProgress<FitProgress>
{
    private const int Lines = 12;
    private const int CurveWidth = 24;
    private const string Levels = "▁▂▃▄▅▆▇█";

    private readonly IAnsiConsole _console;
    private readonly List<double> _losses = [];
    private readonly ProgressTask? _bar;

    private TrainingView(IAnsiConsole console, ProgressTask? bar) => (_console, _bar) = (console, bar);

    /// <summary>Runs a training that reports to what it is given.</summary>
    public static FitHistory Show(IAnsiConsole console, Func<IProgress<FitProgress>, FitHistory> train)
    {
        if (!console.IsLive())
        {
            return train(new TrainingView(console, null));
        }

        return console.Progress().Columns(new ProgressBarColumn(), new TaskDescriptionColumn()).Start(progress =>
        {
            ProgressTask bar = progress.AddTask("starting");
            FitHistory history = train(new TrainingView(console, bar));
            bar.Value = bar.MaxValue;
            return history;
        });
    }

    public void Report(FitProgress value)
    {
        EpochRecord last = value.Last;
        _losses.Add(last.MonitoredLoss);
        string line = $"epoch {last.Epoch,3}   loss {last.TrainingLoss:F4}"
            + (double.IsNaN(last.ValidationLoss) ? "" : $"   held out {last.ValidationLoss:F4}")
            + string.Concat(last.Metrics.Select(metric => $" {metric,7:P1}"));
        if (_bar is not null)
        {
            _bar.MaxValue = value.Epochs;
            _bar.Value = last.Epoch;
            _bar.Description = $"{line}  [blue]{Sparkline()}[/]";
        }
        else if (last.Epoch == 1 || last.Epoch % Math.Max(1, value.Epochs / Lines) == 0)
        {
            _console.WriteLine($"{line}  {Sparkline()}");
        }
    }

    /// <summary>The losses so far as a row of bars, on a logarithmic scale.</summary>
    private string Sparkline()
    {
        int width = Math.Min(CurveWidth, _losses.Count);
        double[] logarithms =
            [.. Enumerable.Range(1, width).Select(n => Math.Log(_losses[(n * _losses.Count / width) - 1]))];
        double low = logarithms.Min(), range = Math.Max(logarithms.Max() - low, 1e-6);
        return string.Concat(logarithms.Select(value => Levels[(int)((value - low) / range * (Levels.Length - 1))]));
    }
}
