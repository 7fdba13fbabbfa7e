using Xunit;

namespace NetGen.Docs.Snippets.GettingStarted;

#region service
public sealed class IrisService(string file)
{
    private readonly Served<Iris> _served = new(() =>
    {
        var iris = new Iris();
        iris.Load(file);
        return iris;
    });

    // Any number of requests at once.
    public float[] Answer(float[] x) => _served.Current.Predict(x);

    // Called when there is a new file, while requests are answered.
    public void Reload() => _served.Reload();
}
#endregion

/// <summary>The code of docs/deployment.md about web services, under load.</summary>
[Collection(nameof(Workplace))]
public sealed class WebServiceSnippets
{
    private static readonly float[] X = [5.9f, 3.0f, 4.2f, 1.5f];

    [Fact]
    public async Task Every_answer_is_of_one_network_while_files_are_replaced()
    {
        Iris[] networks = [.. Enumerable.Range(1, 8).Select(seed => new Iris(seed))];
        HashSet<string> answers = [.. networks.Select(network => Text(network.Predict(X)))];
        Assert.Equal(networks.Length, answers.Count);
        networks[0].Save("served.safetensors");
        var service = new IrisService("served.safetensors");
        using var stop = new CancellationTokenSource();
        using var begun = new CountdownEvent(3);
        Task<HashSet<string>>[] requests = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() => Ask(service)))];
        begun.Wait();
        for (int n = 1; n <= 400; n++)
        {
            networks[n % networks.Length].Save("served.safetensors");
            service.Reload();
        }

        // A damaged file: the last network goes on.
        string last = Text(service.Answer(X));
        File.WriteAllText("served.safetensors", "no model");
        Assert.Throws<ModelFileException>(service.Reload);
        Assert.Equal(last, Text(service.Answer(X)));
        stop.Cancel();

        HashSet<string> seen = [.. (await Task.WhenAll(requests)).SelectMany(text => text)];
        Assert.Subset(answers, seen);
        Assert.True(seen.Count > 1, "Nobody saw a reload.");

        HashSet<string> Ask(IrisService service)
        {
            var seen = new HashSet<string>();
            begun.Signal();
            while (!stop.IsCancellationRequested)
            {
                seen.Add(Text(service.Answer(X)));
            }

            return seen;
        }
    }

    [Fact]
    public void Training_goes_on_while_a_clone_is_served()
    {
        var training = new Iris(seed: 1);
        var served = new Served<Iris>(training.Clone());
        float[] before = served.Current.Predict(X);
        Dataset<float> train = CsvDataset.LoadClasses<float>("iris.csv", target: "species");
        #region train
        training.Fit(train, new() { Epochs = 10, LearningRate = 0.02 });
        served.Replace(training.Clone());
        #endregion
        Assert.NotEqual(before, served.Current.Predict(X));
        float[] now = served.Current.Predict(X);
        training.Fit(train, new() { Epochs = 1, LearningRate = 0.02 });
        Assert.Equal(now, served.Current.Predict(X));
    }

    private static string Text(float[] y) => string.Join(" ", y);
}
