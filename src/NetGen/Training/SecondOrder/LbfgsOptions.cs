namespace NetGen;

/// <summary>How <see cref="SecondOrderTraining.FitLbfgs{T}"/> goes about it.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class LbfgsOptions<T> : SecondOrderOptions<T>
    where T : unmanaged
{
    /// <summary>The last steps that the curvature is estimated from.</summary>
    public int Memory { get; set; } = 10;

    internal override void Check()
    {
        base.Check();
        Require(Memory >= 1, nameof(Memory), Memory, "at least 1");
    }
}
