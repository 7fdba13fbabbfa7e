namespace NetGen.Samples.XorSample;

/// <summary>Gradient descent, one row of the truth table a step, until E is small.</summary>
internal static class Training
{
    public const double LearningRate = 0.5;
    public const double Wanted = 0.001;

    private const int MostSteps = 100_000;

    public static readonly double[] Inputs = [0, 0, 0, 1, 1, 0, 1, 1];
    public static readonly double[] Targets = [0, 1, 1, 0];

    /// <summary>The number of steps, and E after 0, 1, 2, 4, 8, … rounds of the four rows.</summary>
    public static (int Steps, List<(int Steps, double Error)> History) Run(Xor network)
    {
        var history = new List<(int, double)>();
        int steps = 0;
        double error = network.Evaluate(Inputs, Targets);
        for (int next = 4; error > Wanted && steps < MostSteps; error = network.Evaluate(Inputs, Targets))
        {
            if (steps is 0 || steps == next)
            {
                history.Add((steps, error));
                next = Math.Max(next, 2 * steps);
            }

            for (int row = 0; row < Targets.Length; row++)
            {
                network.TrainStep(Inputs.AsSpan(2 * row, 2), Targets.AsSpan(row, 1), LearningRate);
                steps++;
            }
        }

        history.Add((steps, error));
        return (steps, history);
    }
}
