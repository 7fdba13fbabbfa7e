namespace NetGen.Compiler.Plan.Passes;

/// <summary>What becomes of a gradient once it is known.</summary>
internal enum GradientUse
{
    /// <summary>It overwrites ∂w.</summary>
    Store,

    /// <summary>It is added to ∂w, for the mean over a batch.</summary>
    Add,

    /// <summary>The optimizer takes its step at once.</summary>
    Step,
}
