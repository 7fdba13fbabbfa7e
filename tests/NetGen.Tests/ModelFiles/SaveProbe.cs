namespace NetGen.Tests.ModelFiles;

/// <summary>In a process of its own: a save that has begun and goes on when a line comes, unless it is killed.</summary>
internal static class SaveProbe
{
    public static void Run(string path) => new HeldNetwork(() =>
    {
        Console.WriteLine("saving");
        Console.ReadLine();
    }).Save(path);
}

/// <summary>Tells that it is being saved, in the middle of it, and fails there if the other does.</summary>
internal sealed class HeldNetwork(Action held) : IPredictor<float>
{
    public NetworkTopology Topology => Tiny.Topology;

    public void Predict(ReadOnlySpan<float> x, Span<float> y) => throw new NotSupportedException();

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public float Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new NotSupportedException();

    public void CopyParametersTo(Span<float> destination)
    {
        held();
        new Tiny(7).CopyParametersTo(destination);
    }

    public void LoadParameters(ReadOnlySpan<float> source) => throw new NotSupportedException();
}
