namespace NetGen.Generator.Emit.Writing;

/// <summary>A namespace that a file opens if its members' text holds one of some words.</summary>
internal sealed record Import(string Namespace, params string[] Words)
{
    public bool IsNeeded(string text) => Words.Any(text.Contains);
}
