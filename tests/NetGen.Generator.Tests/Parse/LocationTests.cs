using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parse;

/// <summary>A wrong value is marked as narrowly as the attribute is written.</summary>
public sealed class LocationTests
{
    [Theory]
    [InlineData("new[] { 3, -4 }", "-4")]
    [InlineData("new int[2] { 3, -4 }", "-4")]
    [InlineData("new int[] { -4, 3 }", "-4")]
    [InlineData("[3, -4]", "-4")]
    [InlineData("new int[1]", "HiddenLayers = new int[1]")]
    public void Of_an_entry(string layers, string marked)
    {
        Location location = Assert.Single(Declared.With($"Inputs = 2, HiddenLayers = {layers}, Outputs = 1").Problems())
            .ToDiagnostic().Location;
        Assert.Equal(marked, location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length));
    }
}
