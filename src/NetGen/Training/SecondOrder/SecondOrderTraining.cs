using System;
using System.Threading;

namespace NetGen;

/// <summary>Training that looks at the curvature of E, for small networks.</summary>
public static class SecondOrderTraining
{
    /// <summary>
    /// L-BFGS: follows −H·∂E, where H estimates the inverse curvature from the last few steps, as far as a line search
    /// (strong Wolfe conditions) allows. For any loss, with all rows at once; the network's own optimizer and learning
    /// rate are not used; ½·<see cref="NetworkAttribute.L2"/>·Σw² is added to E.
    /// </summary>
    /// <remarks>
    /// Liu, Nocedal (1989), On the limited memory BFGS method for large scale optimization. It works in <c>double</c>;
    /// with a <c>float</c> network, it comes less close to a minimum. A history's training loss is the one after the
    /// iteration, its learning rate the length of the step along the direction.
    /// </remarks>
    /// <param name="network">The network to train, from its current parameters.</param>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="options">The options; null: up to 100 iterations.</param>
    /// <param name="progress">Receives a report after every iteration.</param>
    /// <param name="cancellationToken">Ends training after an iteration; what has been learned is kept.</param>
    /// <returns>How every iteration went, and why training ended.</returns>
    /// <exception cref="ArgumentException">
    /// Data or options do not fit the network, or it has L1; nothing was changed.
    /// </exception>
    /// <exception cref="TrainingException">The loss was not finite to begin with.</exception>
    public static FitHistory FitLbfgs<T>(
        this INetwork<T> network,
        Dataset<T> train,
        LbfgsOptions<T>? options = null,
        IProgress<FitProgress>? progress = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        PenaltyTerm.RequireSmooth(network.Topology, "L-BFGS", nameof(network));
        options ??= new LbfgsOptions<T>();
        var log = new IterationLog<T>(network, train, options, progress, cancellationToken);
        try
        {
            return new LbfgsRun<T>(new Objective<T>(network, train), log, options).Run();
        }
        finally
        {
            log.RememberFolded();
        }
    }
}
