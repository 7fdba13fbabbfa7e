using NetGen;
using PROGRAM_NAMESPACE;

var (train, heldOut) = CircleData.Draw(points: 1000, seed: 1).Split(0.25, seed: 1);
var network = new CircleNetwork(seed: 1);
Console.WriteLine(CircleNetwork.Topology);

FitHistory history = network.Fit(train, new()
{
    Epochs = 100,
    BatchSize = 16,
    LearningRate = 0.02,
    Validation = heldOut,
    EarlyStopping = new(patience: 20),
    Metrics = [Metric.Accuracy],
});
foreach (EpochRecord epoch in history.Epochs.Where(epoch => epoch.Epoch % 10 == 0))
{
    Console.WriteLine(epoch);
}

// The trained network, saved and loaded again: a safetensors file, which other tools read too.
network.Save("circle.safetensors");
var loaded = new CircleNetwork();
loaded.Load("circle.safetensors");
foreach (var (x, y) in new[] { (0f, 0f), (0.5f, 0.2f), (0.9f, 0.9f) })
{
    float inside = loaded.Predict([x, y])[0];
    Console.WriteLine($"({x}, {y}) is {(inside > 0.5f ? "inside" : "outside")} (inside: {inside:P1})");
}
