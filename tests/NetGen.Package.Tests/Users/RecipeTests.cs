using System.Net;
using System.Net.Http.Json;

namespace NetGen.Package.Tests.Users;

/// <summary>The programs of docs/recipes.md: each is built from the package without a warning, and used.</summary>
[Collection(PackedTests.Name)]
[Trait("Category", "Slow")]
public sealed class RecipeTests(LocalFeed feed)
{
    [Fact]
    public void A_program_of_one_file_learns()
    {
        string folder = feed.Project("FileApp"), file = Path.Combine(folder, "app.cs"), text = File.ReadAllText(file);
        Assert.StartsWith($"#:package NetGen@{feed.Version.Split('-')[0]}\n", text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(feed.Version.Split('-')[0], feed.Version, StringComparison.Ordinal));
        Assert.Equal(["1 xor 0 = 1.000"], Lines(Dotnet.Run(folder, "run", "app.cs")));
    }

    [Fact]
    public async Task A_web_service_answers_and_reloads()
    {
        string folder = Built("WebService");
        using var service = new RunningService(folder, Program(folder));
        using HttpClient client = await service.Client();
        float[]? y = await (await client.PostAsJsonAsync("xor", new float[] { 1, 0 })).Content.ReadFromJsonAsync<float[]>();
        Assert.Equal(1, Assert.Single(y!), 0.01f);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsJsonAsync("xor", new float[] { 1 })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("reload", null)).StatusCode);

        File.WriteAllText(Path.Combine(folder, "xor.safetensors"), "no model");
        Assert.Equal(HttpStatusCode.InternalServerError, (await client.PostAsync("reload", null)).StatusCode);
        Assert.Equal(
            y, await (await client.PostAsJsonAsync("xor", new float[] { 1, 0 })).Content.ReadFromJsonAsync<float[]>());
    }

    [Fact]
    public void A_worker_learns_and_continues()
    {
        string folder = Built("Worker");
        for (int start = 0; start < 2; start++)
        {
            Assert.Contains("1 xor 0 = 1.0", Lines(Dotnet.Run(folder, Program(folder))));
            Assert.True(File.Exists(Path.Combine(folder, "xor.learning")));
        }
    }

    [Fact]
    public async Task A_Blazor_component_shows_an_answer()
    {
        string folder = Built("Blazor");
        using var service = new RunningService(folder, Program(folder));
        using HttpClient client = await service.Client();
        Assert.Equal("<p>1 xor 0 = 1.000</p>", (await client.GetStringAsync("?a=1&b=0")).Trim().Replace(',', '.'));
    }

    [Theory]
    [InlineData("FSharp")]
    [InlineData("VisualBasic")]
    public void Another_language_uses_a_library_in_CSharp(string language)
    {
        string folder = Path.Combine(feed.Project("OtherLanguages", $"Other{language}"), language);
        Dotnet.BuildClean(folder, "-c", "Release");
        Assert.Equal(["1 xor 0 = 1.000"], Lines(Dotnet.Run(folder, "run", "-c", "Release", "--no-build")));
    }

    /// <summary>What an engine such as Godot and a user interface such as MAUI take, without either.</summary>
    [Fact]
    public void A_class_without_a_framework_fits_any()
    {
        string folder = Built("Engine");
        Assert.Equal(["0.5", "Sideways Turn", "True"], Lines(Dotnet.Run(folder, Program(folder, "net8.0"))));
    }

    private string Built(string project)
    {
        string folder = feed.Project(project);
        Dotnet.BuildClean(folder, "-c", "Release");
        return folder;
    }

    private static string Program(string folder, string framework = "net10.0") =>
        Path.Combine(folder, "bin", "Release", framework, $"{Path.GetFileName(folder)}.dll");

    /// <summary>In the culture of the machine, a point may be a comma.</summary>
    private static string[] Lines(string output) => output.Replace(',', '.')
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
