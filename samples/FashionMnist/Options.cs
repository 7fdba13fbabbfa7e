using System.CommandLine;
using NetGen.Samples.FashionMnist.Data;
using NetGen.Samples.FashionMnist.Training;

namespace NetGen.Samples.FashionMnist;

/// <summary>The command line.</summary>
internal sealed class Options
{
    private const int AllImages = 60_000;

    private readonly Option<int> _epochs = Number("--epochs", "How often every image is shown.", 5, 1, 1000);
    private readonly Option<int> _limit =
        Number("--limit", "How many images to learn from.", AllImages, Trainer.BatchSize, AllImages);

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Of initialization and shuffling.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string> _data = new("--data")
    {
        Description = "The folder of the four .gz files.",
        DefaultValueFactory = _ => Package.Folder,
    };

    private readonly Option<bool> _againstC = new("--against-c")
    {
        Description = "Train one epoch beside C, block by block, and print the ratio of times.",
    };

    /// <summary>Parses, and runs if that is what was asked for.</summary>
    /// <returns>The process's exit code.</returns>
    public int Invoke(string[] args, Func<Settings, int> run)
    {
        var command = new RootCommand("Learns Fashion-MNIST with two networks.")
        {
            _epochs, _limit, _seed, _data, _againstC,
        };
        command.SetAction(parsed => run(new Settings(
            parsed.GetValue(_epochs), parsed.GetValue(_limit), parsed.GetValue(_seed), parsed.GetValue(_data)!,
            parsed.GetValue(_againstC))));
        return command.Parse(args).Invoke();
    }

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
            {
                result.AddError($"{name} {value}: a number from {least} to {most} is wanted.");
            }
        });
        return option;
    }
}

/// <summary>What was asked for.</summary>
internal sealed record Settings(int Epochs, int Images, int Seed, string Folder, bool AgainstC)
{
    /// <summary>The test accuracy that so much learning promises.</summary>
    public double Promise => (Epochs * Images) switch
    {
        >= 300_000 => 0.87,
        >= 6_000 => 0.70,
        _ => 0,
    };
}
