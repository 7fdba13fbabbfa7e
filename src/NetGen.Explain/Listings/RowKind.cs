namespace NetGen.Explain.Listings;

/// <summary>What lines of code are; the page's script knows the numbers.</summary>
internal enum RowKind
{
    /// <summary>A brace, a head, or a line that computes nothing.</summary>
    Other,

    /// <summary>It writes a number each time that it is run.</summary>
    Statement,

    /// <summary>A comment: an equation or a reason.</summary>
    Note,

    /// <summary>Several numbers in one line.</summary>
    Declarations,
}
