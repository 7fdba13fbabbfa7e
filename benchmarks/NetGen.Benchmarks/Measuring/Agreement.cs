using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Engines;

namespace NetGen.Benchmarks.Measuring;

/// <summary>
/// Contenders that compute something else are no contenders: all start from the same parameters and must agree.
/// </summary>
internal static class Agreement
{
    private const float Tolerance = 1e-3f;

    /// <summary>Outputs of every row, and the parameters after 64 online steps and after two mini-batches.</summary>
    /// <exception cref="InvalidOperationException">Who disagrees with the first engine, and by how much.</exception>
    public static void Check(IReadOnlyCollection<Engine> engines, Problem problem)
    {
        float learningRate = problem.LearningRate;
        problem.LearningRate = problem.VisibleLearningRate;
        var expected = new Dictionary<Operation, float[]>();
        foreach (Engine engine in engines)
        {
            engine.Load?.Invoke(problem.Parameters);
            foreach ((Operation operation, Action<int> run) in engine.Operations)
            {
                float[]? actual = Result(engine, operation, run, problem);
                if (actual is null) continue;

                Operation same = operation == Operation.PredictBatch ? Operation.Predict : operation;
                float difference = expected.TryAdd(same, actual) ? 0f : Difference(expected[same], actual);
                if (!(difference <= Tolerance))
                {
                    throw new InvalidOperationException(
                        $"{problem.Topology}: {engine.Name} differs by {difference} in {operation}; " +
                        $"at most {Tolerance} is rounding.");
                }
            }
        }

        problem.LearningRate = learningRate;
    }

    private static float[]? Result(Engine engine, Operation operation, Action<int> run, Problem problem)
    {
        bool trains = operation is Operation.TrainStep or Operation.TrainBatch;
        // libfann draws its own weights; what Forward leaves stays inside the network.
        if (engine.Load is null && (trains || engine is FannEngine)) return null;
        if (operation == Operation.Forward || engine is FannEngine) return null;

        engine.Outputs.Span.Clear();
        run(Problem.Rows);
        if (!trains) return engine.Outputs.ToArray();

        float[] parameters = new float[problem.Parameters.Length];
        engine.Save!(parameters);
        engine.Load!(problem.Parameters);
        return parameters;
    }

    private static float Difference(float[] expected, float[] actual) =>
        expected.Zip(actual, (e, a) => MathF.Abs(e - a)).Max();
}
