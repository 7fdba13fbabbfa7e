using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Vector;

/// <summary>What a vector file's head says of the names in it: those that it has, and no others.</summary>
internal static class Legend
{
    private static readonly Entry[] Unrolled =
    [
        new("a register of neurons: its layer, and the first of them", "y1_0", "u1_0", "δ1_0", "dy1_0"),
        new("e^u of a register of neurons: its layer, and the first of them", "e1_0"),
        new("a register of targets, or of E: the first of their outputs", "t0", "e0"),
        new("one input in all lanes", "x0"),
        new("one output of the layer above in all lanes: the layer that takes it, and its neuron", "in1_0", "a1_0"),
        new("one δ in all lanes: its layer and its neuron", "d1_0"),
        new("weights: their layer, their row, and the first of them", "w1_0_0"),
        new("a sum that is not complete yet, of u or of ∂y: its layer and its neuron", "s1_0", "g1_0"),
        new("the second of the parts that a sum is added up in", "u1_0c1", "s1_0c1", "u0c1", "s0c1"),
        new("a row of weights", "row0"),
    ];

    private static readonly Entry[] Loops =
    [
        new("a register of a block: the first of its neurons", "y0", "u0", "δ0", "dy0", "e0", "t0", "w0"),
        new("one number of the other factor in all lanes, such as an output of the layer above", "a", "a0"),
        new("one δ in all lanes", "d"),
        new("two neighbours of the row above in alternating lanes", "p0"),
        new("a register of a row", "r0"),
        new("a row of weights", "row", "row0"),
        new("rows of the layers above and below", "above", "below", "dyAbove"),
        new("rows of memory that the layers use in turn", "odd", "even"),
        new("a sum that is not complete yet", "s0"),
        new("the second of the parts that a sum is added up in", "u0c1", "s0c1"),
    ];

    private static readonly Entry[] Chunks =
    [
        new("for a chunk of samples, the rows of y, u and δ of a layer", "Y1", "U1", "D1"),
        new("for a chunk of samples, the rows of t", "T"),
        new("for a chunk of samples, the rows of ∂y_k", "G"),
        new("the weights of a layer, with their other side in the lanes", "W1"),
        new("rows of a chunk that a method is given", "yRows", "uRows", "δRows", "tRows"),
        new("in a product, a register of the other factor: its first column", "b0"),
        new("in a product, a sum that is not complete yet: its row and its first column", "s0_0", "s0"),
        new("the second of the parts that such a sum is added up in", "s0_0c1"),
    ];

    private static readonly Entry[] Samples =
    [
        new("a register of samples: a neuron's layer, and its number", "y1_0", "u1_0", "δ1_0", "dy1_0"),
        new("e^u of a register of samples: a neuron's layer, and its number", "e1_0"),
        new("a register of samples: an input, or a target", "x0", "t0"),
        new("a register of samples: E of one output", "error0"),
        new("the sum of dw[0] over the samples, a part of it in each lane", "g0"),
        new("rows as they lie in memory, and registers of them", "X", "T", "Y", "X0", "T0"),
        new("memory of a group that is not full, or is transposed there", "groupX", "groupT", "groupY"),
        new("all bits in the lanes that have a sample", "used"),
    ];

    private static readonly Entry[] Everywhere =
    [
        new("a whole section of the network's buffer", "wAll", "vAll", "hAll", "mAll", "stepAll", "previousAll"),
    ];

    /// <summary>Names that say what they are, or that a comment beside them explains.</summary>
    private static readonly HashSet<string> Plain =
    [
        "w", "dw", "u", "y", "x", "δ", "dy", "dx", "t", "e", "v", "h", "m", "s", "g", "i", "j", "k", "p", "c", "r",
        "state", "inputs", "outputs", "targets", "rows", "sums", "memory", "scratch", "first", "next", "count", "last",
        "learningRate", "factor", "step", "previous", "stepSize", "rootScale", "decay",
        "total", "max", "largest", "others", "logSum", "errors", "error", "values",
        "copy", "column", "rest", "target", "whole", "parts", "part", "partGradients", "from", "to",
    ];

    /// <summary>Lines in two columns.</summary>
    /// <param name="kernel">The names of the operations' places and locals.</param>
    /// <param name="chunks">Those of batches, where operations run in registers; batches run in loops.</param>
    /// <param name="isUnrolled">Whether the operations run in registers.</param>
    public static IEnumerable<string> Lines(
        IReadOnlyCollection<string> kernel, IReadOnlyCollection<string> chunks, bool isUnrolled)
    {
        Dictionary<string, string> ofKernel = FirstOfShapes(kernel), ofChunks = FirstOfShapes(chunks);
        return
        [
            .. isUnrolled ? Lines(Unrolled, ofKernel) : [],
            .. Lines(Loops.Concat(Chunks), isUnrolled ? ofChunks : ofKernel),
            .. Lines(Everywhere, isUnrolled ? ofChunks : ofKernel),
            .. kernel.Concat(chunks).FirstOrDefault(name => EndOfNumbers(name) < name.Length) is { } wide
                ? Line(wide, "v and the number of lanes, where a row has registers of several widths")
                : [],
        ];
    }

    /// <summary>Lines in two columns, for a file with samples in the lanes.</summary>
    public static IEnumerable<string> OfSamples(IReadOnlyCollection<string> names) =>
        Lines(Samples, FirstOfShapes(names));

    /// <summary>Of the names of a file with samples in the lanes, those that nothing explains.</summary>
    public static IEnumerable<string> UnexplainedOfSamples(IEnumerable<string> names) => Unexplained(names, Samples);

    /// <summary>Of the names of a file, those that nothing explains: a test holds that there are none.</summary>
    public static IEnumerable<string> Unexplained(
        IEnumerable<string> kernel, IEnumerable<string> chunks, bool isUnrolled)
    {
        Entry[] ofLoops = [.. Loops, .. Chunks, .. Everywhere];
        return Unexplained(kernel, isUnrolled ? [.. Unrolled, .. Everywhere] : ofLoops)
            .Concat(Unexplained(chunks, ofLoops));
    }

    private static IEnumerable<string> Unexplained(IEnumerable<string> names, IReadOnlyList<Entry> entries)
    {
        HashSet<string> known = [.. entries.SelectMany(entry => entry.Shapes), .. Plain];
        return names.Where(name => !known.Contains(Shape(name)) && !IsShared(name));
    }

    private static IEnumerable<string> Lines(IEnumerable<Entry> entries, Dictionary<string, string> found)
    {
        var said = new HashSet<string>();
        foreach (Entry entry in entries)
        {
            string[] examples =
            [
                .. entry.Shapes.Where(shape => found.ContainsKey(shape) && said.Add(shape))
                    .Select(shape => found[shape]),
            ];
            foreach (string line in examples.Length > 0 ? Line(Label(examples), entry.Meaning) : [])
            {
                yield return line;
            }
        }
    }

    /// <summary>As many examples as the column takes.</summary>
    private static string Label(IReadOnlyList<string> examples) =>
        Wrapping.Fill(examples, Wrapping.SecondColumn).First();

    private static IEnumerable<string> Line(string label, string meaning) =>
        Wrapping.Hanging(label.PadRight(Wrapping.SecondColumn) + meaning);

    /// <summary>Terms that a formula uses more than once, such as c0_2_4: the textbook file explains them.</summary>
    private static bool IsShared(string name) => Shape(name).StartsWith("c0_", StringComparison.Ordinal);

    /// <summary>The first name of each shape.</summary>
    private static Dictionary<string, string> FirstOfShapes(IEnumerable<string> names)
    {
        var found = new Dictionary<string, string>();
        foreach (string name in names)
        {
            string shape = Shape(name);
            if (!found.ContainsKey(shape))
            {
                found.Add(shape, name);
            }
        }

        return found;
    }

    /// <summary>
    /// A name with 0 for its numbers, without what says how many lanes it has: "y0_0" of y1_16 and y1_16v8.
    /// </summary>
    private static string Shape(string name)
    {
        int end = EndOfNumbers(name), length = 0;
        char[] shape = new char[end];
        for (int n = 0; n < end; n++)
        {
            bool isNumber = char.IsDigit(name[n]);
            if (!isNumber || n == 0 || !char.IsDigit(name[n - 1]))
            {
                shape[length++] = isNumber ? '0' : name[n];
            }
        }

        return new string(shape, 0, length);
    }

    /// <summary>Where "v8" begins, which says how many lanes a name has; the name's end if nothing does.</summary>
    private static int EndOfNumbers(string name)
    {
        int n = name.Length;
        while (n > 0 && char.IsDigit(name[n - 1]))
        {
            n--;
        }

        return n > 1 && n < name.Length && name[n - 1] == 'v' ? n - 1 : name.Length;
    }

    /// <param name="Meaning">What the names stand for.</param>
    /// <param name="Examples">A name of each shape.</param>
    private sealed record Entry(string Meaning, params string[] Examples)
    {
        public IReadOnlyList<string> Shapes { get; } = [.. Examples.Select(Shape)];
    }
}
