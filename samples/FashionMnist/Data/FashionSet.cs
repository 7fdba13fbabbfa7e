namespace NetGen.Samples.FashionMnist.Data;

/// <summary>Images and their classes. They stay bytes; a batch at a time becomes what networks read.</summary>
internal sealed class FashionSet
{
    /// <summary>An image has 28×28 points.</summary>
    public const int Side = 28;

    public const int Points = Side * Side;

    private const float White = 255;

    private readonly byte[] _images;
    private readonly byte[] _labels;

    private FashionSet(byte[] images, byte[] labels) => (_images, _labels) = (images, labels);

    /// <summary>The ten classes.</summary>
    public static IReadOnlyList<string> Classes { get; } =
    [
        "T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot",
    ];

    public int Count => _labels.Length;

    /// <summary>The classes, by their index.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <exception cref="InvalidDataException">The files are not what they should be.</exception>
    public static FashionSet Load(string imageFile, string labelFile)
    {
        byte[] images = IdxFile.Read(imageFile, Side, Side), labels = IdxFile.Read(labelFile);
        if (images.Length != labels.Length * Points)
        {
            throw new InvalidDataException(
                $"{imageFile} has {images.Length / Points} images, but {labelFile} has {labels.Length} labels.");
        }

        return labels.Any(label => label >= Classes.Count)
            ? throw new InvalidDataException($"{labelFile} has a label that is none of 0 to {Classes.Count - 1}.")
            : new FashionSet(images, labels);
    }

    /// <summary>The first images: at most so many.</summary>
    public FashionSet Take(int count) =>
        count >= Count ? this : new FashionSet(_images[..(count * Points)], _labels[..count]);

    /// <summary>Copies rows one after another, grey levels to 0 … 1, classes to one-hot rows.</summary>
    public void Gather(ReadOnlySpan<int> rows, Span<float> inputs, Span<float> targets)
    {
        targets[..(rows.Length * Classes.Count)].Clear();
        for (int n = 0; n < rows.Length; n++)
        {
            ReadOnlySpan<byte> image = _images.AsSpan(rows[n] * Points, Points);
            Span<float> input = inputs.Slice(n * Points, Points);
            for (int point = 0; point < image.Length; point++)
            {
                input[point] = image[point] / White;
            }

            targets[(n * Classes.Count) + _labels[rows[n]]] = 1;
        }
    }
}
