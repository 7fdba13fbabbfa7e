using System.Diagnostics;
using NetGen.Samples.Digits;

const int Seed = 1;
const int Epochs = 60;
const double Wanted = 0.96;

IAnsiConsole console = Terminal.Open();
var (train, heldOut) = DigitSet.Load(
    Path.Combine(AppContext.BaseDirectory, "data", "digits.csv"), share: 0.25, Seed);
var network = new DigitNetwork(Seed);

console.Heading($"{DigitNetwork.Topology}");
console.WriteLine(
    $"{DigitNetwork.ParameterCount} parameters, {train.Count} images to learn from, {heldOut.Count} held out.");
console.WriteLine();

var trainer = new Trainer(network, train, Epochs, Seed);
var clock = new Stopwatch();
new TrainingView(console, Epochs).Run(epoch =>
{
    clock.Start();
    float loss = trainer.RunEpoch(epoch);
    clock.Stop();
    return (loss, new Answers(network, heldOut).Accuracy);
});

var answers = new Answers(network, heldOut);
int[] mistakes = [.. answers.Mistakes];
console.Heading($"Held-out accuracy: {answers.Accuracy:P2}, {mistakes.Length} mistakes in {heldOut.Count} images");
console.Write(ConfusionMatrix.Of(heldOut, answers));

console.Heading("Some that it reads");
int[] right = [.. Enumerable.Range(0, heldOut.Count).Except(mistakes).DistinctBy(row => heldOut.Labels[row])];
Pictures.Draw(console, heldOut, answers, [.. right.OrderBy(row => heldOut.Labels[row]).Take(4)]);
if (mistakes.Length > 0)
{
    console.Heading("…and some that it does not");
    Pictures.Draw(console, heldOut, answers, [.. mistakes.Take(4)]);
}

console.Heading("Time on this machine");
int shown = Epochs * train.Count;
console.WriteLine($"training     {clock.Elapsed.TotalSeconds:F2} s, JIT included: {Epochs} epochs, "
    + $"{clock.Elapsed.TotalMicroseconds / shown:F2} µs an image");
var (single, batch) = PredictionTiming.Measure(network, heldOut);
console.WriteLine(
    $"prediction   {single:F0} ns an image, one at a time; {batch:F0} ns in a batch of {heldOut.Count} (medians)");

if (answers.Accuracy < Wanted)
{
    Console.Error.WriteLine($"The held-out accuracy is below {Wanted:P0}.");
    return 1;
}

return 0;
