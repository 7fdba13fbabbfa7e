using NetGen;
using NetGen.Samples.Quantiles;

const int Splits = 20;
const int FirstSeed = 101; // the networks' settings were chosen on the splits of the seeds below
const double Share = 0.25;

IAnsiConsole console = Terminal.Open();
Dataset<double> all = CsvDataset.Load<double>(
    Path.Combine(AppContext.BaseDirectory, "data", "diabetes.csv"), targets: ["progression"]);

console.Heading("A band in which eight of ten values lie");
console.WriteLine($"{Low.Topology}: the tenth percentile, by a pinball loss");
console.WriteLine($"{High.Topology}: the ninetieth");

var (train, heldOut) = all.Split(Share, FirstSeed);
var shown = new Band(train, FirstSeed);
Table patients = new Table().Border(TableBorder.Rounded)
    .AddColumn("patient").AddColumn("from").AddColumn("to").AddColumn("progression").AddColumn("");
for (int row = 0; row < 10; row++)
{
    (double low, double high) = shown.Of(heldOut.Input(row));
    double t = heldOut.Target(row)[0];
    patients.AddRow(
        $"{row + 1}", $"{low:F0}", $"{high:F0}", $"{t:F0}", t < low ? "below" : t > high ? "above" : "inside");
}

console.Heading("Ten held-out patients");
console.Write(patients);

List<Score> bands = [], constants = [];
for (int seed = FirstSeed; seed < FirstSeed + Splits; seed++)
{
    (train, heldOut) = all.Split(Share, seed);
    var band = new Band(train, seed);
    (double, double) constant = Score.Constant(train);
    bands.Add(Score.Of(heldOut, row => band.Of(heldOut.Input(row))));
    constants.Add(Score.Of(heldOut, _ => constant));
}

(Score networks, Score same) = (Score.Mean(bands), Score.Mean(constants));
console.Heading($"The mean over {Splits} splits, held out");
console.Write(new Table().Border(TableBorder.Rounded)
    .AddColumn("band").AddColumn("inside").AddColumn("mean width").AddColumn("pinball losses")
    .AddRow("two networks", $"{networks.Inside:P0}", $"{networks.Width:F0}", $"{networks.Loss:F1}")
    .AddRow("the same for all", $"{same.Inside:P0}", $"{same.Width:F0}", $"{same.Loss:F1}"));
return networks.Inside is > 0.72 and < 0.88 && networks.Loss < same.Loss ? 0 : 1;
