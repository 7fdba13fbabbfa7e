namespace NetGen;

/// <summary>What a <see cref="GradientCheck"/> says of one entry.</summary>
public enum GradientCheckOutcome
{
    /// <summary>Gradient and difference agree within the tolerance.</summary>
    Agrees,

    /// <summary>They differ by more than the tolerance, and by more than rounding and curvature can explain.</summary>
    Deviates,

    /// <summary>
    /// They differ, but E has a kink here, as ReLU has at u = 0: its slopes to the left and to the right are not the
    /// same, so there is no gradient to compare with. Another sample, or other parameters, can be judged.
    /// </summary>
    AtKink,

    /// <summary>
    /// They differ by less than the difference's own uncertainty, or there is no difference because E is not finite
    /// next to this point: nothing tells right from wrong here.
    /// </summary>
    Unresolved,
}
