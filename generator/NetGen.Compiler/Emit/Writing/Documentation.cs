namespace NetGen.Compiler.Emit.Writing;

/// <summary>XML documentation as lines.</summary>
internal static class Documentation
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A summary of one or several sentences, and parameters with their meaning.</summary>
    public static IEnumerable<string> Of(string summary, params (string Name, string Meaning)[] parameters) =>
    [
        .. Summary(Escape(summary)),
        .. parameters.Select(parameter => $"/// <param name=\"{parameter.Name}\">{Escape(parameter.Meaning)}</param>"),
    ];

    private static IEnumerable<string> Summary(string text) => text.Length < 90
        ? [$"/// <summary>{text}</summary>"]
        : ["/// <summary>", .. Wrapping.Words(text).Select(line => $"/// {line}"), "/// </summary>"];
}
