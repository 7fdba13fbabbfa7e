namespace NetGen.Compiler.Program;

/// <summary>Statements under a name, and what they are given.</summary>
internal sealed record Routine(
    string Name, IReadOnlyList<Parameter> Parameters, NumberType? Returns, IReadOnlyList<Statement> Body)
{
    /// <summary>What it computes, for a reader; null: that is said elsewhere.</summary>
    public string? Summary { get; init; }

    /// <summary>More than its summary: for which arguments, how accurately.</summary>
    public string? Remarks { get; init; }

    /// <summary>Whether its statements become a part of its caller, so that a call costs nothing.</summary>
    public bool IsInlined { get; init; }
}

/// <summary>What a routine is given.</summary>
internal abstract record Parameter(string Name);

/// <summary>Numbers in memory.</summary>
/// <param name="Place">Where they are.</param>
/// <param name="IsWritten">
/// Whether callers give memory that may be written. Whether it is, <see cref="Walk.WrittenPlaces"/> says.
/// </param>
internal sealed record PlaceParameter(Place Place, bool IsWritten) : Parameter(Place.Name);

/// <summary>A value.</summary>
internal sealed record ValueParameter(Local Local) : Parameter(Local.Name);

/// <summary>A variable of the caller's, to read and write.</summary>
internal sealed record VariableParameter(Local Local) : Parameter(Local.Name);
