namespace NetGen.Compiler.Print.Writing;

/// <summary>What wrote a file.</summary>
internal static class Origin
{
    /// <summary>The compiler's version: "0.1.0".</summary>
    public static string Version { get; } = typeof(Origin).Assembly.GetName().Version.ToString(3);
}
