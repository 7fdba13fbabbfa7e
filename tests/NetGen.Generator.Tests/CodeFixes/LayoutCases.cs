using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.CodeFixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>Options come and go; the others keep their comments and their lines.</summary>
internal static class LayoutCases
{
    public static readonly IReadOnlyList<FixCase> Removed =
    [
        Unused("the last line", """

                Inputs = 2, Hidden = 3,
                Outputs = 1, // one bit
                Momentum = 0.9 // why
            """ + "\n", """

                Inputs = 2, Hidden = 3,
                Outputs = 1 // one bit
            """ + "\n"),
        Unused("the last line, which ends the list", """
            Inputs = 2, Hidden = 3,
                     Outputs = 1,
                     // A note.
                     Momentum = 0.9 /* why */
            """, """
            Inputs = 2, Hidden = 3,
                     Outputs = 1
            """),
        Unused("the last two lines", """

                Inputs = 2, Hidden = 3,
                Outputs = 1, // one bit
                Momentum = 0.9, // why
                Beta1 = 0.5 // how
                // The end.
            """ + "\n", """

                Inputs = 2, Hidden = 3,
                Outputs = 1 // one bit
                // The end.
            """ + "\n"),
        Unused("the first line", """

                Momentum = 0.9, // why
                // In.
                Inputs = 2,
                Hidden = 3, Outputs = 1
            """, """

                // In.
                Inputs = 2,
                Hidden = 3, Outputs = 1
            """),
        Unused("first, in the attribute's line", """
            Momentum = 0.9, // why
                     Inputs = 2, // two
                     Hidden = 3, Outputs = 1
            """, """
            Inputs = 2, // two
                     Hidden = 3, Outputs = 1
            """),
        Unused("first in a line", """

                Inputs = 2, // two
                // Sizes.
                Momentum = 0.9, Hidden = 3, // three
                Outputs = 1
            """, """

                Inputs = 2, // two
                // Sizes.
                Hidden = 3, // three
                Outputs = 1
            """),
        Unused("last in a line", """

                Inputs = 2, Hidden = 3, Momentum = 0.9, // small
                Outputs = 1
            """, """

                Inputs = 2, Hidden = 3, // small
                Outputs = 1
            """),
        Unused("last in the last line", """

                Inputs = 2,
                Hidden = 3, Outputs = 1 /* one */, Momentum = 0.9 // small
            """ + "\n", """

                Inputs = 2,
                Hidden = 3, Outputs = 1 /* one */ // small
            """ + "\n"),
        Unused("commas first", """

                Inputs = 2 // two
                , Momentum = 0.9 // why
                // Sizes.
                , Hidden = 3
                , Outputs = 1 // one
                , Beta1 = 0.5
            """ + "\n", """

                Inputs = 2 // two
                // Sizes.
                , Hidden = 3
                , Outputs = 1 // one
            """ + "\n"),
        Unused("commas first, the first one", """

                  Momentum = 0.9 // why
                , Inputs = 2 // two
                , Hidden = 3, Beta1 = 0.5
                , Outputs = 1
            """, """

                  Inputs = 2 // two
                , Hidden = 3
                , Outputs = 1
            """),
        Unused("between directives", """

                Inputs = 2, Hidden = 3,
            #pragma warning disable CS0618
                Momentum = 0.9,
            #pragma warning restore CS0618
                Outputs = 1, // one bit
            #pragma warning disable CS0618
                Beta1 = 0.5
            #pragma warning restore CS0618
            """ + "\n", """

                Inputs = 2, Hidden = 3,
            #pragma warning disable CS0618
            #pragma warning restore CS0618
                Outputs = 1 // one bit
            #pragma warning disable CS0618
            #pragma warning restore CS0618
            """ + "\n"),
        Case("hidden layers twice", new HiddenTwiceFix(), "Remove Hidden, keep HiddenLayers", """

                Inputs = 2, HiddenLayers = new[] { 3, 4 }, // two
                Outputs = 1, // out
                Hidden = 3
            """, """

                Inputs = 2, HiddenLayers = new[] { 3, 4 }, // two
                Outputs = 1 // out
            """ + "\n    "),
    ];

    public static readonly IReadOnlyList<FixCase> Added =
    [
        Softmax("an option a line", """

                Inputs = 2, // two
                Hidden = 3,
                Outputs = 1,
                OutputActivation = Activation.Softmax // why
            """ + "\n", """

                Inputs = 2, // two
                Hidden = 3,
                Outputs = 1,
                OutputActivation = Activation.Sigmoid, // why
                Loss = Loss.BinaryCrossEntropy
            """ + "\n"),
        Softmax("an option a line, the last one ends the list", """
            Inputs = 2,
                     Hidden = 3,
                     OutputActivation = Activation.Softmax, // why
                     // One.
                     Outputs = 1 /* one */
            """, """
            Inputs = 2,
                     Hidden = 3,
                     OutputActivation = Activation.Sigmoid, // why
                     // One.
                     Outputs = 1 /* one */,
                     Loss = Loss.BinaryCrossEntropy
            """),
        Softmax("several options a line", """

                Inputs = 2, Hidden = 3,
                Outputs = 1, OutputActivation = Activation.Softmax // one
            """ + "\n", """

                Inputs = 2, Hidden = 3,
                Outputs = 1, OutputActivation = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy // one
            """ + "\n"),
        Softmax("commas first", """

                  Inputs = 2, Hidden = 3
                , Outputs = 1 // one
                , OutputActivation = Activation.Softmax // why
            """ + "\n", """

                  Inputs = 2, Hidden = 3
                , Outputs = 1 // one
                , OutputActivation = Activation.Sigmoid // why
                , Loss = Loss.BinaryCrossEntropy
            """ + "\n"),
        Softmax("commas first, the last one ends the list", """
              Inputs = 2, Hidden = 3
                     , OutputActivation = Activation.Softmax
                     , Outputs = 1
            """, """
              Inputs = 2, Hidden = 3
                     , OutputActivation = Activation.Sigmoid
                     , Outputs = 1
                     , Loss = Loss.BinaryCrossEntropy
            """),
    ];

    private static FixCase Unused(string name, string before, string after) =>
        Case($"without effect: {name}", new UnusedOptionFix(), "Remove Momentum", before, after);

    private static FixCase Softmax(string name, string before, string after) =>
        Case($"softmax of one: {name}", new SoftmaxOfOneFix(), "Use BinaryCrossEntropy with Sigmoid", before, after);

    private static FixCase Case(string name, CodeFixProvider fix, string title, string before, string after) => new(
        name, fix, title, $"[Network({before})] public partial class Xor;", $"[Network({after})] public partial class Xor;");
}
