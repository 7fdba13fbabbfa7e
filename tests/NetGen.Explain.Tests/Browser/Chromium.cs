using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using NetGen.TestSupport;

namespace NetGen.Explain.Tests.Browser;

/// <summary>A Chromium that is installed here, without a window.</summary>
public sealed class Chromium : IAsyncLifetime, IDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private readonly TemporaryFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Task<IPage>? _xor;

    /// <summary>Where it is; null: nowhere.</summary>
    public static string? Installed { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Why tests are skipped; null: they are not.</summary>
    public static string? Missing =>
        Installed is null ? "No Chromium is installed (tests/install-chromium does it)." : null;

    public async Task InitializeAsync()
    {
        if (Installed is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Installed,
            // Containers run as root, where Chromium has no sandbox.
            Args = ["--no-sandbox"],
        });
    }

    /// <summary>Opens a page from disk, in a window of a size and a color scheme.</summary>
    public async Task<IPage> Open(string html, int width = 1440, bool isDark = false)
    {
        string path = _folder.File($"{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(path, html);
        IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            // Only for the checker, which is put into the page: the page itself has a policy.
            BypassCSP = true,
        });
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(10_000);
        page.Request += (_, request) => Assert.StartsWith("file:", request.Url, StringComparison.Ordinal);
        page.PageError += (_, error) => Errors.Add(error);
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        return page;
    }

    /// <summary>A page that several tests read, with nothing selected.</summary>
    public async Task<IPage> Xor()
    {
        IPage page = await (_xor ??= Open(Samples.Xor()));
        await page.Keyboard.PressAsync("Escape");
        return page;
    }

    /// <summary>Errors of the pages' scripts.</summary>
    public List<string> Errors { get; } = [];

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>A test that needs a browser; it is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerMemberName] string test = "") =>
        (Skip, DisplayName) = (Chromium.Missing, SkippedTest.Name(test, Chromium.Missing));
}

/// <inheritdoc cref="BrowserFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute([CallerMemberName] string test = "") =>
        (Skip, DisplayName) = (Chromium.Missing, SkippedTest.Name(test, Chromium.Missing));
}

/// <summary>All tests share a browser.</summary>
[CollectionDefinition(nameof(Chromium))]
public sealed class SharedChromium : ICollectionFixture<Chromium>;
