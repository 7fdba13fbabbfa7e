using System.Text.Json;

namespace NetGen.Tests.Golden;

/// <summary>A file of golden values, whose names in JSON begin with a small letter.</summary>
internal static class GoldenFile
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static T Read<T>(string file) => JsonSerializer.Deserialize<T>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file)), Json)!;
}
