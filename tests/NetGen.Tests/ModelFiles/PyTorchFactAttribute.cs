using System.Runtime.CompilerServices;
using NetGen.TestSupport;

namespace NetGen.Tests.ModelFiles;

/// <summary>A test that asks PyTorch (Debian's python3-torch), and is skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PyTorchFactAttribute : FactAttribute
{
    public const string Python = "/usr/bin/python3";

    public PyTorchFactAttribute([CallerMemberName] string test = "")
    {
        Skip = File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/torch")
            ? null
            : "PyTorch is not installed (on Debian, apt-get install python3-torch does it).";
        DisplayName = SkippedTest.Name(test, Skip);
    }
}
