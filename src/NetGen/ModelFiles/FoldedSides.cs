using System;

namespace NetGen;

/// <summary>Where a standardizer has become part of a network.</summary>
[Flags]
internal enum FoldedSides
{
    None = 0,

    /// <summary>The first layer takes inputs as they are.</summary>
    Inputs = 1,

    /// <summary>The output layer answers in the targets' own unit.</summary>
    Targets = 2,
}
