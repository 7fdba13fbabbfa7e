using System.Diagnostics;
using System.Runtime;
using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Engines;

namespace NetGen.Benchmarks.Measuring;

/// <summary>
/// Interleaved measurement: a slice of every contender in turn, many rounds, so that whatever else the machine does
/// falls on all of them alike. Ratios are taken within a round.
/// </summary>
internal sealed class Rounds
{
    private const int Attempts = 5, WarmAttempts = 10;

    private readonly List<Contestant> _contestants;
    private readonly TimeSpan _slice;

    public Rounds(IEnumerable<Engine> engines, TimeSpan slice)
    {
        _slice = slice;
        _contestants =
        [
            .. from engine in engines
               from operation in engine.Operations
               select new Contestant(engine, operation.Key, operation.Value),
        ];
    }

    /// <summary>
    /// Warms up and measures; again, if the JIT was not done after all: its thread waits for a core as others do.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The JIT was never done: what was measured is partly code of a lower tier.
    /// </exception>
    public IReadOnlyList<Series> RunWarm(int rounds)
    {
        for (int attempt = 0; ; attempt++)
        {
            WarmUp.UntilJitIsSilent([.. _contestants.Select(one => (Action)one.Measure)]);
            long compiled = JitInfo.GetCompiledMethodCount();
            IReadOnlyList<Series> series = Run(rounds);
            if (JitInfo.GetCompiledMethodCount() == compiled) return series;
            if (attempt == WarmAttempts)
            {
                throw new InvalidOperationException(
                    $"In each of {WarmAttempts + 1} attempts, the JIT compiled methods while they were measured. Figures of "
                    + "code that is not final are not reported: run again when the machine is less busy.");
            }
        }
    }

    public IReadOnlyList<Series> Run(int rounds)
    {
        foreach (Contestant one in _contestants) one.Forget();
        foreach (Contestant one in _contestants) one.Calibrate(_slice);
        for (int round = 0; round < rounds; round++)
        {
            // Another one begins each time: nobody always follows the same neighbour's clock and caches.
            for (int n = 0; n < _contestants.Count; n++) _contestants[(n + round) % _contestants.Count].Measure();
        }

        return [.. _contestants.Select(one => one.Series)];
    }

    private sealed class Contestant(Engine engine, Operation operation, Action<int> run)
    {
        private readonly List<double> _nanoseconds = [];
        private int _samples = Problem.Rows;
        private long _allocated;

        public Series Series => new(engine.Name, operation, [.. _nanoseconds], _allocated);

        public void Forget()
        {
            _nanoseconds.Clear();
            _allocated = 0;
        }

        /// <summary>As many samples as take a slice, a multiple of the rows.</summary>
        public void Calibrate(TimeSpan slice)
        {
            double longEnough = slice.TotalNanoseconds;
            while (Time(_samples) < longEnough && _samples < 1 << 26) _samples *= 2;
        }

        /// <summary>A slice, and another one instead if the system had better things to do meanwhile.</summary>
        public void Measure()
        {
            engine.Load?.Invoke(engine.Problem.Parameters);
            // What came before has left its own data in the caches; one pass brings back what this one works on.
            run(Problem.Rows);
            double nanoseconds = 0;
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                long interruptions = Interruptions.Count();
                long before = GC.GetAllocatedBytesForCurrentThread();
                nanoseconds = Time(_samples);
                _allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                if (Interruptions.Count() == interruptions) break;
            }

            _nanoseconds.Add(nanoseconds / _samples);
        }

        private double Time(int samples)
        {
            long start = Stopwatch.GetTimestamp();
            run(samples);
            return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        }
    }
}
