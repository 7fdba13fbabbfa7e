using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.CodeFixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>Code before and after a fix.</summary>
public sealed record FixCase(string Name, CodeFixProvider Fix, string Title, string Before, string After)
{
    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp14;

    public override string ToString() => Name;
}

internal static class FixCases
{
    private const string Net = "[Network(Inputs = 2, Hidden = 3, Outputs = 1)]";

    public static readonly IReadOnlyList<FixCase> Types =
    [
        new("not partial", new PartialFix(), "Make 'Xor' partial", $"{Net} public class Xor;", $"{Net} public partial class Xor;"),
        new("not partial, without a modifier", new PartialFix(), "Make 'Xor' partial", $$"""
            /// <summary>Exclusive or.</summary>
            {{Net}}
            // A comment.
            class Xor // another
            {
                public int Count { get; set; } /* a third */
            }
            """, $$"""
            /// <summary>Exclusive or.</summary>
            {{Net}}
            // A comment.
            partial class Xor // another
            {
                public int Count { get; set; } /* a third */
            }
            """),
        new("nothing is partial", new PartialFix(), "Make 'Xor' and 'B' and 'A' partial", $$"""
            public static class A
            {
                public readonly struct B
                {
                    {{Net}} internal sealed class Xor { }
                    {{Net}} internal partial class Other { }
                }
                record C(int X) { interface D { {{Net}} class Xor { } } }
            }
            """, $$"""
            public static partial class A
            {
                public readonly partial struct B
                {
                    {{Net}} internal sealed partial class Xor { }
                    {{Net}} internal partial class Other { }
                }
                partial record C(int X) { partial interface D { {{Net}} partial class Xor { } } }
            }
            """),
        new("only the type around", new PartialFix(), "Make 'A' partial",
            $"public class A {{ {Net} private partial class Xor {{ }} }}",
            $"public partial class A {{ {Net} private partial class Xor {{ }} }}"),
        new("static", new ModifierFix(), "Remove 'static'", $"{Net} public static partial class Xor;", $"{Net} public partial class Xor;"),
        new("static, first and not partial", new ModifierFix(), "Remove 'static'", $$"""
            {{Net}}
            // A comment.
            static class Xor
            {
            }
            """, $$"""
            {{Net}}
            // A comment.
            partial class Xor
            {
            }
            """),
        new("static, in two parts and with comments", new ModifierFix(), "Remove 'static'", $$"""
            {{Net}} public static /* why */ partial class Xor { }
            static // here too
                /* and why */ class Xor { }
            """, $$"""
            {{Net}} public /* why */ partial class Xor { }
            // here too
                /* and why */ partial class Xor { }
            """),
        new("file-local", new ModifierFix(), "Remove 'file'", $"{Net}\nfile partial class Xor;", $"{Net}\npartial class Xor;"),
        new("in a file-local type", new ModifierFix(), "Remove 'file'",
            $"/* a */ file static partial class A {{ {Net} public partial class Xor {{ }} }}",
            $"/* a */ static partial class A {{ {Net} public partial class Xor {{ }} }}"),
        new("in a file-local type of two parts", new ModifierFix(), "Remove 'file'",
            $"file partial class A {{ {Net} public partial class Xor {{ }} }} file partial class A {{ }}",
            $"partial class A {{ {Net} public partial class Xor {{ }} }} partial class A {{ }}"),
        new("record", new RecordFix(), "Make 'Xor' a class",
            $"{Net} public sealed record Xor; // end", $"{Net} public sealed partial class Xor; // end"),
        new("record class", new RecordFix(), "Make 'Xor' a class", $$"""
            {{Net}}
            partial record class Xor
            {
                public int Count { get; set; } // count
            }
            """, $$"""
            {{Net}}
            partial class Xor
            {
                public int Count { get; set; } // count
            }
            """),
        new("record of C# 9", new RecordFix(), "Make 'Xor' a class",
            $"{Net} public partial record Xor; // end", $"{Net} public partial class Xor {{ }} // end")
        {
            Language = LanguageVersion.CSharp9,
        },
        new("constructors", new ConstructorFix(), "Chain to this()", $$"""
            {{Net}}
            public partial class Xor
            {
                public Xor(string name) => Name = name; // short
                // A comment.
                internal Xor(int seed, string name)
                {
                    Name = name;
                }
                protected Xor(long size) : base() { }
                public Xor(out int seed) => seed = 1;
                public Xor(in int seed, long size) { }
                public string Name { get; } = "";
            }
            """, $$"""
            {{Net}}
            public partial class Xor
            {
                public Xor(string name) : this() => Name = name; // short
                // A comment.
                internal Xor(int seed, string name) : this(seed)
                {
                    Name = name;
                }
                protected Xor(long size) : this() { }
                public Xor(out int seed) : this() => seed = 1;
                public Xor(in int seed, long size) : this(seed) { }
                public string Name { get; } = "";
            }
            """),
    ];

    public static readonly IReadOnlyList<FixCase> Options =
    [
        Option("partner of binary cross-entropy", new PartnerActivationFix(), "Use Activation.Sigmoid",
            "Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.BinaryCrossEntropy, OutputActivation = /* a */ Activation.ReLU /* b */",
            "Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.BinaryCrossEntropy, OutputActivation = /* a */ Activation.Sigmoid /* b */"),
        Option("partner of cross-entropy, by its full name", new PartnerActivationFix(), "Use Activation.Softmax",
            "Inputs = 2, Hidden = 3, Outputs = 2, OutputActivation = global::NetGen.Activation.Tanh, Loss = Loss.CrossEntropy",
            "Inputs = 2, Hidden = 3, Outputs = 2, OutputActivation = global::NetGen.Activation.Softmax, Loss = Loss.CrossEntropy"),
        Option("partner instead of a number", new PartnerActivationFix(), "Use Activation.Softmax",
            "Inputs = 2, Hidden = 3, Outputs = 2, OutputActivation = (Activation)2, Loss = Loss.CrossEntropy",
            "Inputs = 2, Hidden = 3, Outputs = 2, OutputActivation = Activation.Softmax, Loss = Loss.CrossEntropy"),
        new("partner instead of a constant", new PartnerActivationFix(), "Use Activation.Sigmoid",
            "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.BinaryCrossEntropy, OutputActivation = Mine.Output)] partial class Xor;\n"
            + "static class Mine { public const Activation Output = Activation.ELU; }",
            "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.BinaryCrossEntropy, OutputActivation = Activation.Sigmoid)] partial class Xor;\n"
            + "static class Mine { public const Activation Output = Activation.ELU; }"),
        Option("the last option", new UnusedOptionFix(), "Remove Momentum",
            "Inputs = 2, Hidden = 3, Outputs = 1, Momentum = 0.9", "Inputs = 2, Hidden = 3, Outputs = 1"),
        Option("the first option", new UnusedOptionFix(), "Remove Beta1",
            "Beta1 = 0.5, Inputs = 2, Hidden = 3, Outputs = 1", "Inputs = 2, Hidden = 3, Outputs = 1"),
        Option("all options", new UnusedOptionFix(), "Remove Momentum",
            "Momentum = 0.9, Inputs = 2, Alpha = 0.5, Beta1 = 0.5, Hidden = 3, Parallel = true, Outputs = 1, Beta2 = 0.5, Epsilon = 1",
            "Inputs = 2, Hidden = 3, Outputs = 1"),
        Option("an option on a line of its own", new UnusedOptionFix(), "Remove Momentum", """

                Inputs = 2, Hidden = 3, // small
                Momentum = 0.9,
                Outputs = 1
            """, """

                Inputs = 2, Hidden = 3, // small
                Outputs = 1
            """),
        Option("hidden layers twice", new HiddenTwiceFix(), "Remove Hidden, keep HiddenLayers",
            "Inputs = 2, Hidden = 3, HiddenLayers = new[] { 3, 4 }, Outputs = 1",
            "Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 1"),
        Option("hidden layers for a size", new HiddenNameFix(), "Write HiddenLayers",
            "Inputs = 2, Hidden = new[] { 5, 4 }, Outputs = 1", "Inputs = 2, HiddenLayers = new[] { 5, 4 }, Outputs = 1"),
        Option("a collection for a size", new HiddenNameFix(), "Write HiddenLayers",
            "Inputs = 2, Hidden /* m */ = [5, 4], Outputs = 1", "Inputs = 2, HiddenLayers /* m */ = [5, 4], Outputs = 1"),
        Option("a size for hidden layers", new HiddenNameFix(), "Write Hidden",
            "Inputs = 2, HiddenLayers = 2 + 1, Outputs = 1", "Inputs = 2, Hidden = 2 + 1, Outputs = 1"),
        Option("softmax of one, by its loss", new SoftmaxOfOneFix(), "Use BinaryCrossEntropy with Sigmoid",
            "Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.CrossEntropy",
            "Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.BinaryCrossEntropy"),
        Option("softmax of one, by both", new SoftmaxOfOneFix(), "Use BinaryCrossEntropy with Sigmoid",
            "Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.CrossEntropy, OutputActivation = Activation.Softmax",
            "Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.BinaryCrossEntropy, OutputActivation = Activation.Sigmoid"),
        Option("softmax of one, without a loss", new SoftmaxOfOneFix(), "Use BinaryCrossEntropy with Sigmoid",
            "Inputs = 2, Hidden = 3, Outputs = 1, OutputActivation = Activation.Softmax",
            "Inputs = 2, Hidden = 3, Outputs = 1, OutputActivation = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy"),
        Option("too large for Scalar", new KernelFix(), "Use Kernel.Auto",
            "Inputs = 128, Hidden = 128, Outputs = 1, Kernel = Kernel.Scalar",
            "Inputs = 128, Hidden = 128, Outputs = 1, Kernel = Kernel.Auto"),
    ];

    /// <summary>Where there is no one obvious mend.</summary>
    public static readonly IReadOnlyList<(string Name, CodeFixProvider Fix, string Source)> NoFix =
    [
        ("a record with parameters", new RecordFix(), $"{Net} public partial record Xor(int Size);"),
        ("a record with a base", new RecordFix(), $"public record Base; {Net} public partial record Xor : Base;"),
        ("a record in two parts", new RecordFix(), $"{Net} public partial record Xor {{ }} partial record Xor {{ }}"),
        ("a record that copies itself", new RecordFix(),
            $"{Net} public partial record Xor {{ public Xor Copy() => this with {{ }}; }}"),
        ("a record that is copied", new RecordFix(),
            $"{Net} public partial record Xor; class C {{ Xor Copy(Xor? xor) => xor! with {{ }}; }}"),
        ("a record that is a base", new RecordFix(), $"{Net} public partial record Xor; record Other : Xor;"),
        ("softmax of one as the partner", new PartnerActivationFix(), """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.CrossEntropy, OutputActivation = Activation.Tanh)]
            public partial class Xor;
            """),
        ("a base that wants arguments", new ConstructorFix(), $$"""
            public class Base { public Base() { } public Base(int x) { } }
            {{Net}} public partial class Xor : Base { public Xor(string name) : base(name.Length) { } }
            """),
        ("hidden layers that are text", new HiddenNameFix(), """
            [Network(Inputs = 2, HiddenLayers = "3", Outputs = 1)] public partial class Xor;
            """),
        ("both names", new HiddenNameFix(), """
            [Network(Inputs = 2, Hidden = new[] { 3 }, HiddenLayers = new[] { 3 }, Outputs = 1)] public partial class Xor;
            """),
        .. new[] { "new int[] { }", "new int[0]", "new int[] { \"3\" }", "new int[] { 3, 4L }", "[]", "[3, 4.5]", "[.. \"3\"]" }
            .Select(value => ($"hidden layers that are {value}", (CodeFixProvider)new HiddenNameFix(),
                $"[Network(Inputs = 2, Hidden = {value}, Outputs = 1)] public partial class Xor;")),
        ("another attribute", new HiddenNameFix(), """
            public class OtherAttribute : System.Attribute { public int Hidden { get; set; } }
            [Other(Hidden = new[] { 3 })] public class C;
            """),
    ];

    private static FixCase Option(string name, CodeFixProvider fix, string title, string before, string after) => new(
        name, fix, title, $"[Network({before})] public partial class Xor;", $"[Network({after})] public partial class Xor;");
}
