namespace NetGen.Compiler.Program;

/// <summary>Numbers in memory, under a name: an element is found by its index from the first of them.</summary>
/// <param name="Name">As equations and code call it: w, dw, y, δ, x, row, …</param>
/// <param name="Format">Of each number.</param>
/// <param name="Kind">Who owns it.</param>
internal sealed record Place(string Name, NumberFormat Format, PlaceKind Kind);

/// <summary>Who owns the numbers of a place.</summary>
internal enum PlaceKind
{
    /// <summary>The network: a section of its storage.</summary>
    Section,

    /// <summary>The network: one number that it keeps by itself.</summary>
    Scalar,

    /// <summary>The caller: a row of inputs, targets or outputs, or many of them.</summary>
    Row,

    /// <summary>The routine: a window on another place, or memory of its own.</summary>
    Local,
}
