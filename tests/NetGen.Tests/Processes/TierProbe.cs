using System.Reflection;
using NetGen.TestSupport;

namespace NetGen.Tests.Processes;

/// <summary>Calls every method of each network in an assembly, and prints how the JIT compiled them.</summary>
internal static class TierProbe
{
    public static void Run(Assembly networks)
    {
        using var listener = new TierListener();
        foreach (Type type in networks.GetTypes())
        {
            if (type.GetCustomAttribute<NetworkAttribute>() is { Frozen: false })
            {
                object network = Activator.CreateInstance(type, 1)!;
                if (network is INetwork<double> doubles) CallAll(doubles);
                else if (network is INetwork<float> floats) CallAll(floats);
            }
            else if (type.GetMethod("Run") is { IsStatic: true } run)
            {
                run.Invoke(null, null);
            }
        }

        foreach ((string type, string method, string tier) in listener.Methods)
        {
            if (type.StartsWith(NetworkCompiler.Namespace, StringComparison.Ordinal)) Console.WriteLine($"{tier} {type}.{method}");
        }
    }

    private static void CallAll<T>(INetwork<T> network)
        where T : unmanaged
    {
        const int Rows = 35; // whole groups of 8, 16 and 32 rows, and a rest
        NetworkTopology topology = network.Topology;
        T[] x = new T[topology.Inputs], y = new T[topology.Outputs];
        T[] inputs = new T[Rows * x.Length], outputs = new T[Rows * y.Length];
        var parameters = new T[topology.ParameterCount];
        network.Initialize(2);
        network.CopyParametersTo(parameters);
        network.LoadParameters(parameters);
        network.Predict(x, y);
        network.Forward(x);
        network.Backward(y);
        network.CopyGradientsTo(parameters);
        network.Update(default);
        network.TrainStep(x, y, default);
        network.PredictBatch(inputs, outputs);
        network.Evaluate(inputs, outputs);
        network.BackwardBatch(inputs, outputs);
        network.TrainBatch(inputs, outputs, default);
        network.LoadGradients(parameters);
        var state = new double[network.OptimizerStateCount];
        network.CopyOptimizerStateTo(state);
        network.LoadOptimizerState(state);
    }
}
