using NetGen.Compiler.Print.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Programs;

/// <summary>What the library has of programs.</summary>
public sealed class LibraryTests
{
    public static TheoryData<string> Files => [.. LibraryFiles.Write().Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_library_has_the_functions_as_they_are_printed(string name) => Assert.True(
        File.ReadAllText(Path.Combine(Paths.Repository, "src", "NetGen", "Numerics", name))
            == LibraryFiles.Write().Single(file => file.Name == name).Text,
        $"{name} is out of date: dotnet run -c Release --project tests/NetGen.Texts -- functions");
}
