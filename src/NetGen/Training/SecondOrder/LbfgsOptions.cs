namespace NetGen;

/// <summary>The options of <see cref="SecondOrderTraining.FitLbfgs{T}"/>.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class LbfgsOptions<T> : SecondOrderOptions<T>
    where T : unmanaged
{
    /// <summary>From how many of the last steps the curvature is estimated.</summary>
    public int Memory { get; set; } = 10;

    internal override void Check()
    {
        base.Check();
        Require(Memory >= 1, nameof(Memory), Memory, "at least 1");
    }
}
