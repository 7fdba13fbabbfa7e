using System.Globalization;
using System.Reflection;
using Xunit;

namespace NetGen.Docs.Snippets;

/// <summary>
/// Where snippets run, one after another: a folder that is thrown away, with the files that they read, and a console
/// that is listened to.
/// </summary>
public sealed class Workplace : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-docs-").FullName;

    private readonly string _previous = Environment.CurrentDirectory;

    public Workplace()
    {
        Environment.CurrentDirectory = _folder;
        string[] species = ["setosa", "versicolor", "virginica"];
        File.WriteAllLines("iris.csv", File.ReadLines(Path.Combine(AppContext.BaseDirectory, "iris.csv")).Skip(1)
            .Select(line => line[..^1] + species[line[^1] - '0'])
            .Prepend("sepal length,sepal width,petal length,petal width,species"));
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _previous;
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Runs a snippet, which has to print what a file says that pages quote.</summary>
    /// <remarks>Set NETGEN_ACCEPT_SNAPSHOTS=1 to write the file anew.</remarks>
    public void Prints(string file, Action snippet)
    {
        string printed = Run(snippet);
        string path = Path.Combine(
            typeof(Workplace).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(attribute => attribute.Key == "ProjectDirectory").Value!,
            file);
        if (Environment.GetEnvironmentVariable("NETGEN_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, printed);
        }

        Assert.Equal(File.ReadAllText(path), printed);
    }

    /// <summary>Runs a snippet; returns what it wrote to the console.</summary>
    public string Run(Action snippet)
    {
        TextWriter console = Console.Out;
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Console.SetOut(output);
        try
        {
            snippet();
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }
}

[CollectionDefinition(nameof(Workplace))]
public sealed class OneWorkplace : ICollectionFixture<Workplace>;
