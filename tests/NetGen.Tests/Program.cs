using System.Reflection;
using System.Runtime.Loader;
using NetGen.Tests.Frozen;
using NetGen.Tests.ModelFiles;
using NetGen.Tests.Processes;
using NetGen.Tests.Training.Checkpoints;

namespace NetGen.Tests;

/// <summary>
/// The test assembly as a program, for what has to be seen in a process of its own: how methods are compiled, and what
/// lesser machines compute. Tests start it through <see cref="Child"/>.
/// </summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        if (arguments is ["train", var checkpoint])
        {
            TrainProbe.Run(checkpoint);
            return 0;
        }

        if (arguments is ["checkpoint", var vectors])
        {
            IdentityTests.RunProbe(vectors);
            return 0;
        }

        if (arguments is ["save", var file])
        {
            SaveProbe.Run(file);
            return 0;
        }

        if (arguments is not [("tiers" or "values" or "frozen") and var what, var path])
        {
            Console.Error.WriteLine(
                "Usage: NetGen.Tests tiers|values|frozen <assembly of networks>, train <checkpoint>, "
                + "checkpoint <file>, or save <file>; tests are run by dotnet test.");
            return 1;
        }

        Assembly networks = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(path));
        if (what == "tiers") TierProbe.Run(networks);
        else if (what == "frozen") FrozenProbe.Run(networks);
        else ValueProbe.Run(networks);
        return 0;
    }
}
