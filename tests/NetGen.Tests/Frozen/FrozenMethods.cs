using System.Reflection;

namespace NetGen.Tests.Frozen;

/// <summary>A frozen class's static members.</summary>
internal sealed class FrozenMethods<T>(Type frozen)
    where T : unmanaged
{
    private readonly Operation _predict = Method<Operation>(frozen, "Predict");
    private readonly Operation _predictBatch = Method<Operation>(frozen, "PredictBatch");

    private readonly Answering _answer = Method<Answering>(frozen, "Predict");

    private delegate T[] Answering(ReadOnlySpan<T> x);

    public delegate void Operation(ReadOnlySpan<T> x, Span<T> y);

    private delegate ReadOnlySpan<T> Numbers();

    public NetworkTopology Topology { get; } = (NetworkTopology)frozen.GetProperty("Topology")!.GetValue(null)!;

    public void Predict(ReadOnlySpan<T> x, Span<T> y) => _predict(x, y);

    /// <summary>The same in an array of its own.</summary>
    public T[] Predict(T[] x) => _answer(x);

    public void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs) => _predictBatch(inputs, outputs);

    /// <summary>The parameters, in canonical order.</summary>
    public T[] Weights() => Weights(frozen, "get_FrozenWeights")[..Topology.ParameterCount];

    /// <summary>What a method of a class returns.</summary>
    public static T[] Weights(Type type, string name) => Method<Numbers>(type, name)().ToArray();

    private static TDelegate Method<TDelegate>(Type type, string name)
        where TDelegate : Delegate
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        Type[] parameters = [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(it => it.ParameterType)];
        return type.GetMethod(name, Any, parameters)!.CreateDelegate<TDelegate>();
    }
}
