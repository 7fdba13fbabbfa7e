using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace NetGen.Package.Tests.Harness;

/// <summary>
/// A package under another version, as a build of that version would have it: in the manifest, in the names of its
/// assemblies and of those that they reference, and with module ids of their own.
/// </summary>
internal static class OtherVersion
{
    /// <param name="package">The package.</param>
    /// <param name="from">Its version.</param>
    /// <param name="to">The other one: three numbers.</param>
    public static void Write(string package, string from, string to)
    {
        string other = package.Replace(from, to, StringComparison.Ordinal);
        File.Copy(package, other);
        using ZipArchive archive = ZipFile.Open(other, ZipArchiveMode.Update);
        foreach (ZipArchiveEntry entry in archive.Entries.ToArray())
        {
            Func<byte[], byte[]>? edit = Path.GetExtension(entry.Name) switch
            {
                ".nuspec" => manifest => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(manifest)
                    .Replace($"<version>{from}</version>", $"<version>{to}</version>", StringComparison.Ordinal)),
                ".dll" => image => Named(image, new Version(to + ".0")),
                _ => null,
            };
            if (edit is null)
            {
                continue;
            }

            using var bytes = new MemoryStream();
            using Stream content = entry.Open();
            content.CopyTo(bytes);
            content.SetLength(0);
            content.Write(edit(bytes.ToArray()));
        }
    }

    /// <summary>An assembly under another version, in its tables of metadata.</summary>
    private static byte[] Named(byte[] image, Version version)
    {
        using var file = new PEReader(new MemoryStream(image));
        MetadataReader reader = file.GetMetadataReader();
        int start = file.PEHeaders.MetadataStartOffset;
        byte[] other = [.. image];

        // ECMA-335, II.22.2: the version stands behind the hash algorithm, of four bytes.
        Put(TableIndex.Assembly, 0, 4);
        foreach (AssemblyReferenceHandle reference in reader.AssemblyReferences.Where(IsOurs))
        {
            // II.22.5: the version comes first.
            Put(TableIndex.AssemblyRef, MetadataTokens.GetRowNumber(reference) - 1, 0);
        }

        int id = MetadataTokens.GetHeapOffset(reader.GetModuleDefinition().Mvid) - 1;
        Guid.NewGuid().TryWriteBytes(other.AsSpan(start + reader.GetHeapMetadataOffset(HeapIndex.Guid) + (16 * id)));
        return other;

        bool IsOurs(AssemblyReferenceHandle reference) => reader.GetString(
            reader.GetAssemblyReference(reference).Name).StartsWith("NetGen", StringComparison.Ordinal);

        void Put(TableIndex table, int row, int column)
        {
            int at = start + reader.GetTableMetadataOffset(table) + (row * reader.GetTableRowSize(table)) + column;
            int[] numbers = [version.Major, version.Minor, version.Build, version.Revision];
            foreach (int number in numbers)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(other.AsSpan(at), (ushort)number);
                at += sizeof(ushort);
            }
        }
    }
}
