namespace NetGen.Benchmarks.Measuring;

/// <summary>Bytes of the first two levels of cache of a core, as the operating system reports them.</summary>
internal static class Caches
{
    public static readonly int First = Of(1, 32 * 1024), Second = Of(2, 1024 * 1024);

    /// <summary>Whether these weights no longer fit where those of a smaller network did.</summary>
    public static bool Leaves(int fewer, int more) =>
        new[] { First, Second }.Any(level => fewer * sizeof(float) <= level && more * sizeof(float) > level);

    private static int Of(int level, int otherwise)
    {
        const string Root = "/sys/devices/system/cpu/cpu0/cache";
        if (!Directory.Exists(Root)) return otherwise;

        foreach (string index in Directory.GetDirectories(Root, "index*"))
        {
            if (Read(index, "type") == "Instruction") continue;

            string size = Read(index, "size"); // such as 1024K
            bool isLevel = int.TryParse(Read(index, "level"), out int found) && found == level;
            if (isLevel && size.EndsWith('K') && int.TryParse(size[..^1], out int kilobytes)) return kilobytes * 1024;
        }

        return otherwise;

        static string Read(string index, string name) => File.ReadAllText(Path.Combine(index, name)).Trim();
    }
}
