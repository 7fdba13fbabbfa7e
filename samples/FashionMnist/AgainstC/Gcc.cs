using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetGen.Samples.FashionMnist.AgainstC;

/// <summary>The machine's C compiler.</summary>
internal static class Gcc
{
    /// <summary>What makes C fast here.</summary>
    public const string Flags = "-O3 -march=native -ffast-math";

    /// <summary>The first line of <c>gcc --version</c>; null where there is none.</summary>
    public static string? Version { get; } = Run("--version") is (0, var text) ? text.Split('\n')[0] : null;

    /// <summary>A library made of a source file and loaded.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public static nint Load(string source, IEnumerable<string> defines)
    {
        string library = Path.Combine(Path.GetTempPath(), $"netgen-{Guid.NewGuid():N}.so");
        try
        {
            (int code, string said) = Run(
            [
                // Start files of -ffast-math would switch denormal numbers off for this whole thread, .NET included.
                .. Flags.Split(' '), "-shared", "-fPIC", "-nostartfiles", "-Wall", "-Werror",
                .. defines.Select(define => "-D" + define), source, "-o", library, "-lm",
            ]);
            return code == 0
                ? NativeLibrary.Load(library)
                : throw new InvalidOperationException($"gcc does not compile {source}:\n{said}");
        }
        finally
        {
            // What is loaded stays; its name may go.
            File.Delete(library);
        }
    }

    private static (int Code, string Said) Run(params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("gcc", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        catch (Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }
}
