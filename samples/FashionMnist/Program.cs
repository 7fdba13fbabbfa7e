using System.Diagnostics;
using NetGen.Samples.FashionMnist;
using NetGen.Samples.FashionMnist.AgainstC;
using NetGen.Samples.FashionMnist.Data;
using NetGen.Samples.FashionMnist.Training;

const int Broken = 1;
const int NoData = 2;

return new Options().Invoke(args, settings =>
{
    FashionSet train, test;
    try
    {
        (train, test) = Package.Load(settings.Folder);
    }
    catch (Exception missing) when (missing is IOException or InvalidDataException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(missing.Message);
        return NoData;
    }

    IAnsiConsole console = Terminal.Open();
    train = train.Take(settings.Images);
    console.Heading($"Fashion-MNIST: {train.Count:N0} images to learn from, {test.Count:N0} to test with");
    var shallow = new ShallowNetwork(settings.Seed);
    var deep = new DeepNetwork(settings.Seed);
    bool kept = true;
    if (settings.AgainstC)
    {
        new RaceView(console, train, test).Run([shallow, deep], settings.Seed);
    }
    else
    {
        var epochs = new EpochTable(console, train, test);
        Examination one = epochs.Run(shallow, settings.Epochs, settings.Seed);
        Examination two = epochs.Run(deep, settings.Epochs, settings.Seed);
        console.Heading("Right, class by class");
        console.Write(ClassTable.Of(("one hidden layer", one), ("two hidden layers", two)));
        kept = Math.Min(one.Accuracy, two.Accuracy) >= settings.Promise;
    }

    using Process process = Process.GetCurrentProcess();
    console.WriteLine($"peak memory {process.PeakWorkingSet64 / 1e6:F0} MB");
    if (kept)
    {
        return 0;
    }

    Console.Error.WriteLine($"A test accuracy is below {settings.Promise:P0}.");
    return Broken;
});
