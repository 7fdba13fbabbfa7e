using System;
using System.Threading;

namespace NetGen;

/// <summary>
/// Holds a network that many threads use, while another one may take its place. Reading never blocks. A thread that has
/// read a network keeps it, complete and unchanged, for as long as it needs it.
/// </summary>
/// <remarks>
/// <para>
/// <c>Load</c>, <c>CopyFrom</c> and training overwrite a network's weights number by number: a thread that predicts at
/// the same time mixes old and new ones. So prepare another instance, which no thread uses yet, and put it here.
/// </para>
/// <para>Only predict with a network from here: call <c>Predict</c>, <c>PredictBatch</c> and <c>Evaluate</c>.</para>
/// </remarks>
/// <typeparam name="TNetwork">
/// A class with <see cref="NetworkAttribute"/>, or anything else that is read only.
/// </typeparam>
public sealed class Served<TNetwork>
    where TNetwork : class
{
    private readonly object _gate = new();
    private readonly Func<TNetwork>? _create;
    private TNetwork _current;

    /// <summary>Serves a network.</summary>
    /// <param name="network">Nothing may write to it from now on.</param>
    /// <exception cref="ArgumentNullException">There is no network.</exception>
    public Served(TNetwork network) => _current = network ?? throw new ArgumentNullException(nameof(network));

    /// <summary>Serves what a function makes, now and at every <see cref="Reload"/>.</summary>
    /// <param name="create">
    /// Makes a new instance and loads its file:
    /// <c>() => { var network = new Xor(); network.Load(path); return network; }</c>.
    /// </param>
    /// <exception cref="ArgumentNullException">There is no function.</exception>
    /// <exception cref="InvalidOperationException">The function returned null.</exception>
    public Served(Func<TNetwork> create)
    {
        _create = create ?? throw new ArgumentNullException(nameof(create));
        _current = Created(create());
    }

    /// <summary>
    /// The network that is served now. Read it once per request: a second read may return its successor.
    /// </summary>
    public TNetwork Current => Volatile.Read(ref _current);

    /// <summary>Serves another network from now on. Waits for a reload that is under way.</summary>
    /// <param name="network">A fresh instance, or a <c>Clone()</c>; nothing may write to it from now on.</param>
    /// <returns>The network that was served before; threads may still be using it.</returns>
    /// <exception cref="ArgumentNullException">There is no network.</exception>
    public TNetwork Replace(TNetwork network)
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));

        // Otherwise the reload would end by putting its own, older network in this one's place.
        lock (_gate)
        {
            return Interlocked.Exchange(ref _current, network);
        }
    }

    /// <summary>
    /// Calls the function again and serves what it makes. If it throws, for instance because the file is damaged, the
    /// current network stays. Two reloads at once run one after the other; readers never wait.
    /// </summary>
    /// <returns>The network that is served now.</returns>
    /// <exception cref="InvalidOperationException">
    /// This object was given a network rather than a function, or the function returned null or the network that is
    /// served already.
    /// </exception>
    public TNetwork Reload()
    {
        if (_create is null)
        {
            throw new InvalidOperationException(
                "There is no function to make a network with. Pass one to the constructor, or call Replace.");
        }

        lock (_gate)
        {
            TNetwork network = Created(_create());
            if (ReferenceEquals(network, Current))
            {
                throw new InvalidOperationException(
                    "The function returned the network that is being served, which threads may be asking. "
                    + "Return a new instance.");
            }

            Replace(network);
            return network;
        }
    }

    private static TNetwork Created(TNetwork? network) =>
        network ?? throw new InvalidOperationException("The function returned null instead of a network.");
}
