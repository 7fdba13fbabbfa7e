using NetGen;
using NetGen.Samples.XorSample;

const int Seed = 1;

IAnsiConsole console = Terminal.Open();
console.Heading($"{Xor.Topology}");

var network = new Xor(Seed);

// Not a row of the truth table: with zeros and ones the rows of ∂w_ij would look alike.
double[] x = [1, 0.5];
double[] t = [1];
console.Heading("One step, forward and back");
console.Write(OneStep.Show(network, x, t));

console.Heading("The same gradients by central differences");
GradientCheck check = GradientCheck.Run<double>(network, x, t);
console.WriteLine($"{check}");

double before = network.Evaluate(x, t);
network.Update(TruthTable.LearningRate);
console.Heading($"w ← w − η·∂w and b ← b − η·∂b with η = {TruthTable.LearningRate}");
console.WriteLine($"E was {before:F6} and is {network.Evaluate(x, t):F6}.");

console.Heading("The same start with four learning rates");
console.Write(LearningRates.Show(Seed, x, t));

network.Initialize(Seed);
console.Heading("E over one weight, and over two");
LearningRates.Draw(console, network);

FitHistory history = network.Fit(TruthTable.Data, TruthTable.Options(epochs: 10_000));
console.Heading($"Trained by gradient descent, η = {TruthTable.LearningRate}, one row a step");
Table course = new Table().Border(TableBorder.Rounded)
    .AddColumn(new TableColumn("epochs").RightAligned()).AddColumn("mean E");
foreach (EpochRecord record in history.Epochs.Where(IsPowerOf2).Append(history.Last))
{
    course.AddRow($"{record.Epoch}", $"{record.TrainingLoss:F6}");
}

console.Write(course);
console.Heading($"The truth table after {history.Epochs.Count} epochs");
console.Write(TruthTable.Show(network, out bool isSolved));

console.Heading($"From {ManySeeds.Starts} seeds, with restarts");
int solved = ManySeeds.Show(console);
return check.Passed && isSolved && solved == ManySeeds.Starts ? 0 : 1;

static bool IsPowerOf2(EpochRecord record) => int.IsPow2(record.Epoch);
