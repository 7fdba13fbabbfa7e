using System;

namespace NetGen;

/// <content>The schedules that depend on time alone.</content>
public abstract partial class LearningRate
{
    private sealed class ConstantRate : LearningRate
    {
        private readonly double _rate;

        public ConstantRate(double learningRate) => _rate = Positive(learningRate, nameof(learningRate));

        public override double At(in TrainingTime time, ReadOnlySpan<double> memory) => _rate;

        public override string ToString() => FormattableString.Invariant($"constant {_rate:R}");
    }

    private sealed class StepRate : LearningRate
    {
        private readonly double _first;
        private readonly int _every;
        private readonly double _factor;

        public StepRate(double first, int every, double factor)
        {
            _first = Positive(first, nameof(first));
            _every = Positive(every, nameof(every));
            _factor = Positive(factor, nameof(factor));
        }

        public override double At(in TrainingTime time, ReadOnlySpan<double> memory)
        {
            double rate = _first;
            for (int n = time.Epoch / _every; n > 0; n--)
            {
                rate *= _factor;
            }

            return rate;
        }

        public override string ToString() => FormattableString.Invariant($"step {_first:R}·{_factor:R} every {_every}");
    }

    private sealed class ExponentialRate : LearningRate
    {
        private readonly double _first;
        private readonly double _factor;

        public ExponentialRate(double first, double factor)
        {
            _first = Positive(first, nameof(first));
            _factor = Positive(factor, nameof(factor));
        }

        public override double At(in TrainingTime time, ReadOnlySpan<double> memory) =>
            _first * PortableMath.Exp(time.EpochsPassed * PortableMath.Log(_factor));

        public override string ToString() => FormattableString.Invariant($"exponential {_first:R}·{_factor:R}");
    }

    private sealed class CosineRate : LearningRate
    {
        private readonly double _first;
        private readonly double _last;

        public CosineRate(double first, double last)
        {
            _first = Positive(first, nameof(first));
            _last = NotNegative(last, nameof(last));
        }

        public override double At(in TrainingTime time, ReadOnlySpan<double> memory) =>
            _last + ((_first - _last) * HalfCosine.At(time.Progress));

        public override string ToString() => FormattableString.Invariant($"cosine {_first:R} to {_last:R}");
    }

    private sealed class OneCycleRate : LearningRate
    {
        // η starts at most/25 and ends at most/10⁴.
        private const double First = 25, Last = 10_000;

        private readonly double _most;
        private readonly double _rising;

        public OneCycleRate(double most, double rising)
        {
            _most = Positive(most, nameof(most));
            _rising = rising > 0 && rising < 1
                ? rising
                : throw new ArgumentOutOfRangeException(nameof(rising), rising, "The share must be between 0 and 1.");
        }

        public override double At(in TrainingTime time, ReadOnlySpan<double> memory)
        {
            double progress = time.Progress;
            return progress < _rising
                ? Between(_most, _most / First, HalfCosine.At(progress / _rising))
                : Between(_most / Last, _most, HalfCosine.At((progress - _rising) / (1 - _rising)));
        }

        public override string ToString() => FormattableString.Invariant($"one cycle {_most:R}, rising {_rising:R}");

        private static double Between(double end, double start, double share) => end + ((start - end) * share);
    }

    private sealed class WarmUpRate : LearningRate
    {
        private readonly LearningRate _rate;
        private readonly double _epochs;

        public WarmUpRate(LearningRate rate, double epochs) =>
            (_rate, _epochs) = (rate, NotNegative(epochs, nameof(epochs)));

        public override int MemoryCount => _rate.MemoryCount;

        public override double At(in TrainingTime time, ReadOnlySpan<double> memory)
        {
            // The first step is not at 0, where nothing would move.
            double steps = _epochs * time.StepsPerEpoch;
            double share = time.Step + 1 < steps ? (time.Step + 1) / steps : 1;
            return share * _rate.At(time, memory);
        }

        public override void Start(Span<double> memory) => _rate.Start(memory);

        public override void EpochEnded(double loss, Span<double> memory) => _rate.EpochEnded(loss, memory);

        public override string ToString() => FormattableString.Invariant($"{_rate}, warm-up {_epochs:R}");
    }
}

/// <summary>
/// (1 + cos πp)/2, which falls from 1 to 0; made of + and · alone, so that it has the same bits everywhere.
/// </summary>
internal static class HalfCosine
{
    /// <param name="progress">p, between 0 and 1.</param>
    public static double At(double progress)
    {
        // cos is odd around π/2. Up to there Taylor's series has an error below 10⁻¹⁶ after x²⁰/20!.
        double x = Math.PI * (progress <= 0.5 ? progress : 1 - progress);
        double square = x * x, cosine = 1;
        for (int n = 20; n > 0; n -= 2)
        {
            cosine = 1 - (cosine * square / (n * (n - 1)));
        }

        return (1 + (progress <= 0.5 ? cosine : -cosine)) / 2;
    }
}
