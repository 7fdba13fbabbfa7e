using System.IO.Compression;
using System.Xml.Linq;

namespace NetGen.Package.Tests.Harness;

/// <summary>A package's files.</summary>
internal sealed class NuGetPackage
{
    private readonly Dictionary<string, byte[]> _files = [];

    public NuGetPackage(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            _files.Add(entry.FullName, bytes.ToArray());
        }
    }

    /// <summary>All but what the container format adds, in ordinal order.</summary>
    public IEnumerable<string> Files => _files.Keys
        .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal)
            && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
        .Order(StringComparer.Ordinal);

    public byte[] Bytes(string file) => _files[file];

    public string Text(string file) => System.Text.Encoding.UTF8.GetString(Bytes(file)).TrimStart('\uFEFF');

    /// <summary>The manifest's metadata, without namespaces.</summary>
    public XElement Manifest()
    {
        XElement root = XDocument.Parse(Text(Files.Single(file => file.EndsWith(".nuspec", StringComparison.Ordinal)))).Root!;
        foreach (XElement element in root.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        return root.Element("metadata")!;
    }

    /// <summary>Writes one of the files to a folder.</summary>
    public string Extract(string file, string folder)
    {
        string path = Path.Combine(folder, file.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Bytes(file));
        return path;
    }
}
