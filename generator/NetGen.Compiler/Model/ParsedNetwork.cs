namespace NetGen.Compiler.Model;

/// <summary>What parsing makes of one annotated class: a network, or what is wrong with it.</summary>
/// <param name="Network">The network to compile; null where something is wrong.</param>
/// <param name="Declared">
/// The network whose members are declared in its place, so that what uses the class stays right; null where they cannot
/// be known, or where the class cannot be completed.
/// </param>
/// <param name="Reports">What the generator may have to say about it.</param>
/// <remarks>See <see cref="NetworkModel"/> for the caching contract: values alone.</remarks>
internal sealed record ParsedNetwork(NetworkModel? Network, NetworkModel? Declared, EquatableArray<Report> Reports);

/// <summary>An error that the generator reports.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Arguments">What stands in the rule's message.</param>
/// <param name="Place">Where.</param>
/// <param name="IsSpokenFor">Whether the analyzer says it too: then the generator does where no analyzer runs.</param>
internal sealed record Report(string Id, EquatableArray<string> Arguments, SourcePlace Place, bool IsSpokenFor);

/// <summary>A place in a file, as numbers: a location would keep its whole compilation alive.</summary>
internal sealed record SourcePlace(
    string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn);
