using BenchmarkDotNet.Running;

// Arguments are BenchmarkDotNet's: --filter '*8x8x8*', --job short, --list flat.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
