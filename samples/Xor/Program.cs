using NetGen.Samples.XorSample;

const int Seed = 1;
const double MostApart = 1e-9;

IAnsiConsole console = Terminal.Open();
console.Heading($"{Xor.Topology}");

var network = new Xor(Seed);

// Not a row of the truth table: with zeros and ones the rows of ∂w_ij would look alike.
double[] x = [1, 0.5];
double[] t = [1];
console.Heading("One step, forward and back");
console.Write(OneStep.Show(network, x, t));

console.Heading("The same gradients by central differences");
console.Write(GradientCheck.Show(network, x, t, out double apart));
console.WriteLine(apart <= MostApart
    ? $"They agree: no two are further apart than {apart:0.0E+00}."
    : $"They do not agree: {apart:0.0E+00} apart, where {MostApart:0.0E+00} is allowed.");

double before = network.Evaluate(x, t);
network.Update(Training.LearningRate);
console.Heading($"w ← w − η·∂w and b ← b − η·∂b with η = {Training.LearningRate}");
console.WriteLine($"E was {before:F6} and is {network.Evaluate(x, t):F6}.");

network.Initialize(Seed);
var (steps, history) = Training.Run(network);
console.Heading($"Trained by gradient descent, η = {Training.LearningRate}, one row a step");
Table course = new Table().Border(TableBorder.Rounded)
    .AddColumn(new TableColumn("steps").RightAligned()).AddColumn("mean E");
foreach (var (step, error) in history)
{
    course.AddRow($"{step}", $"{error:F6}");
}

console.Write(course);

Table truth = new Table().Border(TableBorder.Rounded).AddColumns("x₁", "x₂", "t", "y", "");
bool isSolved = true;
for (int row = 0; row < Training.Targets.Length; row++)
{
    ReadOnlySpan<double> inputs = Training.Inputs.AsSpan(2 * row, 2);
    double target = Training.Targets[row];
    double y = network.Forward(inputs)[0];
    bool isRight = (y > 0.5) == (target > 0.5);
    isSolved &= isRight;
    string verdict = isRight ? "[green]right[/]" : "[red]wrong[/]";
    truth.AddRow($"{inputs[0]}", $"{inputs[1]}", $"{target}", Values.Text(y), verdict);
}

console.Heading($"The truth table after {steps} steps");
console.Write(truth);
return apart <= MostApart && isSolved ? 0 : 1;
