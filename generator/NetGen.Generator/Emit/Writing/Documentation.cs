namespace NetGen.Generator.Emit.Writing;

/// <summary>XML documentation as lines.</summary>
internal static class Documentation
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A summary, and parameters with their meaning.</summary>
    public static IEnumerable<string> Of(string summary, params (string Name, string Meaning)[] parameters) =>
    [
        $"/// <summary>{Escape(summary)}</summary>",
        .. parameters.Select(parameter => $"/// <param name=\"{parameter.Name}\">{Escape(parameter.Meaning)}</param>"),
    ];
}
