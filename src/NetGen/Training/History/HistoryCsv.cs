using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>A history as comma-separated values, in digits that read back to the same numbers.</summary>
internal static class HistoryCsv
{
    public static string Write(FitHistory history)
    {
        var text = new StringBuilder("epoch,learning_rate,training_loss,validation_loss,penalty,gradient_norm");
        foreach (Metric metric in history.Metrics)
        {
            text.Append(',').Append(MetricTraits.ColumnName(metric));
        }

        text.Append('\n');
        foreach (EpochRecord record in history.Epochs)
        {
            text.Append(record.Epoch.ToString(CultureInfo.InvariantCulture));
            Append(text, record.LearningRate);
            Append(text, record.TrainingLoss);
            Append(text, record.ValidationLoss);
            Append(text, record.Penalty);
            Append(text, record.GradientNorm);
            foreach (double metric in record.Metrics)
            {
                Append(text, metric);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, double value)
    {
        text.Append(',');
        if (!double.IsNaN(value))
        {
            text.Append(value.ToString("R", CultureInfo.InvariantCulture));
        }
    }
}
