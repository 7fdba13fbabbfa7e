using System.Reflection;
using System.Runtime.Intrinsics;
using NetGen.TestSupport;
using NetGen.Tests.Randomised;

namespace NetGen.Tests.Processes;

/// <summary>Compares each network in an assembly with the naive engine, on whatever machine this process sees.</summary>
internal static class ValueProbe
{
    /// <summary>The bits of the widest accelerated vectors; 0 where there are none.</summary>
    public static string WidestVectors =>
        Vector512.IsHardwareAccelerated ? "512"
        : Vector256.IsHardwareAccelerated ? "256"
        : Vector128.IsHardwareAccelerated ? "128"
        : "0";

    /// <summary>Prints the widest vectors first, then a line a disagreement.</summary>
    public static void Run(Assembly networks)
    {
        Console.WriteLine(WidestVectors);
        foreach (Type type in networks.GetTypes().Where(type => type.IsDefined(typeof(NetworkAttribute))))
        {
            try
            {
                object network = Activator.CreateInstance(type)!;
                if (network is ITestNetwork<double> doubles) NaiveCheck.Run(NetworkSpec.Of(type), doubles);
                else if (network is ITestNetwork<float> floats) NaiveCheck.Run(NetworkSpec.Of(type), floats);
            }
            catch (Exception failure)
            {
                Console.WriteLine($"{type.Name}: {failure.Message.ReplaceLineEndings(" ")}");
            }
        }
    }
}
