using System;

namespace NetGen;

/// <summary>A moment of training: what a learning rate may depend on.</summary>
public readonly struct TrainingTime
{
    /// <summary>The moment before a step.</summary>
    /// <param name="step">The steps that have been made.</param>
    /// <param name="stepsPerEpoch">The steps of an epoch, at least 1.</param>
    /// <param name="epochs">The epochs that are planned, at least 1.</param>
    public TrainingTime(long step, int stepsPerEpoch, int epochs)
    {
        Step = step;
        StepsPerEpoch = Math.Max(1, stepsPerEpoch);
        Epochs = Math.Max(1, epochs);
    }

    /// <summary>The number of steps made since the first epoch began.</summary>
    public long Step { get; }

    /// <summary>The steps of an epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>The epochs that are planned.</summary>
    public int Epochs { get; }

    /// <summary>The epochs that are complete.</summary>
    public int Epoch => (int)(Step / StepsPerEpoch);

    /// <summary>The epochs that have passed, with their fraction.</summary>
    public double EpochsPassed => (double)Step / StepsPerEpoch;

    /// <summary>Where training stands: 0 before the first step, 1 at the last one.</summary>
    public double Progress
    {
        get
        {
            long last = ((long)Epochs * StepsPerEpoch) - 1;
            return last <= 0 ? 0 : Math.Min(1, (double)Step / last);
        }
    }
}
