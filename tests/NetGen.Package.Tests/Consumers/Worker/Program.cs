using NetGen;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHostedService<Learner>();
builder.Build().Run();

/// <summary>Learns from each row that arrives, and continues where it stopped when it is started again.</summary>
public sealed class Learner(IHostApplicationLifetime application) : BackgroundService
{
    private const string File = "xor.learning";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var network = new Xor(seed: 1);
        if (System.IO.File.Exists(File))
        {
            LearningState.Load(network, File);
        }

        var replay = new ReplayBuffer<float>(capacity: 200, inputCount: 2, targetCount: 1);
        float[] inputs = new float[16 * 2], targets = new float[16];
        await foreach ((float[] x, float[] t) in Rows().WithCancellation(stoppingToken))
        {
            replay.Add(x, t);
            replay.Draw(inputs, targets);
            network.TrainBatch(inputs, targets, learningRate: 0.1f);
        }

        LearningState.Save(network, File);
        Console.WriteLine($"1 xor 0 = {network.Predict([1, 0])[0]:F1}");
        application.StopApplication();
    }

    /// <summary>Your queue, socket or sensor.</summary>
    private static async IAsyncEnumerable<(float[] X, float[] T)> Rows()
    {
        for (int n = 0; n < 20_000; n++)
        {
            if (n % 1000 == 0)
            {
                await Task.Yield();
            }

            int a = n & 1, b = (n >> 1) & 1;
            yield return ([a, b], [a ^ b]);
        }
    }
}

[Network(Inputs = 2, Hidden = 4, Outputs = 1, HiddenActivation = Activation.Tanh)]
public partial class Xor;
