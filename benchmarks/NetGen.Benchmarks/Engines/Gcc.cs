using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Engines;

/// <summary>Compiles and loads the C contenders with the machine's compiler.</summary>
internal static class Gcc
{
    private static readonly Lazy<string?> LazyVersion = new(() =>
        Run(["--version"], out string text) == 0 ? text.Split('\n')[0] : null);

    // gcc's start files would switch denormal numbers off for the whole thread, .NET's code included.
    private static readonly string[] Options =
        ["-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", "-nostartfiles", "-Wall", "-Werror"];

    /// <summary>The first line of gcc --version; null where there is none.</summary>
    public static string? Version => LazyVersion.Value;

    /// <summary>The options as the report states them.</summary>
    public static string Flags => string.Join(' ', Options.Take(3));

    /// <summary>
    /// The library made of a file in <c>Engines/C</c>; 0, and what gcc said, where it does not compile.
    /// </summary>
    public static nint Load(string file, string[] defines, string linked, out string said)
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Engines", "C", file);
        string library = Path.Combine(Path.GetTempPath(), $"netgen-{Guid.NewGuid():N}.so");
        try
        {
            string[] arguments =
            [
                .. Options, .. defines.Select(define => "-D" + define), source, "-o", library,
                "-l" + linked,
            ];
            return Run(arguments, out said) == 0 ? NativeLibrary.Load(library) : 0;
        }
        finally
        {
            // What is loaded stays, its name may go.
            File.Delete(library);
        }
    }

    private static int Run(string[] arguments, out string output)
    {
        var start = new ProcessStartInfo("gcc", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            output += errors.Result;
            return process.ExitCode;
        }
        catch (Win32Exception missing)
        {
            output = missing.Message;
            return -1;
        }
    }
}
