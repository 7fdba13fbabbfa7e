namespace NetGen;

/// <summary>How <see cref="LevenbergMarquardtTraining.FitLevenbergMarquardt{T}"/> goes about it.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class LevenbergMarquardtOptions<T> : SecondOrderOptions<T>
    where T : unmanaged
{
    /// <summary>
    /// τ: the first damping is τ times the largest element on the diagonal of JᵀJ. Small where the start is near the
    /// minimum, up to 1 where it is far.
    /// </summary>
    public double FirstDamping { get; set; } = 1e-3;

    internal override void Check()
    {
        base.Check();
        Require(
            FirstDamping > 0 && double.IsFinite(FirstDamping),
            nameof(FirstDamping),
            FirstDamping,
            "a positive, finite number");
    }
}
