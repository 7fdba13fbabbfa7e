using System.Collections.Generic;

namespace NetGen.Explain.Trace;

/// <summary>One statement, run once: what it wrote, from which numbers.</summary>
/// <param name="Id">The quantity that it is about, such as "y1_0"; null: one without a name of its own.</param>
/// <param name="Name">
/// What the statement writes, if that is not the quantity itself: "sum", which is a part of u.
/// </param>
/// <param name="At">The indexes of the loops around it: "i = 0, j = 2"; empty outside of loops.</param>
/// <param name="Reads">The quantities that it reads.</param>
/// <param name="Numbers">The right-hand side with numbers in the place of names.</param>
/// <param name="Value">The result.</param>
/// <param name="Note">The sentence above the statement, which has the equation; null: there is none.</param>
internal sealed record Run(
    string? Id, string? Name, string At, IReadOnlyList<string> Reads, string Numbers, double Value, string? Note);
