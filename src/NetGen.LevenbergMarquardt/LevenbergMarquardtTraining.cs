using System;
using System.Threading;

namespace NetGen;

/// <summary>Levenberg–Marquardt: the method of choice for sums of squares and some hundreds of parameters.</summary>
public static class LevenbergMarquardtTraining
{
    /// <summary>Beyond it, JᵀJ takes more than 800 MB and its factorization minutes.</summary>
    private const int MostParameters = 10_000;

    /// <summary>
    /// Repeatedly solves (JᵀJ + μ·I)·h = −Jᵀr, where r = y − t are the residuals of all rows and J their derivatives by
    /// all parameters, and steps by h if that makes the error smaller. μ falls if the error falls as predicted, and
    /// grows if not. For <see cref="Loss.SumSquares"/> and <see cref="Loss.MeanSquaredError"/>; the network's own
    /// optimizer and learning rate are not used; ½·<see cref="NetworkAttribute.L2"/>·Σw² is added to E.
    /// </summary>
    /// <remarks>
    /// Madsen, Nielsen, Tingleff (2004), Methods for non-linear least squares problems, algorithm 3.16. An iteration
    /// costs rows·outputs·parameters² + parameters³/3: it is for small networks. A history's training loss is the one
    /// after the iteration, its learning rate 1/μ.
    /// </remarks>
    /// <param name="network">The network to train, from its current parameters.</param>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="options">The options; null: up to 100 iterations.</param>
    /// <param name="progress">Receives a report after every iteration.</param>
    /// <param name="cancellationToken">Ends training after an iteration; what has been learned is kept.</param>
    /// <returns>How every iteration went, and why training ended.</returns>
    /// <exception cref="ArgumentException">
    /// Data or options do not fit the network, its loss is not a sum of squares, it has L1, or it is too large; nothing
    /// was changed.
    /// </exception>
    /// <exception cref="TrainingException">The loss was not finite to begin with.</exception>
    public static FitHistory FitLevenbergMarquardt<T>(
        this INetwork<T> network,
        Dataset<T> train,
        LevenbergMarquardtOptions<T>? options = null,
        IProgress<FitProgress>? progress = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        NetworkTopology topology = network.Topology;
        if (topology.Loss is not (Loss.SumSquares or Loss.MeanSquaredError))
        {
            throw new ArgumentException(
                $"{topology} has the loss {topology.LossName}; Levenberg–Marquardt is for sums of squares. "
                + "FitLbfgs takes any.",
                nameof(network));
        }

        if (topology.TrainableParameterCount > MostParameters)
        {
            throw new ArgumentException(
                $"{topology} has {topology.TrainableParameterCount} parameters that learn; Levenberg–Marquardt takes "
                + $"up to {MostParameters}. FitLbfgs takes more.",
                nameof(network));
        }

        PenaltyTerm.RequireSmooth(topology, "Levenberg–Marquardt", nameof(network));
        options ??= new LevenbergMarquardtOptions<T>();
        var log = new IterationLog<T>(network, train, options, progress, cancellationToken);
        try
        {
            return new LevenbergMarquardtRun<T>(network, train, log, options).Run();
        }
        finally
        {
            log.RememberFolded();
        }
    }
}
