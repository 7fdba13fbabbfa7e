namespace NetGen;

/// <summary>What a header says of one tensor. It refers to the header's bytes instead of copying them.</summary>
internal struct TensorEntry
{
    private const string DtypeKey = "dtype";
    private const string ShapeKey = "shape";
    private const string OffsetsKey = "data_offsets";

    private bool _hasShape;
    private bool _hasOffsets;

    /// <summary>Such as "F32".</summary>
    public JsonString? Dtype { get; private set; }

    /// <summary>The shape as it is written, for messages.</summary>
    public JsonString ShapeText { get; private set; }

    /// <summary>The number of dimensions; of the first two, the sizes.</summary>
    public int Rank { get; private set; }

    public long Rows { get; private set; }

    public long Columns { get; private set; }

    /// <summary>The first byte after the header that belongs to the tensor, counted from 0.</summary>
    public long Begin { get; private set; }

    /// <summary>The byte after the last.</summary>
    public long End { get; private set; }

    /// <summary>Reads {"dtype": …, "shape": […], "data_offsets": [begin, end]}, in any order.</summary>
    /// <exception cref="ModelFileException">Something else is there.</exception>
    public static TensorEntry Read(JsonScanner scanner, JsonString name)
    {
        var entry = new TensorEntry();
        scanner.Take('{');
        do
        {
            JsonString key = scanner.TakeString();
            scanner.Take(':');
            if (entry.Dtype is null && key.Is(DtypeKey))
            {
                entry.Dtype = scanner.TakeString();
            }
            else if (!entry._hasShape && key.Is(ShapeKey))
            {
                entry.ReadShape(scanner);
            }
            else if (!entry._hasOffsets && key.Is(OffsetsKey))
            {
                entry.ReadOffsets(scanner);
            }
            else
            {
                throw new ModelFileException(
                    $"Tensor \"{name}\" has an entry \"{key}\"; "
                    + $"\"{DtypeKey}\", \"{ShapeKey}\" and \"{OffsetsKey}\" are expected, each once.");
            }
        }
        while (scanner.TakeComma('}'));

        string? missing = entry.Dtype is null ? DtypeKey : !entry._hasShape ? ShapeKey
            : !entry._hasOffsets ? OffsetsKey : null;
        return missing is null ? entry : throw new ModelFileException($"Tensor \"{name}\" has no \"{missing}\".");
    }

    private void ReadShape(JsonScanner scanner)
    {
        scanner.Take('[');
        int start = scanner.Position;
        if (!scanner.TryTake(']'))
        {
            do
            {
                long size = scanner.TakeNumber();
                Rows = Rank == 0 ? size : Rows;
                Columns = Rank == 1 ? size : Columns;
                Rank++;
            }
            while (scanner.TakeComma(']'));
        }

        ShapeText = scanner.Since(start, before: 1);
        _hasShape = true;
    }

    private void ReadOffsets(JsonScanner scanner)
    {
        scanner.Take('[');
        Begin = scanner.TakeNumber();
        scanner.Take(',');
        End = scanner.TakeNumber();
        scanner.Take(']');
        _hasOffsets = true;
    }
}
