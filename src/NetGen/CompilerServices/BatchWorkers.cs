#if HAS_SPAN
using System;
using System.ComponentModel;
using System.Threading;

namespace NetGen.CompilerServices;

/// <summary>For generated code: a part of a batch.</summary>
/// <param name="network">The network whose batch it is.</param>
/// <param name="part">The part's number, from 0.</param>
/// <param name="inputs">All rows.</param>
/// <param name="others">All outputs, or all targets.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void BatchPart<T>(object network, int part, ReadOnlySpan<T> inputs, Span<T> others);

/// <summary>
/// For generated code: runs the parts of a batch on the calling thread and on threads of the pool, and returns when all
/// are done. Which thread runs a part does not change what it computes.
/// </summary>
/// <remarks>A run allocates nothing (before .NET 10: one work item per thread).</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class BatchWorkers<T>
#if NET
    : IThreadPoolWorkItem
#endif
    where T : unmanaged
{
    // Parts take tens of microseconds: shorter waits are not worth a thread's sleep.
    private const int Spins = 200;

    private readonly object _gate = new();
    private object? _network;
    private BatchPart<T>? _body;
    private T* _inputs;
    private T* _others;
    private int _inputLength;
    private int _otherLength;
    private int _parts;
    private int _next;
    private int _helpers;
    private int _queued;
    private int _places;
    private bool _busy;
    private Exception? _failure;
    private int _degree = Environment.ProcessorCount;

    /// <summary>The most threads that work on a batch, including the calling one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxDegreeOfParallelism
    {
        get => _degree;
        set => _degree = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, "MaxDegreeOfParallelism is a number of threads: 1 (no others) or more.");
    }

    /// <summary>Runs every part once; all on the calling thread while another thread's run is under way.</summary>
    public void Run(object network, int parts, BatchPart<T> body, ReadOnlySpan<T> inputs, Span<T> others)
    {
        int helpers = Math.Min(_degree, parts) - 1;
        if (helpers == 0 || !TryBegin(network, parts, body))
        {
            for (int part = 0; part < parts; part++)
            {
                body(network, part, inputs, others);
            }

            return;
        }

        fixed (T* first = inputs, second = others)
        {
            _inputs = first;
            _others = second;
            _inputLength = inputs.Length;
            _otherLength = others.Length;
            // Whatever happens, nobody may read the rows once they are given back.
            try
            {
                lock (_gate)
                {
                    _places = helpers;
                }

                Queue(helpers);
                Work();
            }
            finally
            {
                End();
            }
        }
    }

#if NET
    void IThreadPoolWorkItem.Execute() => Help();
#endif

    private bool TryBegin(object network, int parts, BatchPart<T> body)
    {
        lock (_gate)
        {
            if (_busy)
            {
                return false;
            }

            (_busy, _network, _body, _parts, _next, _failure) = (true, network, body, parts, 0, null);
            return true;
        }
    }

    /// <summary>Items of earlier runs that have not begun yet serve this one as well.</summary>
    private void Queue(int helpers)
    {
        while (Volatile.Read(ref _queued) < helpers)
        {
            Interlocked.Increment(ref _queued);
#if NET
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
#else
            ThreadPool.UnsafeQueueUserWorkItem(static workers => ((BatchWorkers<T>)workers!).Help(), this);
#endif
        }
    }

    /// <summary>
    /// A thread that comes late, even in a later run, works if there is a place, and otherwise leaves.
    /// </summary>
    private void Help()
    {
        Interlocked.Decrement(ref _queued);
        try
        {
            lock (_gate)
            {
                if (_places == 0)
                {
                    return;
                }

                _places--;
                _helpers++;
            }
        }
        catch (ThreadInterruptedException)
        {
            // Interrupted before it had a place: the others work without it.
            return;
        }

        Work();
        bool left = false;
        while (!left)
        {
            try
            {
                lock (_gate)
                {
                    left = true;
                    if (--_helpers == 0)
                    {
                        Monitor.PulseAll(_gate);
                    }
                }
            }
            catch (ThreadInterruptedException)
            {
                // Who interrupts a thread of the pool must not keep Run waiting.
            }
        }
    }

    private void Work()
    {
        try
        {
            for (int part; (part = Interlocked.Increment(ref _next) - 1) < _parts;)
            {
                _body!(_network!, part, new ReadOnlySpan<T>(_inputs, _inputLength), new Span<T>(_others, _otherLength));
            }
        }
        catch (Exception failure)
        {
            _failure = failure;
            Volatile.Write(ref _next, _parts);
        }
    }

    /// <summary>No helper may still read the caller's rows when they are given back.</summary>
    private void End()
    {
        Exception? failure = null;
        bool ended = false, interrupted = false;
        while (!ended)
        {
            try
            {
                lock (_gate)
                {
                    _places = 0;
                }

                for (int n = 0; n < Spins && Volatile.Read(ref _helpers) > 0; n++)
                {
                    Thread.SpinWait(20);
                }

                lock (_gate)
                {
                    while (_helpers > 0)
                    {
                        Monitor.Wait(_gate);
                    }

                    failure = _failure;
                    (_busy, _network, _body, _failure) = (false, null, null, null);
                    ended = true;
                }
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        }

        if (interrupted)
        {
            Thread.CurrentThread.Interrupt();
        }

        if (failure is not null)
        {
            throw new InvalidOperationException("A part of the batch failed.", failure);
        }
    }
}
#endif
