using System.Diagnostics;
using NetGen;
using NetGen.Samples.Digits;

const int Seed = 1;
const int Epochs = 60;
const double Wanted = 0.97;

IAnsiConsole console = Terminal.Open();
var (train, heldOut) = DigitData.Load(share: 0.25, Seed);
var network = new DigitNetwork(Seed);

console.Heading($"{DigitNetwork.Topology}");
console.WriteLine(
    $"{DigitNetwork.ParameterCount} parameters, {train.Count} images to learn from, {heldOut.Count} held out.");
console.WriteLine();

// The held-out part is watched, not used: nothing is chosen by it.
long start = Stopwatch.GetTimestamp();
FitHistory history = TrainingView.Show(console, progress => network.Fit(
    train,
    new()
    {
        Epochs = Epochs,
        BatchSize = 32,
        LearningRate = LearningRate.Cosine(0.02),
        Seed = Seed,
        Augment = DigitData.AddNoise,
        Validation = heldOut,
        Metrics = [Metric.Accuracy],
    },
    progress));
TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
string curve = Path.Combine(AppContext.BaseDirectory, "learning-curve.svg");
history.SaveSvg(curve, $"{DigitNetwork.Topology.Inputs}-32-10 learns handwritten digits");

ClassificationMetrics metrics = ClassificationMetrics.Of(network, heldOut);
int mistakes = metrics.Count - metrics.Right;
console.Heading($"Held-out accuracy: {metrics.Accuracy:P2}, {mistakes} mistakes in {metrics.Count} images");
console.Write(ConfusionMatrix.Of(metrics));

var answers = new Answers(network, heldOut);
console.Heading("Some that it reads");
int[] right = [.. answers.Rows.Where(answers.IsRight).DistinctBy(heldOut.Label).OrderBy(heldOut.Label)];
Pictures.Draw(console, heldOut, answers, right[..4]);
if (mistakes > 0)
{
    console.Heading("…and some that it does not");
    Pictures.Draw(console, heldOut, answers, [.. answers.Rows.Where(row => !answers.IsRight(row)).Take(4)]);
}

console.Heading("Time on this machine");
console.WriteLine($"training     {elapsed.TotalSeconds:F2} s, JIT and display included: {Epochs} epochs, "
    + $"{elapsed.TotalMicroseconds / (Epochs * train.Count):F2} µs an image");
var (single, batch) = PredictionTiming.Measure(network, heldOut);
console.WriteLine(
    $"prediction   {single:F0} ns an image, one at a time; {batch:F0} ns in a batch of {heldOut.Count} (medians)");
console.WriteLine($"The learning curve is in {Path.GetRelativePath(Environment.CurrentDirectory, curve)}.");

if (args is ["--freeze", var folder])
{
    Freezing.Write(folder, network, heldOut);
    console.WriteLine($"Digits.Weights.cs and DigitImages.cs are in {folder}.");
}

if (metrics.Accuracy < Wanted)
{
    Console.Error.WriteLine($"The held-out accuracy is below {Wanted:P0}.");
    return 1;
}

return 0;
