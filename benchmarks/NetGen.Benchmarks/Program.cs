using System.CommandLine;
using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Reports;

var topology = new Option<string[]>("--topology", "-t")
{
    Description = "Measures these topologies only, such as 8-8-8 or 16-32-32-4; any may be asked for.",
    AllowMultipleArgumentsPerToken = true,
};
var quick = new Option<bool>("--quick") { Description = "Fewer rounds." };
var kernels = new Option<bool>("--kernels") { Description = "Scalar, Vector and Loop beside Auto." };
var alone = new Option<bool>("--c-only") { Description = "No contender but C." };
// A file or a pipe has no width of its own.
if (Console.IsOutputRedirected) Spectre.Console.AnsiConsole.Profile.Width = 120;

var root = new RootCommand("Measures NetGen beside C and other libraries.") { topology, quick, kernels, alone };
root.SetAction(arguments =>
{
    Topology[] topologies = [.. (arguments.GetValue(topology) ?? []).SelectMany(text => text.Split(',')).Select(Topology.Parse)];
    var effort = new Effort(
        arguments.GetValue(quick) ? 20 : 60,
        TimeSpan.FromMilliseconds(arguments.GetValue(quick) ? 1 : 2),
        !arguments.GetValue(alone),
        arguments.GetValue(kernels));
    Console.WriteLine(Ceiling.Measure());
    foreach (Measurement measurement in Session.Run(topologies.Length > 0 ? topologies : Topologies.Listed, effort))
    {
        Tables.Costs(measurement).Print();
    }
});
return root.Parse(args).Invoke();
