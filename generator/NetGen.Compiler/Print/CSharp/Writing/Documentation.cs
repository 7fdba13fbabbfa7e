using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Writing;

/// <summary>XML documentation as lines.</summary>
internal static class Documentation
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A summary of one or several sentences, and parameters with their meaning.</summary>
    public static IEnumerable<string> Of(string summary, params (string Name, string Meaning)[] parameters) =>
    [
        .. Element("summary", summary),
        .. parameters.Select(parameter => $"/// <param name=\"{parameter.Name}\">{Escape(parameter.Meaning)}</param>"),
    ];

    /// <summary>A text in an element of its own.</summary>
    public static IEnumerable<string> Element(string name, string text) => Escape(text) is { Length: < 90 } line
        ? [$"/// <{name}>{line}</{name}>"]
        : [$"/// <{name}>", .. Wrapping.Words(Escape(text)).Select(line => $"/// {line}"), $"/// </{name}>"];
}
