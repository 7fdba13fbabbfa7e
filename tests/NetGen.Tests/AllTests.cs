namespace NetGen.Tests;

/// <summary>
/// Whether all tests were asked for, with <c>-p:AllTests=true</c> or with NETGEN_SOAK. By default, whole tests of the
/// category Slow are left out, and theories over kernels and precisions take some of their combinations.
/// </summary>
internal static class AllTests
{
    public static bool AreAskedFor { get; } = Soak.IsOn || Environment.GetEnvironmentVariable("NETGEN_ALL_TESTS") == "1";
}
