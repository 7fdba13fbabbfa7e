using System.Collections.Generic;

namespace NetGen;

/// <summary>
/// The JSON header of a safetensors file: {"name": {"dtype": "F32", "shape": […], "data_offsets": [begin, end]}, …,
/// "__metadata__": {"key": "text", …}}. It keeps what was asked for; the rest is checked and skipped.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The header's length precedes it, as a little-endian number of this many bytes.</summary>
    public const int LengthBytes = 8;

    /// <summary>The format's own limit.</summary>
    public const int MaxBytes = 100_000_000;

    private const string MetadataName = "__metadata__";
    private const int ShownNames = 12;

    private readonly JsonScanner _scanner;
    private readonly TensorSlot[] _slots;
    private readonly List<string> _names = new(ShownNames);
    private bool _hasMetadata;

    /// <summary>Reads a header, looking for these tensors.</summary>
    /// <exception cref="ModelFileException">It is damaged.</exception>
    public SafetensorsHeader(byte[] text, TensorSlot[] slots)
    {
        _scanner = new JsonScanner(text);
        _slots = slots;
        Entries = new TensorEntry?[slots.Length];
        _scanner.Take('{');
        if (!_scanner.TryTake('}'))
        {
            do
            {
                ReadMember();
            }
            while (_scanner.TakeComma('}'));
        }

        _scanner.TakeEnd();
    }

    /// <summary>What the header has for each slot.</summary>
    public TensorEntry?[] Entries { get; }

    /// <summary>The number of tensors that no slot asked for.</summary>
    public int Others { get; private set; }

    /// <summary>The tensors' names, for a message.</summary>
    public string Names => _names.Count == 0 ? "none"
        : $"\"{string.Join("\", \"", _names)}\"" + (Count > _names.Count ? $", … ({Count} in all)" : "");

    /// <summary>What the metadata say about the layers, if anything.</summary>
    public JsonString? Layers { get; private set; }

    /// <summary>What the metadata say about the activations, if anything.</summary>
    public JsonString? Activations { get; private set; }

    /// <summary>What the metadata say about the loss, if anything.</summary>
    public JsonString? Loss { get; private set; }

    /// <summary>What the metadata say about skips over layers, if anything.</summary>
    public JsonString? Skips { get; private set; }

    /// <summary>Where the metadata say that standardizers are folded in; nowhere, if they say nothing.</summary>
    public FoldedSides Folded { get; private set; }

    /// <summary>What the metadata say about the classes' names, if anything.</summary>
    public JsonString? Classes { get; private set; }

    private int Count { get; set; }

    private void ReadMember()
    {
        JsonString name = _scanner.TakeString();
        _scanner.Take(':');
        if (name.Is(MetadataName))
        {
            RefuseTwice(name, _hasMetadata);
            _hasMetadata = true;
            ReadMetadata();
            return;
        }

        int slot = 0;
        while (slot < _slots.Length && !name.Is(_slots[slot].Name))
        {
            slot++;
        }

        TensorEntry entry = TensorEntry.Read(_scanner, name);
        if (_names.Count < ShownNames)
        {
            _names.Add(name.ToString());
        }

        Count++;
        if (slot == _slots.Length)
        {
            Others++;
            return;
        }

        RefuseTwice(name, Entries[slot] is not null);
        Entries[slot] = entry;
    }

    private void ReadMetadata()
    {
        _scanner.Take('{');
        if (_scanner.TryTake('}'))
        {
            return;
        }

        do
        {
            JsonString key = _scanner.TakeString();
            _scanner.Take(':');
            JsonString value = _scanner.TakeString();
            if (key.Is(ModelMetadata.LayersKey))
            {
                RefuseTwice(key, Layers is not null);
                Layers = value;
            }
            else if (key.Is(ModelMetadata.ActivationsKey))
            {
                RefuseTwice(key, Activations is not null);
                Activations = value;
            }
            else if (key.Is(ModelMetadata.LossKey))
            {
                RefuseTwice(key, Loss is not null);
                Loss = value;
            }
            else if (key.Is(ModelMetadata.SkipsKey))
            {
                RefuseTwice(key, Skips is not null);
                Skips = value;
            }
            else if (key.Is(ModelMetadata.FoldedKey))
            {
                RefuseTwice(key, Folded != FoldedSides.None);
                ReadFolded(value);
            }
            else if (key.Is(ModelMetadata.ClassesKey))
            {
                RefuseTwice(key, Classes is not null);
                Classes = value;
            }
        }
        while (_scanner.TakeComma('}'));
    }

    private void ReadFolded(JsonString value)
    {
        for (FoldedSides sides = FoldedSides.Inputs; sides <= (FoldedSides.Inputs | FoldedSides.Targets); sides++)
        {
            Folded = value.Is(ModelMetadata.Folded(sides)) ? sides : Folded;
        }
    }

    private static void RefuseTwice(JsonString name, bool isThere)
    {
        if (isThere)
        {
            throw new ModelFileException($"The header has the name \"{name}\" twice.");
        }
    }
}
