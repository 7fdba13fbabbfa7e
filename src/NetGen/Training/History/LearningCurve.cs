using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>The losses of a history as a picture.</summary>
internal static class LearningCurve
{
    public static string Draw(FitHistory history, string title)
    {
        double[] epochs = history.Epochs.Select(record => (double)record.Epoch).ToArray();
        var curves = new List<Curve>
        {
            new("training", epochs, history.Epochs.Select(record => record.TrainingLoss).ToArray()),
        };
        double[] validation = history.Epochs.Select(record => record.ValidationLoss).ToArray();
        if (validation.Any(loss => !double.IsNaN(loss)))
        {
            curves.Add(new("validation", epochs, validation));
        }

        var chart = new SvgChart(title, "epoch", "mean of E") { Curves = curves };
        chart.IsLogarithmicY = chart.SpansDecades;
        if (history.BestEpoch > 0)
        {
            chart.Mark = (history.BestEpoch, history.Best.MeanError, $"best: epoch {history.BestEpoch}");
        }

        return chart.Draw();
    }
}
