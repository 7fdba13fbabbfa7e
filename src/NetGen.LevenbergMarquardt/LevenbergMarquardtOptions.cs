namespace NetGen;

/// <summary>The options of <see cref="LevenbergMarquardtTraining.FitLevenbergMarquardt{T}"/>.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class LevenbergMarquardtOptions<T> : SecondOrderOptions<T>
    where T : unmanaged
{
    /// <summary>
    /// τ: the first damping is τ times the largest element on the diagonal of JᵀJ. Use a small value if the start is
    /// near the minimum, up to 1 if it is far.
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
