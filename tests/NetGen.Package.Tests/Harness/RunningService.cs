using System.Diagnostics;

namespace NetGen.Package.Tests.Harness;

/// <summary>A web service that was built, on a port of this machine that was free.</summary>
internal sealed class RunningService : IDisposable
{
    private const string Listening = "Now listening on: ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private readonly TaskCompletionSource<Uri> _address = new();

    public RunningService(string folder, string assembly)
    {
        _process = new Process { StartInfo = Dotnet.Start(folder, assembly, "--urls", "http://127.0.0.1:0") };
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"{assembly} ended."));
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Split(Listening) is [_, var address]) _address.TrySetResult(new Uri(address));
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>A client of it, once it listens.</summary>
    public async Task<HttpClient> Client() => new() { BaseAddress = await _address.Task.WaitAsync(Patience) };

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
