namespace NetGen.Samples.FashionMnist.Data;

/// <summary>The files of Debian's package <c>dataset-fashion-mnist</c>.</summary>
internal static class Package
{
    public const string Folder = "/usr/share/datasets/fashion-mnist";

    private const string HowToGetIt = """
        Debian and Ubuntu have it as a package (as root):

            apt-get install dataset-fashion-mnist

        Elsewhere, name a folder that holds the four .gz files with --data.
        """;

    /// <exception cref="FileNotFoundException">A file is missing; the message says how to get it.</exception>
    /// <exception cref="InvalidDataException">A file is not what it should be.</exception>
    public static (FashionSet Train, FashionSet Test) Load(string folder) =>
        (Set(folder, "train"), Set(folder, "t10k"));

    private static FashionSet Set(string folder, string part) => FashionSet.Load(
        Existing(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz")),
        Existing(Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz")));

    private static string Existing(string path) => File.Exists(path)
        ? path
        : throw new FileNotFoundException($"Fashion-MNIST is not here: there is no {path}.\n\n{HowToGetIt}", path);
}
