using System;
using System.Threading;

namespace NetGen;

/// <summary>Training, as methods of every network that has gradients.</summary>
public static class NetworkTraining
{
    /// <summary>
    /// L1·Σ|w| + ½·L2·Σw² at the current parameters, with <see cref="NetworkAttribute.L1"/> and
    /// <see cref="NetworkAttribute.L2"/> of the network: what training minimizes beside the mean of E.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <returns>0 if the network has neither; biases are left out if they do not decay.</returns>
    public static double Penalty<T>(this INetwork<T> network)
        where T : unmanaged =>
        new PenaltyMeter<T>(network ?? throw new ArgumentNullException(nameof(network))).Measure();

    /// <summary>
    /// Shows the network the training rows, epoch after epoch, and lets its optimizer follow the gradient of every
    /// batch.
    /// </summary>
    /// <remarks>
    /// It continues from the current parameters and optimizer state. The same data, options and start give the same
    /// bits. No step allocates memory.
    /// </remarks>
    /// <param name="network">The network to train.</param>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="options">The options; null: 100 epochs of batches of 32 at η = 0.01.</param>
    /// <param name="progress">Receives a report after every epoch.</param>
    /// <param name="cancellationToken">
    /// Ends training after the current step; what has been learned is kept, and nothing is thrown.
    /// </param>
    /// <returns>How every epoch went, and why training ended.</returns>
    /// <exception cref="ArgumentException">
    /// Data or options do not fit the network, targets are outside of what its loss is defined on, or a parameter is
    /// not finite; nothing was changed.
    /// </exception>
    /// <exception cref="System.IO.InvalidDataException">
    /// The checkpoint is damaged or belongs to another run; nothing was changed.
    /// </exception>
    /// <exception cref="System.IO.IOException">The checkpoint cannot be read or written.</exception>
    /// <exception cref="TrainingException">
    /// The loss stopped being finite, or the schedule gave no learning rate; the last good parameters were restored.
    /// </exception>
    public static FitHistory Fit<T>(
        this INetwork<T> network,
        Dataset<T> train,
        FitOptions<T>? options = null,
        IProgress<FitProgress>? progress = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        options = options?.Copy() ?? new FitOptions<T>();
        options.Check();
        DataChecks.Targets(network.Topology, train, nameof(train));
        if (options.Validation is { } validation)
        {
            DataChecks.Targets(network.Topology, validation, "validation");
        }

        options.Metrics = OptionChecks.Measured(options.Metrics, options.EarlyStopping);
        MetricTraits.Check(
            network.Topology,
            options.Validation ?? train,
            options.Metrics,
            options.Validation is null ? nameof(train) : "validation");
        DataChecks.Parameters(network, nameof(network));
        DataChecks.Errors(network, train, nameof(train));
        if (options.Validation is { } rows)
        {
            DataChecks.Errors(network, rows, "validation");
        }

        return new FitRun<T>(network, train, options, progress, cancellationToken).Run();
    }
}
