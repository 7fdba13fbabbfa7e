using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Passes;
using NetGen.Explain.Listings;
using NetGen.Explain.Trace;

namespace NetGen.Explain.Page;

/// <summary>The page: one HTML document that needs nothing else.</summary>
internal static class PageText
{
    /// <summary>What no page exceeds.</summary>
    public const int MostBytes = 2_000_000;

    /// <summary>What is aimed at: numbers differ in length.</summary>
    private const int Aim = 1_500_000;

    /// <summary>Bytes of a statement that was run once: indexes, names, numbers and their text.</summary>
    private const int BytesOfRun = 120;

    public static string Of(Explained explained)
    {
        bool isStep = explained.ForwardOnly is null;
        NetworkModel model = Model(explained, isStep);
        Operation[] operations =
            isStep ? [Operation.Forward, Operation.Backward, Operation.Update] : [Operation.Predict];
        ShownProgram compact = CSharpForm.Of(model with { Kernel = Compiler.Model.Kernel.Compact }, operations);
        ShownProgram[] programs =
        [
            .. model.Weights <= Budgets.WrittenWeights
                ? [CSharpForm.Of(model with { Kernel = Compiler.Model.Kernel.Scalar }, operations)]
                : Array.Empty<ShownProgram>(),
            compact,
            CForm.Of(model, explained.Sample.Parameters, operations),
        ];
        if (model.Weights <= Room.WholeWeights)
        {
            string whole = Page(null);
            if (Encoding.UTF8.GetByteCount(whole) <= MostBytes)
            {
                return whole;
            }
        }

        Execution execution = compact.Run(explained.Sample, new Kept([], []));
        int statements = 4 + Math.Max(1, compact.Plan.WeightStep.Code.Count);
        var room = Room.For(explained.Topology, Aim / (BytesOfRun * statements * programs.Length));
        while (true)
        {
            string part = Page(room.Choose(explained.Topology, explained.Sample, execution));
            if (Encoding.UTF8.GetByteCount(part) <= MostBytes)
            {
                return part;
            }

            room = room.Less;
        }

        string Page(Kept? kept) =>
            Write(explained, programs, [.. programs.Select(program => program.Run(explained.Sample, kept))], kept);
    }

    private static NetworkModel Model(Explained explained, bool isStep)
    {
        NetworkModel model = CompiledTopology.Model(explained.Topology, explained.ClassName);
        return model with { Gradients = isStep, InputGradients = model.InputGradients && isStep };
    }

    private static string Write(
        Explained explained, IReadOnlyList<ShownProgram> programs, IReadOnlyList<Execution> executions, Kept? kept)
    {
        var texts = new Dictionary<string, string>
        {
            ["title"] = WebUtility.HtmlEncode(explained.Options.Title ?? explained.ClassName),
            ["style"] = Resource("explanation.css"),
            ["script"] = Resource("explanation.js"),
            // In a script element, nothing but "<" could end the data or open a comment.
            ["data"] = PageData.Write(explained, programs, executions, kept).Replace("<", "\\u003C"),
        };
        var page = new StringBuilder();
        string[] parts = Resource("explanation.html").Split(["{{", "}}"], StringSplitOptions.None);
        for (int n = 0; n < parts.Length; n++)
        {
            page.Append(n % 2 == 0 ? parts[n] : texts[parts[n]]);
        }

        return page.ToString();
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(PageText).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
