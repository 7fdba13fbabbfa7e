using NetGen.Benchmarks;
using Spectre.Console;

// A file or a pipe has no width of its own.
if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 130;

var options = new Options();
return options.Command(() =>
{
    if (!Children.Answer(options)) new Run(options).Go();
}).Parse(args).Invoke();
