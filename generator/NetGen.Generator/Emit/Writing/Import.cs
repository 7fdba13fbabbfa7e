namespace NetGen.Generator.Emit.Writing;

/// <summary>A namespace that a file opens if its text holds one of some words.</summary>
internal sealed record Import(string Namespace, params string[] Words)
{
    public string Line => $"using global::{Namespace};";

    public bool IsNeeded(string text) => Words.Any(text.Contains);
}
