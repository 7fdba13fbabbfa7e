using NetGen.Compiler.Model;

namespace NetGen.Compiler.Print.C99;

/// <summary>What an export to C is asked for.</summary>
internal sealed record CRequest
{
    /// <summary>The network; what it keeps for gradients follows from <see cref="Gradients"/>.</summary>
    public required NetworkModel Model { get; init; }

    /// <summary>What files and names begin with, such as "xor".</summary>
    public required string Name { get; init; }

    /// <summary>The parameters in canonical order, all finite.</summary>
    public required IReadOnlyList<double> Parameters { get; init; }

    /// <summary>Whether the network learns on the device.</summary>
    public bool Training { get; init; }

    /// <summary>Whether gradients are kept, so that steps can be taken apart. Includes training.</summary>
    public bool Gradients { get; init; }

    /// <summary>Whether a test is written beside it.</summary>
    public bool SelfTest { get; init; }

    public CodeForm Form { get; init; } = CodeForm.Auto;

    /// <summary>The machine that it is for; null: any.</summary>
    public CTarget? Target { get; init; }
}

/// <summary>How the code of an export is written.</summary>
internal enum CodeForm
{
    /// <summary>The one that <see cref="Budgets.UnrolledWeightsOfC"/> says.</summary>
    Auto,

    /// <summary>A statement per value: the textbook, and the fastest.</summary>
    Unrolled,

    /// <summary>A loop per index: the smallest for all but tiny networks.</summary>
    Loops,
}
