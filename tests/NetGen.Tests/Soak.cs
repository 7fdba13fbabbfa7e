using System.Globalization;

namespace NetGen.Tests;

/// <summary>
/// NETGEN_SOAK=count asks for everything, which takes many minutes of compiling: that many random networks (never fewer
/// than by default), every golden trajectory, every pair of functions and every optimizer for each kernel and precision.
/// </summary>
internal static class Soak
{
    private const int DefaultRandomNetworks = 200;

    private static readonly string? Asked = Environment.GetEnvironmentVariable("NETGEN_SOAK");

    public static bool IsOn => !string.IsNullOrEmpty(Asked);

    public static int RandomNetworks =>
        int.TryParse(Asked, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? Math.Max(DefaultRandomNetworks, count)
            : DefaultRandomNetworks;
}
