using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>Which network is worth it? Several, on the same folds, with the same number of epochs.</summary>
/// <remarks>
/// Put the simplest first: linear or logistic regression is a network without a hidden layer, <c>HiddenLayers = new
/// int[0]</c>. What is not better than that is not worth its neurons.
/// </remarks>
public sealed class Candidates
{
    private const string DefaultTitle = "Candidates";

    private Candidates(Metric? metric, IReadOnlyList<CandidateResult> results) => (Metric, Results) = (metric, results);

    /// <summary>What was compared; null: the mean of E.</summary>
    public Metric? Metric { get; }

    /// <summary>The candidates in the order in which they were given.</summary>
    public IReadOnlyList<CandidateResult> Results { get; }

    /// <summary>The one with the best mean; the first of equals.</summary>
    public CandidateResult Best => Results.OrderByDescending(result => result.Gain.Mean).First();

    /// <summary>Cross-validates every candidate on the same folds.</summary>
    /// <param name="data">All rows.</param>
    /// <param name="candidates">The simplest first: the others are compared with it.</param>
    /// <param name="options">The options of all; null: as <see cref="NetworkTraining.Fit{T}"/>.</param>
    /// <param name="validation">How rows are divided; null: five folds, stratified for classes.</param>
    /// <param name="metric">What to compare; null: the mean of E, if all candidates have the same loss.</param>
    /// <exception cref="ArgumentException">
    /// There is no candidate, two have the same name, their epochs or losses differ, or as
    /// <see cref="CrossValidation.Run"/> says.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// A candidate's function returned null, or the same network twice.
    /// </exception>
    /// <exception cref="TrainingException">The loss of one stopped being finite; the message names it.</exception>
    public static Candidates Run<T>(
        Dataset<T> data,
        IReadOnlyList<Candidate<T>> candidates,
        FitOptions<T>? options = null,
        CrossValidationOptions? validation = null,
        Metric? metric = null)
        where T : unmanaged
    {
        _ = data ?? throw new ArgumentNullException(nameof(data));
        Check(candidates ?? throw new ArgumentNullException(nameof(candidates)));
        options = options?.Copy() ?? new FitOptions<T>();
        FitOptions<T>[] all = candidates.Select(candidate => Measured(candidate.Options ?? options, metric)).ToArray();
        NetworkTopology[] topologies = candidates.Select(TopologyOf).ToArray();
        CheckBudget(candidates, all, topologies, metric);
        CheckFolds(data, candidates, topologies, validation ?? new CrossValidationOptions());

        var results = new List<CandidateResult>();
        for (int n = 0; n < candidates.Count; n++)
        {
            CrossValidationResult<INetwork<T>, T> run = Judged(data, candidates[n], all[n], validation);
            double share = run.Folds.Average(fold => (double)fold.HeldOutRows.Count / fold.TrainRows.Count);
            results.Add(new CandidateResult(
                candidates[n].Name,
                topologies[n],
                metric,
                metric is { } one ? run[one] : run.Loss,
                results.FirstOrDefault(),
                share));
        }

        return new Candidates(metric, results);
    }

    /// <summary>A table, and whether the best is worth it.</summary>
    public override string ToString()
    {
        string[] heads = { "candidate", "parameters", MetricTraits.Title(Metric), "better by", "folds" };
        IEnumerable<string[]> rows = Results.Select((result, n) => new[]
        {
            Excerpt.Of(result.Name),
            FormattableString.Invariant($"{result.Topology.ParameterCount}"),
            result.Value.ToString(),
            n == 0 ? "" : By(result),
            n == 0 ? "" : FormattableString.Invariant($"{result.FoldsBetter} of {result.Gain.Values.Count}"),
        });
        return $"{TextTable.Of(heads, rows, ofNumbers: false)}\n{Verdict()}";
    }

    /// <summary>The mean of each candidate, its deviation, and its folds as points.</summary>
    /// <param name="title">The text above it.</param>
    /// <exception cref="ArgumentException">The title is null, or has a character that XML does not have.</exception>
    public string ToSvg(string title = DefaultTitle) => new SvgBars(
        title,
        $"{MetricTraits.Title(Metric)}, held-out rows",
        Results.Select(result => new SvgBars.Row(
            result.Name, result.Value.Mean, result.Value.Deviation, result.Value.Values)).ToArray())
    {
        FromZero = false,
    }.Draw();

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">The title is not valid; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveSvg(string path, string title = DefaultTitle) =>
        AtomicFile.Write(path, AtomicFile.Utf8(ToSvg(title)));

    private static FitOptions<T> Measured<T>(FitOptions<T> options, Metric? metric)
        where T : unmanaged
    {
        FitOptions<T> copy = options.Copy();
        copy.Metrics = metric is { } one ? new[] { one } : Array.Empty<Metric>();
        return copy;
    }

    /// <exception cref="ArgumentException">Candidates would be judged on different folds.</exception>
    private static void CheckFolds<T>(
        Dataset<T> data,
        IReadOnlyList<Candidate<T>> candidates,
        NetworkTopology[] topologies,
        CrossValidationOptions validation)
        where T : unmanaged
    {
        FoldKind[] kinds = topologies.Select(topology => FoldPlan.KindOf(data, topology, validation)).ToArray();
        int other = Array.FindIndex(kinds, kind => kind != kinds[0]);
        if (other >= 0)
        {
            throw new ArgumentException(
                $"FoldKind.Auto means FoldKind.{kinds[0]} for candidate \"{Excerpt.Of(candidates[0].Name)}\" and "
                    + $"FoldKind.{kinds[other]} for \"{Excerpt.Of(candidates[other].Name)}\", whose loss differs. Set "
                    + "Kind, so that both are judged on the same folds.",
                nameof(validation));
        }
    }

    private static NetworkTopology TopologyOf<T>(Candidate<T> candidate)
        where T : unmanaged => (candidate.Create() ?? throw new InvalidOperationException(
            $"{Named(candidate)}: create returned null instead of a network.")).Topology;

    private static string Named<T>(Candidate<T> candidate)
        where T : unmanaged => $"Candidate \"{Excerpt.Of(candidate.Name)}\"";

    private static CrossValidationResult<INetwork<T>, T> Judged<T>(
        Dataset<T> data, Candidate<T> candidate, FitOptions<T> options, CrossValidationOptions? validation)
        where T : unmanaged
    {
        string name = Named(candidate);
        try
        {
            return CrossValidation.Run(candidate.Create, data, options, validation);
        }
        catch (TrainingException problem)
        {
            throw problem.In(name);
        }
        catch (ArgumentException problem)
        {
            throw new ArgumentException($"{name}: {Reason.Of(problem)}", nameof(candidate), problem);
        }
        catch (InvalidOperationException problem)
        {
            throw new InvalidOperationException($"{name}: {problem.Message}", problem);
        }
    }

    private static void Check<T>(IReadOnlyList<Candidate<T>> candidates)
        where T : unmanaged
    {
        string? problem = candidates.Count == 0 ? "There is no candidate; at least one is expected."
            : candidates.Contains(null!) ? "A candidate is null."
            : ClassNames.FirstTwice(candidates.Select(candidate => candidate.Name)) is { } twice
                ? $"Two candidates are named \"{Excerpt.Of(twice)}\"; each needs its own name."
            : null;
        if (problem is not null)
        {
            throw new ArgumentException(problem, nameof(candidates));
        }
    }

    private static void CheckBudget<T>(
        IReadOnlyList<Candidate<T>> candidates, FitOptions<T>[] options, NetworkTopology[] topologies, Metric? metric)
        where T : unmanaged
    {
        for (int n = 1; n < candidates.Count; n++)
        {
            string? problem = options[n].Epochs != options[0].Epochs
                ? $"has {options[n].Epochs} epochs, and \"{Excerpt.Of(candidates[0].Name)}\" {options[0].Epochs}: the "
                + "comparison would not be fair. Give both as many"
                : metric is null && !topologies[n].HasLossOf(topologies[0])
                ? $"has the loss {topologies[n].LossName}, and \"{Excerpt.Of(candidates[0].Name)}\" "
                + $"{topologies[0].LossName}, which cannot be compared. Pass a metric"
                : null;
            if (problem is not null)
            {
                throw new ArgumentException($"\"{Excerpt.Of(candidates[n].Name)}\" {problem}.", nameof(candidates));
            }
        }
    }

    /// <summary>The gain, and its standard error if there is one: a single fold has none.</summary>
    private static string By(CandidateResult result) => result.Gain.Values.Count > 1
        ? FormattableString.Invariant($"{result.Gain.Mean:G3} ± {result.StandardError:G2}")
        : FormattableString.Invariant($"{result.Gain.Mean:G3}");

    private string Verdict()
    {
        CandidateResult best = Best;
        string first = Excerpt.Of(Results[0].Name), name = Excerpt.Of(best.Name);
        string by = By(best);
        bool isOneFold = best.Gain.Values.Count == 1;
        return best == Results[0] ? $"None is better than {first}{(isOneFold ? " on the one fold" : "")}."
            : isOneFold
                ? $"{name} is better than {first} by {by} on one fold, which cannot say whether that is chance. Use "
                    + "more folds."
            : best.IsWorthIt ? $"{name} is better than {first} by {by}, more than two standard errors."
            : $"{name} is better than {first} by {by}, which may be chance: less than two standard errors.";
    }
}
