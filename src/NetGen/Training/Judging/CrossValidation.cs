using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>Runs cross-validations: how good a network will be on rows that it has not seen.</summary>
public static class CrossValidation
{
    /// <summary>
    /// Divides the rows into folds, trains a network for each on the rows outside of it, and judges it on the fold. The
    /// folds run in parallel.
    /// </summary>
    /// <remarks>
    /// Fold k, from 0, initializes its network with <see cref="CrossValidationOptions.Seed"/> + k. The same data,
    /// options and seed give the same result, for any number of threads. Training parts overlap, so the folds' results
    /// are not independent: their deviation says how much results vary, not how exact their mean is.
    /// </remarks>
    /// <param name="create">Makes a new network at each call.</param>
    /// <param name="data">
    /// All rows, as they are: each fold standardises its own training part if that is asked for.
    /// </param>
    /// <param name="options">
    /// The options of every fold; null: as <see cref="NetworkTraining.Fit{T}"/>. <see cref="FitOptions{T}.Metrics"/>
    /// are measured on the rows that are held out.
    /// </param>
    /// <param name="validation">How rows are divided; null: five folds, stratified for classes.</param>
    /// <exception cref="ArgumentException">
    /// Data or options do not fit the network, or the rows cannot be divided so that every fold can learn and be
    /// judged. Nothing was trained.
    /// </exception>
    /// <exception cref="TrainingException">
    /// The loss stopped being finite, or is not finite on the rows that are held out; the message names the fold.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CrossValidationResult<TNetwork, T> Run<TNetwork, T>(
        Func<TNetwork> create,
        Dataset<T> data,
        FitOptions<T>? options = null,
        CrossValidationOptions? validation = null)
        where TNetwork : class, INetwork<T>
        where T : unmanaged
    {
        _ = create ?? throw new ArgumentNullException(nameof(create));
        options = options?.Copy() ?? new FitOptions<T>();
        validation ??= new CrossValidationOptions();
        options.Check();
        validation.Check();
        Check(options);
        options.Metrics = OptionChecks.Measured(options.Metrics, options.EarlyStopping);

        TNetwork[] networks = Created(create, validation.Folds);
        NetworkTopology topology = networks[0].Topology;
        DataChecks.Targets(topology, data, nameof(data));
        CheckStandardizing(topology, validation);
        MetricTraits.Check(topology, data, options.Metrics, nameof(data));
        FoldPlan[] plans = FoldPlan.Of(data, topology, validation);
        CheckParts(plans, data, topology, options);

        var folds = new CrossValidationFold<TNetwork>[plans.Length];
        OrderedRuns.Run(
            plans.Length,
            validation.MaxDegreeOfParallelism,
            fold => folds[fold] = new FoldRun<TNetwork, T>(data, options, validation, plans[fold], fold)
                .Run(networks[fold]),
            validation.CancellationToken);
        return new CrossValidationResult<TNetwork, T>(data, options.Metrics, folds);
    }

    /// <summary>New networks, before any is trained.</summary>
    /// <exception cref="InvalidOperationException">One is null, or came before.</exception>
    private static TNetwork[] Created<TNetwork>(Func<TNetwork> create, int count)
        where TNetwork : class
    {
        var networks = new TNetwork[count];
        for (int n = 0; n < count; n++)
        {
            TNetwork network = create()
                ?? throw new InvalidOperationException("create returned null instead of a network.");
            if (Array.IndexOf(networks, network) >= 0)
            {
                throw new InvalidOperationException(
                    "create returned the same network twice; it must return a new one each time.");
            }

            networks[n] = network;
        }

        return networks;
    }

    private static void Check<T>(FitOptions<T> options)
        where T : unmanaged
    {
        string? problem = options.Checkpoint is not null
            ? "Checkpoint names one file, which several folds cannot share."
            : options.Validation is not null
                ? "Validation names one part, but every fold has its own. Set CrossValidationOptions.ValidationShare "
                + "instead."
            : null;
        if (problem is not null)
        {
            throw new ArgumentException(problem, nameof(options));
        }
    }

    private static void CheckStandardizing(NetworkTopology topology, CrossValidationOptions validation)
    {
        Activation last = topology.Layers[topology.Layers.Count - 1].Activation;
        if (validation.StandardizeTargets && last != Activation.Identity)
        {
            throw new ArgumentException(
                $"StandardizeTargets is for regression; the outputs of {topology} go through {last}, and only Identity "
                + "can be scaled.",
                nameof(validation));
        }
    }

    /// <summary>What can be measured on all rows may not be measurable on a fold.</summary>
    private static void CheckParts<T>(
        FoldPlan[] plans, Dataset<T> data, NetworkTopology topology, FitOptions<T> options)
        where T : unmanaged
    {
        for (int fold = 0; fold < plans.Length; fold++)
        {
            foreach (int[] rows in new[] { plans[fold].HeldOut, plans[fold].Validation })
            {
                try
                {
                    if (rows.Length > 0)
                    {
                        MetricTraits.Check(topology, data.Select(rows), options.Metrics, nameof(data));
                    }
                }
                catch (ArgumentException problem)
                {
                    string part = rows == plans[fold].HeldOut ? "held-out" : "validation";
                    throw new ArgumentException(
                        $"The {part} part of fold {fold + 1} of {plans.Length}: {Reason.Of(problem)}",
                        nameof(data),
                        problem);
                }
            }
        }
    }
}
