using System.CommandLine;
using NetGen.Compiler.Print.CSharp;
using NetGen.Texts;

// Holds what the generator writes against what it wrote before: a refactoring keeps every token. Run by tests/texts.
var file = new Argument<FileInfo>("file")
{
    Description = "The record: a line per network, its number and a hash of its files.",
};
var count = new Option<int>("--count") { Description = "How many networks are drawn.", DefaultValueFactory = _ => 800 };
var texts = new Option<DirectoryInfo?>("--texts")
{
    Description = "A folder that receives the files themselves, to compare with diff.",
};

var write = new Command("record", "Writes down what is generated now.") { file, count, texts };
write.SetAction(arguments =>
{
    string[] lines = [.. Lines(arguments.GetValue(count), arguments.GetValue(texts))];
    File.WriteAllLines(arguments.GetValue(file)!.FullName, lines);
    Console.WriteLine($"{lines.Length} networks recorded.");
});

var compare = new Command("compare", "Says which networks' texts differ from a record.") { file, texts };
compare.SetAction(arguments =>
{
    string[] before = File.ReadAllLines(arguments.GetValue(file)!.FullName);
    string[] changed =
    [
        .. Lines(before.Length, arguments.GetValue(texts)).Except(before).Select(line => line.Split(' ')[0]),
    ];
    Console.WriteLine(changed.Length == 0
        ? $"{before.Length} networks: the same tokens and comments."
        : $"{changed.Length} of {before.Length} networks differ: "
            + $"{string.Join(", ", changed.Take(20))}{(changed.Length > 20 ? ", …" : "")}");
    return changed.Length == 0 ? 0 : 1;
});

var library = new Option<DirectoryInfo>("--into")
{
    Description = "The library's folder of numerics.",
    DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("src", "NetGen", "Numerics")),
};
var functions = new Command("functions", "Prints the portable functions into the library.") { library };
functions.SetAction(arguments =>
{
    foreach ((string name, string text) in LibraryFiles.Write())
    {
        File.WriteAllText(Path.Combine(arguments.GetValue(library)!.FullName, name), text);
        Console.WriteLine(name);
    }
});

return new RootCommand("Records and compares the text of generated code.") { write, compare, functions }
    .Parse(args).Invoke();

static IEnumerable<string> Lines(int count, DirectoryInfo? folder)
{
    folder?.Create();
    return Enumerable.Range(0, count).AsParallel().AsOrdered().Select(number =>
    {
        (string HintName, string Text)[] files = [.. SourceFiles.Write(DrawnModels.Of(number))];
        if (folder is not null)
        {
            foreach ((string name, string text) in files)
            {
                File.WriteAllText(Path.Combine(folder.FullName, name), text);
            }
        }

        return $"{number} " + string.Join(' ', files.Select(one =>
            $"{one.HintName.Split('.', 2)[1].Replace(".g.cs", "")}:{Tokens.Hash(one.Text)}"));
    });
}
