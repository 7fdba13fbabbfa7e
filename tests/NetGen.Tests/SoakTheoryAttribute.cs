namespace NetGen.Tests;

/// <summary>A theory that takes many minutes, and is skipped without NETGEN_SOAK: see <see cref="Soak"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SoakTheoryAttribute : TheoryAttribute
{
    public SoakTheoryAttribute()
    {
        if (!Soak.IsOn) Skip = "Only with NETGEN_SOAK: it takes many minutes.";
    }
}
