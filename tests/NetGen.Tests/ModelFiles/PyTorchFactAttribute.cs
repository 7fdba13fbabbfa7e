namespace NetGen.Tests.ModelFiles;

/// <summary>A test that asks PyTorch (Debian's python3-torch), and is skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PyTorchFactAttribute : FactAttribute
{
    public const string Python = "/usr/bin/python3";

    public PyTorchFactAttribute()
    {
        if (!File.Exists(Python) || !Directory.Exists("/usr/lib/python3/dist-packages/torch"))
        {
            Skip = "python3-torch is not installed.";
        }
    }
}
