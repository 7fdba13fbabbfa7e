using System.Diagnostics;
using System.Runtime.CompilerServices;
using NetGen.TestSupport;

namespace NetGen.Tests.Frameworks;

/// <summary>
/// A test that runs .NET Framework code in Mono (tests/install-mono), and is skipped where it is not installed.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MonoFactAttribute : FactAttribute
{
    public const string Mono = "/usr/bin/mono";

    public MonoFactAttribute([CallerMemberName] string test = "")
    {
        Skip = File.Exists(Mono) ? null : "Mono is not installed (tests/install-mono does it).";
        DisplayName = SkippedTest.Name(test, Skip);
    }
}

/// <summary>A program for .NET Framework, run by Mono as a process.</summary>
[Trait("Category", "Slow")]
public class MonoTests
{
    [MonoFact]
    public void A_program_for_net472_runs_in_Mono_and_gives_the_same_bits()
    {
        ConsumerProgram program = ConsumerProgram.For(Framework.Net472);
        var printed = new Transcript(Run(program.Image, ConsumerNetworks.Script));
        ConsumerCheck.Golden(printed);
        ConsumerCheck.Shared(printed, isInPlace: true);
        ConsumerCheck.SameBits(program.Run(), printed, _ => true);
    }

    [MonoFact]
    public void A_file_is_saved_and_a_link_refused() => ConsumerCheck.Saving(
        script => Run(ConsumerProgram.For(Framework.Net472).Image, script), isModern: false);

    private static string Run(byte[] image, string script)
    {
        string folder = Directory.CreateTempSubdirectory("netgen-net472-").FullName;
        try
        {
            string file = Path.Combine(folder, "Consumer.exe");
            File.WriteAllBytes(file, image);
            File.Copy(Framework.Net472.Library, Path.Combine(folder, "NetGen.dll"));
            // .NET Framework 4.7.2 and Mono's own packages have them; Debian's small ones do not.
            string facades = Path.Combine(AppContext.BaseDirectory, "frameworks", "net472");
            foreach (string facade in new[] { "netstandard.dll", "System.ValueTuple.dll" })
            {
                File.Copy(Path.Combine(facades, facade), Path.Combine(folder, facade));
            }

            using Process process = Process.Start(new ProcessStartInfo(MonoFactAttribute.Mono)
            {
                ArgumentList = { file },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
                Environment = { ["LANG"] = "C.UTF-8" },
            })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            process.StandardInput.Write(script);
            process.StandardInput.Close();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.Result);
            return output.Result;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
