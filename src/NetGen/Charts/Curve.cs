namespace NetGen;

/// <summary>A named line of a chart, which NaN interrupts; or named points.</summary>
internal sealed class Curve
{
    public Curve(string name, double[] x, double[] y, bool isPoints = false) =>
        (Name, X, Y, IsPoints) = (name, x, y, isPoints);

    public string Name { get; }

    public double[] X { get; }

    public double[] Y { get; }

    public bool IsPoints { get; }
}
