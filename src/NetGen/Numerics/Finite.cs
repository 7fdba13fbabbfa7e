namespace NetGen;

/// <summary>The test for numbers that every framework of the library has.</summary>
internal static class Finite
{
    public static bool Is(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
