namespace NetGen.Samples.Regression;

/// <summary>Standardised values as a network takes them: rows one after another.</summary>
internal sealed record Rows(float[] Inputs, float[] Targets)
{
    public int Count => Targets.Length;

    public ReadOnlySpan<float> Input(int row) =>
        Inputs.AsSpan(row * DiabetesNetwork.InputCount, DiabetesNetwork.InputCount);
}
