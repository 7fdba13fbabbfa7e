using System.Diagnostics;
using MathNet.Numerics.Statistics;
using NetGen;
using NetGen.Samples.Regression;

const double Share = 0.25;
const int Splits = 100;
const int FirstSeed = 101; // the network's settings were chosen on the splits of the seeds below
const int MostIterations = 99; // "tens", where gradient descent takes tens of thousands

IAnsiConsole console = Terminal.Open();
Dataset<double> all = CsvDataset.Load<double>(
    Path.Combine(AppContext.BaseDirectory, "data", "diabetes.csv"), targets: ["progression"]);
var (train, heldOut) = all.Split(Share, FirstSeed);

console.Heading($"{DiabetesNetwork.Topology}");
console.WriteLine(
    $"{DiabetesNetwork.ParameterCount} parameters, {train.Count} patients to learn from, {heldOut.Count} held out.");

double[] predicted = new FiveNetworks(train, FirstSeed).Predict(heldOut);
Table scores = new Table().Border(TableBorder.Rounded)
    .AddColumn("held out").AddColumn("R²").AddColumn("RMSE").AddColumn("MAE");
AddRow("least squares", new LinearModel(train).Predict(heldOut));
AddRow("five networks, mean", predicted);
console.Heading("One split");
console.Write(scores);

console.Heading("The networks' predictions");
ScatterPlot.Draw(console, predicted, heldOut.Targets.ToArray());

// A hundred patients decide little: both models' R² differs more from split to split than between them. So ask many.
long start = Stopwatch.GetTimestamp();
Comparison[] comparisons =
    [.. Enumerable.Range(FirstSeed, Splits).Select(seed => Comparison.Of(all, Share, seed))];
TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
console.Heading($"{Splits} splits");
console.Write(Comparison.Table(comparisons));
double gain = comparisons.Select(comparison => comparison.Gain).Mean();
int ahead = comparisons.Count(comparison => comparison.Gain > 0);
console.WriteLine($"The networks are ahead in {ahead} of {Splits} splits; their mean gain is {gain:+0.000;−0.000}.");
console.WriteLine(
    $"{elapsed.TotalMilliseconds / Splits:F0} ms a split on this machine: five networks and one baseline.");

console.Heading("Three ways to the same error on the training part");
console.WriteLine($"{SmallNetwork.Topology}, all rows a step, η = {SecondOrder.LearningRate}");
Standardizer inputs = Standardizer.OfInputs(train), targets = Standardizer.OfTargets(train);
int iterations = SecondOrder.Show(console, targets.ApplyToTargets(inputs.ApplyToInputs(train)));
return gain > 0 && iterations <= MostIterations ? 0 : 1;

void AddRow(string name, double[] outputs)
{
    RegressionMetrics metrics = RegressionMetrics.Of<double>(outputs, heldOut.Targets);
    scores.AddRow(
        name, $"{metrics.R2:F3}", $"{metrics.RootMeanSquaredError:F1}", $"{metrics.MeanAbsoluteError:F1}");
}
