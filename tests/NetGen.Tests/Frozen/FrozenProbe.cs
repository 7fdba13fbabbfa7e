using System.Reflection;
using NetGen.Tests.Processes;

namespace NetGen.Tests.Frozen;

/// <summary>Compares each frozen network in an assembly with what it was, on the machine that this process sees.</summary>
internal static class FrozenProbe
{
    /// <summary>Prints the widest vectors, how many networks it compares, and then a line a disagreement.</summary>
    public static void Run(Assembly networks)
    {
        Console.WriteLine(ValueProbe.WidestVectors);
        Type[] trained =
            [.. networks.GetTypes().Where(type => type.GetCustomAttribute<NetworkAttribute>() is { Frozen: false })];
        Console.WriteLine($"{trained.Length} compared");
        foreach (Type type in trained)
        {
            try
            {
                FrozenCheck.Run(type, FrozenPairs.FrozenOf(type));
            }
            catch (Exception failure)
            {
                Console.WriteLine($"{type.Name}: {failure.Message.ReplaceLineEndings(" ")}");
            }
        }
    }
}
