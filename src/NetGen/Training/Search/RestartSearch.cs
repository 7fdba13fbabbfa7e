using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen;

/// <summary>Hands seeds to threads in order, and finds the winner by what the runs came to, not by when.</summary>
internal sealed class RestartSearch<TNetwork, T>
    where TNetwork : class, INetwork<T>
    where T : unmanaged
{
    private readonly Func<TNetwork> _create;
    private readonly Dataset<T> _train;
    private readonly FitOptions<T> _options;
    private readonly RestartOptions _restarts;
    private readonly TNetwork?[] _networks;
    private readonly RestartRun?[] _runs;
    private readonly CancellationTokenSource?[] _cancellations;
    private readonly object _lock = new();
    private int _next = -1;
    private int _firstOnTarget = int.MaxValue;

    public RestartSearch(Func<TNetwork> create, Dataset<T> train, FitOptions<T> options, RestartOptions restarts)
    {
        (_create, _train, _options, _restarts) = (create, train, options, restarts);
        _networks = new TNetwork?[restarts.Count];
        _runs = new RestartRun?[restarts.Count];
        _cancellations = new CancellationTokenSource?[restarts.Count];
    }

    public Restarts<TNetwork> Run()
    {
        int wanted = _restarts.MaxDegreeOfParallelism;
        int threads = Math.Min(wanted > 0 ? wanted : Environment.ProcessorCount, _restarts.Count);
        try
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, (_, loop) => Work(loop));
        }
        catch (AggregateException failures)
        {
            // Every run fails for the same reason: the data or the options.
            throw failures.InnerExceptions[0];
        }

        return Result();
    }

    private void Work(ParallelLoopState loop)
    {
        while (!loop.IsExceptional && !_restarts.CancellationToken.IsCancellationRequested)
        {
            int index = Interlocked.Increment(ref _next);
            if (index >= _restarts.Count || index > Volatile.Read(ref _firstOnTarget))
            {
                return;
            }

            Train(index);
        }
    }

    private void Train(int index)
    {
        TNetwork network = _create()
            ?? throw new InvalidOperationException("create returned null instead of a network.");
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(_restarts.CancellationToken);
        lock (_lock)
        {
            if (Array.IndexOf(_networks, network) >= 0)
            {
                throw new InvalidOperationException(
                    "create returned the same network twice; it must return a new one each time.");
            }

            (_networks[index], _cancellations[index]) = (network, cancellation);
        }

        RestartRun run = Train(network, _restarts.FirstSeed + index, cancellation.Token);
        lock (_lock)
        {
            _cancellations[index] = null;
            _runs[index] = run;
            if (run.Failure is null && run.History.StopReason == StopReason.TargetReached && index < _firstOnTarget)
            {
                _firstOnTarget = index;
                foreach (CancellationTokenSource? later in _cancellations.Skip(index + 1))
                {
                    later?.Cancel();
                }
            }

            if (index <= _firstOnTarget)
            {
                _restarts.Progress?.Report(run);
            }
        }
    }

    private RestartRun Train(TNetwork network, int seed, CancellationToken cancellation)
    {
        FitOptions<T> options = _options.Copy();
        options.Seed = seed;
        network.Initialize(seed);
        try
        {
            FitHistory history = network.Fit(_train, options, progress: null, cancellation);
            double loss = options.Validation is { } validation
                ? Losses.Mean(network, validation)
                : Losses.Mean(network, _train) + network.Penalty();
            return new RestartRun(seed, double.IsNaN(loss) ? double.PositiveInfinity : loss, history, null);
        }
        catch (TrainingException failure)
        {
            return new RestartRun(seed, double.PositiveInfinity, failure.History, failure);
        }
    }

    private Restarts<TNetwork> Result()
    {
        int best = _firstOnTarget;
        if (best == int.MaxValue)
        {
            best = -1;
            for (int n = 0; n < _runs.Length; n++)
            {
                if (_runs[n] is { Failure: null } run && (best < 0 || run.Loss < _runs[best]!.Loss))
                {
                    best = n;
                }
            }
        }

        if (best < 0)
        {
            throw _runs.FirstOrDefault(run => run is not null)?.Failure
                ?? (Exception)new OperationCanceledException(_restarts.CancellationToken);
        }

        int[] ended = Enumerable.Range(0, _firstOnTarget == int.MaxValue ? _runs.Length : best + 1)
            .Where(n => _runs[n] is not null).ToArray();
        return new Restarts<TNetwork>(
            _networks[best]!,
            _runs[best]!,
            ended.Select(n => _runs[n]!).ToArray(),
            ended.Where(n => _runs[n]!.Failure is null).Select(n => _networks[n]!).ToArray());
    }
}
