namespace NetGen;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs (of second-order training: iterations) have been made.</summary>
    Completed,

    /// <summary>The loss reached the target error.</summary>
    TargetReached,

    /// <summary>The loss had not fallen for as long as early stopping waits.</summary>
    NoImprovement,

    /// <summary>Training was cancelled; what has been learned so far is kept.</summary>
    Cancelled,

    /// <summary>
    /// Second-order training only: the gradient is practically zero, or no step along it makes the loss smaller in this
    /// precision. A minimum, which may be a local one.
    /// </summary>
    Converged,
}
