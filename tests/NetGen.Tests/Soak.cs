using System.Globalization;

namespace NetGen.Tests;

/// <summary>
/// NETGEN_SOAK=count asks for everything, which takes many minutes of compiling: that many random networks (never fewer
/// than by default), every golden trajectory, every pair of functions and every optimizer for each kernel and precision.
/// NETGEN_SOAK_SEED=seed draws other random networks: a seed a batch, counted upwards from there.
/// </summary>
internal static class Soak
{
    private const int DefaultRandomNetworks = 50;

    private const int DefaultFirstSeed = 1000;

    private static readonly string? Asked = Environment.GetEnvironmentVariable("NETGEN_SOAK");

    public static bool IsOn => !string.IsNullOrEmpty(Asked);

    public static int RandomNetworks => Math.Max(DefaultRandomNetworks, Number(Asked, DefaultRandomNetworks));

    public static int FirstSeed => Number(Environment.GetEnvironmentVariable("NETGEN_SOAK_SEED"), DefaultFirstSeed);

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
