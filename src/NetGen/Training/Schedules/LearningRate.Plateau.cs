using System;

namespace NetGen;

/// <content>The schedule that looks at the loss.</content>
public abstract partial class LearningRate
{
    private sealed class PlateauRate : LearningRate
    {
        // What is remembered: the smallest loss, the epochs since, and how much η has fallen.
        private const int Smallest = 0, Waited = 1, Scale = 2;

        private readonly double _first;
        private readonly double _factor;
        private readonly int _patience;
        private readonly double _least;

        public PlateauRate(double first, double factor, int patience, double least)
        {
            _first = Positive(first, nameof(first));
            _factor = factor > 0 && factor < 1
                ? factor
                : throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor must be between 0 and 1.");
            _patience = Positive(patience, nameof(patience));
            _least = NotNegative(least, nameof(least)) <= first
                ? least
                : throw OutOfRange(
                    least, nameof(least), FormattableString.Invariant($"at most the first rate, {first:R}"));
        }

        public override int MemoryCount => 3;

        public override double At(in TrainingTime time, ReadOnlySpan<double> memory) =>
            Math.Max(_least, _first * memory[Scale]);

        public override void Start(Span<double> memory) =>
            (memory[Smallest], memory[Waited], memory[Scale]) = (double.PositiveInfinity, 0, 1);

        public override void EpochEnded(double loss, Span<double> memory)
        {
            if (loss < memory[Smallest])
            {
                (memory[Smallest], memory[Waited]) = (loss, 0);
            }
            else if (++memory[Waited] >= _patience)
            {
                (memory[Scale], memory[Waited]) = (memory[Scale] * _factor, 0);
            }
        }

        public override string ToString() => FormattableString.Invariant(
            $"plateau {_first:R}·{_factor:R} after {_patience}, at least {_least:R}");
    }
}
