namespace NetGen.Compiler.Model;

/// <summary>Where the user's class stands, as data: enough to reopen it in another file.</summary>
internal sealed record ClassPlace
{
    /// <summary>The class's name as code, with an @ where it is a keyword.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace as code; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around the class, outermost first.</summary>
    public required EquatableArray<ContainingType> ContainingTypes { get; init; }

    /// <summary>
    /// What the class's files are named after: unique in the compilation, bounded, safe on every file system.
    /// </summary>
    public required string HintName { get; init; }

    /// <summary>Then nobody but a derived class calls a constructor.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>The warnings that calling the base class's constructor would cause, as a pragma lists them.</summary>
    public string BaseWarnings { get; init; } = "";

    /// <summary>
    /// Whether the base class's constructor sets all required members, so that those calling it say so too.
    /// </summary>
    public bool SetsRequiredMembers { get; init; }

    /// <summary>Whether the user's half of the class has a summary.</summary>
    public bool HasSummary { get; init; }

    /// <summary>Whether the user's half of the class has remarks.</summary>
    public bool HasRemarks { get; init; }

    /// <summary>Whether the user says what a debugger shows of the class.</summary>
    public bool HasDebuggerDisplay { get; init; }
}

/// <summary>A type around the class: how to reopen it.</summary>
/// <param name="Keyword">"class", "struct", "record", "record struct" or "interface".</param>
/// <param name="Name">The name as code, type parameters included.</param>
internal sealed record ContainingType(string Keyword, string Name);
