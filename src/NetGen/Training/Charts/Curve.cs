namespace NetGen;

/// <summary>A named line of a chart; NaN interrupts it.</summary>
internal sealed class Curve
{
    public Curve(string name, double[] x, double[] y) => (Name, X, Y) = (name, x, y);

    public string Name { get; }

    public double[] X { get; }

    public double[] Y { get; }
}
