using System.Diagnostics;
using MathNet.Numerics.Statistics;
using NetGen.Samples.Regression;

const double Share = 0.25;
const int Splits = 40;
const int FirstSeed = 101; // the network's settings were chosen on the splits of the seeds below

IAnsiConsole console = Terminal.Open();
Patients all = Patients.Load(Path.Combine(AppContext.BaseDirectory, "data", "diabetes.csv"));
var (train, heldOut) = all.Split(Share, FirstSeed);

console.Heading($"{DiabetesNetwork.Topology}");
console.WriteLine(
    $"{DiabetesNetwork.ParameterCount} parameters, {train.Count} patients to learn from, {heldOut.Count} held out.");

var network = new NetworkModel(train, FirstSeed);
var linear = new LinearModel(train);
double[] predicted = network.Predict(heldOut);
Table scores = new Table().Border(TableBorder.Rounded)
    .AddColumn("held out").AddColumn("R²").AddColumn("RMSE").AddColumn("MAE");
AddRow("least squares", Score.Of(linear.Predict(heldOut), heldOut.Progression));
AddRow("five networks, mean", Score.Of(predicted, heldOut.Progression));
console.Heading("One split");
console.Write(scores);

console.Heading("The networks' predictions");
ScatterPlot.Draw(console, predicted, heldOut.Progression);

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
return gain > 0 ? 0 : 1;

void AddRow(string name, Score score) =>
    scores.AddRow(name, $"{score.R2:F3}", $"{score.Rmse:F1}", $"{score.Mae:F1}");
