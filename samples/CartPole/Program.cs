using System.Diagnostics;
using System.Globalization;
using NetGen;
using NetGen.Samples.CartPole;

const int MostEpisodes = 1500;
const int Window = 100; // episodes that must be good on average
const double Solved = 475; // steps of 500: what the usual benchmark asks for

int seed = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1;

IAnsiConsole console = Terminal.Open();
console.Heading("A pole on a cart");
console.WriteLine($"Actor  {Actor.Topology}, {Actor.ParameterCount} parameters: how likely each push is");
console.WriteLine($"Critic {Critic.Topology}, {Critic.ParameterCount} parameters: how much a state is worth");
console.WriteLine(
    $"Both learn after every push. Solved: {Solved} of {Cart.MostSteps} steps on average over {Window} episodes.");

var agent = new Agent(seed);
var cart = new Cart(new UniformGenerator(seed + 100));
var steps = new List<int>();
Table table = new Table().Border(TableBorder.Rounded).AddColumn("episodes").AddColumn("mean of the last 50");
long start = Stopwatch.GetTimestamp(), pushes = 0;
int solvedAfter = 0;
while (solvedAfter == 0 && steps.Count < MostEpisodes)
{
    steps.Add(agent.Play(cart));
    pushes += steps[^1];
    if (steps.Count % 50 == 0)
    {
        table.AddRow($"{steps.Count}", $"{steps.TakeLast(50).Average():F0}");
    }

    if (steps.Count >= Window && steps.TakeLast(Window).Average() >= Solved)
    {
        solvedAfter = steps.Count;
    }
}

TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
console.Write(table);
console.WriteLine(solvedAfter > 0
    ? $"Solved after {solvedAfter} episodes, with seed {seed}."
    : $"Not solved within {MostEpisodes} episodes.");
console.WriteLine(
    $"{elapsed.TotalMicroseconds / pushes:F2} µs per push on this machine: simulation, choice and both steps.");
return solvedAfter > 0 ? 0 : 1;
