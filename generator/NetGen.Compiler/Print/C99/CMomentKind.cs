namespace NetGen.Compiler.Print.C99;

/// <summary>What an operation is to a compiler.</summary>
internal enum CMomentKind
{
    /// <summary>An instruction or two.</summary>
    Plain,

    /// <summary>Arithmetic: a call where there are no instructions for it.</summary>
    Arithmetic,

    /// <summary>A call.</summary>
    Call,
}
