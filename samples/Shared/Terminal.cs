using System.Text;

namespace NetGen.Samples;

/// <summary>Where a sample writes: colours and moving parts on a terminal, plain text in a file or a pipe.</summary>
internal static class Terminal
{
    /// <summary>Whether what is written can be overwritten: a progress bar makes sense.</summary>
    public static bool IsLive(this IAnsiConsole console) => console.Profile.Capabilities.Interactive;

    public static IAnsiConsole Open()
    {
        // δ, Σ and ▒, whatever the platform's own encoding is.
        Console.OutputEncoding = Encoding.UTF8;
        bool isPlain = Console.IsOutputRedirected;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isPlain ? InteractionSupport.No : InteractionSupport.Detect,
            // A build server is no terminal, whatever its variables say.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Capabilities.Unicode = true;
        if (isPlain)
        {
            console.Profile.Width = 100;
        }

        return console;
    }

    public static void Heading(this IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{text}[/]");
    }
}
