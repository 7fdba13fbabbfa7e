namespace NetGen.Generator.Parse;

/// <summary>Which name was meant: one that other libraries use, or the one that is spelled most like it.</summary>
internal static class Spelling
{
    private static readonly Dictionary<string, string> Options = Names(
        ("InputCount", "Inputs"),
        ("InputSize", "Inputs"),
        ("OutputCount", "Outputs"),
        ("OutputSize", "Outputs"),
        ("HiddenSize", "Hidden"),
        ("HiddenCount", "Hidden"),
        ("Activation", "HiddenActivation"),
        ("Layers", "HiddenLayers"),
        ("Neurons", "Hidden"),
        ("HiddenNeurons", "Hidden"),
        ("HiddenUnits", "Hidden"),
        ("Type", "Precision"),
        ("Algorithm", "Optimizer"),
        ("Threads", "Parallel"),
        ("Decay", "WeightDecay"),
        ("Lambda", "L2"),
        ("Regularization", "L2"));

    private static readonly Dictionary<string, string> Values = Names(
        ("MSE", "MeanSquaredError"),
        ("SquaredError", "SumSquares"),
        ("SSE", "SumSquares"),
        ("MAE", "AbsoluteError"),
        ("L1", "AbsoluteError"),
        ("SmoothL1", "Huber"),
        ("BCE", "BinaryCrossEntropy"),
        ("LogLoss", "BinaryCrossEntropy"),
        ("CategoricalCrossEntropy", "CrossEntropy"),
        ("NLL", "CrossEntropy"),
        ("Linear", "Identity"),
        ("None", "Identity"),
        ("Logistic", "Sigmoid"),
        ("Swish", "SiLU"),
        ("SGD", "GradientDescent"),
        ("Float", "Single"),
        ("Float32", "Single"),
        ("Float64", "Double"),
        ("Simd", "Vector"));

    public static bool IsLearningRate(string name) =>
        new[] { "LearningRate", "Rate", "Lr", "Eta", "StepSize" }.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (name.Length > 8 && Distance(name.ToUpperInvariant(), "LEARNINGRATE") <= 3);

    /// <summary>The option that was meant, or null.</summary>
    public static string? Option(string written, IReadOnlyList<string> options) => Nearest(written, options, Options);

    /// <summary>The member of an enum that was meant, or null.</summary>
    public static string? Value(string written, IReadOnlyList<string> members) => Nearest(written, members, Values);

    private static string? Nearest(
        string written, IReadOnlyList<string> names, Dictionary<string, string> others)
    {
        if (others.TryGetValue(written, out string? other) && names.Contains(other))
        {
            return other;
        }

        // The beginning of a name comes first. A third of the letters may be wrong, and what is part of a name, or the
        // other way round, is near enough.
        string upper = written.ToUpperInvariant();
        string? begun = names
            .Where(name => upper.Length >= 4 && name.ToUpperInvariant().StartsWith(upper, StringComparison.Ordinal))
            .OrderBy(name => name.Length)
            .FirstOrDefault();
        return begun ?? names
            .Select(name => (Name: name, Far: Distance(upper, name.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Far)
            .Where(candidate => candidate.Far <= Math.Max(1, written.Length / 3) || IsPart(upper, candidate.Name))
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    private static bool IsPart(string upper, string name) =>
        Math.Min(upper.Length, name.Length) >= 4
        && (upper.Contains(name.ToUpperInvariant()) || name.ToUpperInvariant().Contains(upper));

    /// <summary>How many letters have to be put in, left out or changed.</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }

    private static Dictionary<string, string> Names(params (string Other, string Name)[] names) =>
        names.ToDictionary(pair => pair.Other, pair => pair.Name, StringComparer.OrdinalIgnoreCase);
}
