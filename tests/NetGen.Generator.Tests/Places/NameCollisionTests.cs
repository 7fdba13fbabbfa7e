using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Parse;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Places;

/// <summary>
/// Every name that stands in generated code, given to things of the user's in every place near the class: either a
/// diagnostic refuses it, or generated code compiles and means what it meant.
/// </summary>
/// <remarks>
/// All names that are not refused go into one file per place, for one of four networks in turns. With
/// NETGEN_SOAK set each goes into a file of its own too, so that none can hide another, for every network.
/// </remarks>
public sealed partial class NameCollisionTests
{
    private const string Small = "Inputs = 2, Hidden = 3, Outputs = 1";

    private static readonly (string Arguments, string Body)[] Networks =
    [
        ($"{Small}, Optimizer = global::NetGen.Optimizer.Adam, HiddenActivation = global::NetGen.Activation.GELU", ""),
        ("Inputs = 20, Hidden = 30, Outputs = 10, Kernel = global::NetGen.Kernel.Loop, Parallel = true, "
            + "Loss = global::NetGen.Loss.CrossEntropy, InputGradients = true", ""),
        ($"{Small}, Kernel = global::NetGen.Kernel.Scalar, Precision = global::NetGen.Precision.Double", ""),
        ($"{Small}, Frozen = true", FrozenSource.Xor.Replace("NetGen.", "global::NetGen.").Replace("System.", "global::System.")),
    ];

    private static readonly (string Arguments, string Body)[] MoreNetworks =
    [
        ("Inputs = 20, HiddenLayers = new[] { 30, 12 }, Outputs = 1, Optimizer = global::NetGen.Optimizer.RProp, "
            + "Kernel = global::NetGen.Kernel.Vector, HiddenActivation = global::NetGen.Activation.Softplus, "
            + "Loss = global::NetGen.Loss.BinaryCrossEntropy, Precision = global::NetGen.Precision.Double", ""),
        ("Inputs = 40, Hidden = 30, Outputs = 3, Kernel = global::NetGen.Kernel.Scalar, "
            + "Optimizer = global::NetGen.Optimizer.AdamW, Parallel = true", ""),
        ($"{Small}, Gradients = false, HiddenActivation = global::NetGen.Activation.SiLU", ""),
    ];

    private static readonly CSharpCompilation Empty = GeneratorRunner.Compile("");

    private static readonly Lazy<string[]> Names = new(() => [.. Networks.Concat(MoreNetworks).SelectMany(NamesIn)
        .Except(["Xor", "global"]).Distinct().Order(StringComparer.Ordinal)]);

    private static bool IsSoak => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NETGEN_SOAK"));

    public static TheoryData<string> Places => [.. NamePlace.All.Select(place => place.What)];

    [Theory]
    [MemberData(nameof(Places))]
    [Trait("Category", "Slow")]
    public void Is_refused_or_harmless(string what)
    {
        int index = NamePlace.All.TakeWhile(place => place.What != what).Count();
        NamePlace place = NamePlace.All[index];
        foreach ((string Arguments, string Body) network in IsSoak
            ? [.. Networks, .. MoreNetworks]
            : new[] { Networks[index % Networks.Length] })
        {
            // What SaveFrozen writes is the user's own.
            string[] names = [.. Names.Value.Where(name => network.Body.Length == 0 || name != "FrozenWeights")
                // Nothing in the project would find the library, or the framework.
                .Where(name => name is not ("NetGen" or "System") || !place.What.StartsWith("global", StringComparison.Ordinal))];
            string[] allowed = place.Most < names.Length
                ? [.. names.Chunk(place.Most).SelectMany(some => Sound(place, network, some))]
                : Allowed(place, network, names);
            Assert.True(allowed.Length > names.Length / 3, $"{allowed.Length} of {names.Length} names are allowed.");
            foreach (string[] some in allowed.Chunk(IsSoak ? 1 : Math.Min(place.Most, allowed.Length)))
            {
                Check(place, network, some);
            }
        }
    }

    [Fact]
    public void Many_names_are_tried() => Assert.InRange(Names.Value.Length, 200, 2000);

    private static IEnumerable<string> NamesIn((string Arguments, string Body) network)
    {
        CSharpCompilation project = Project($"[N] public partial class Xor {{ BODY }}", network);
        return GeneratorRunner.Run(project, out _).GeneratedSources
            .SelectMany(file => file.SyntaxTree.GetRoot().DescendantTokens())
            .Where(token => SyntaxFacts.IsValidIdentifier(token.ValueText) && !SyntaxFacts.IsReservedKeyword(token.Kind()))
            .Select(token => token.ValueText);
    }

    /// <summary>Each of the names that no message is about.</summary>
    private static string[] Allowed(NamePlace place, (string Arguments, string Body) network, string[] names)
    {
        while (Problems(place, network, names) is { Length: > 0 } problems)
        {
            HashSet<string> told = [.. problems.SelectMany(problem => Identifier().Matches(problem)).Select(match => match.Value)];
            // In brackets an attribute may leave out the end of its name.
            string[] rest = [.. names.Where(name => !told.Contains(name) && !told.Contains($"{name}Attribute"))];
            Assert.True(rest.Length < names.Length, problems[0]);
            names = rest;
        }

        return names;
    }

    /// <summary>Each of the names that is not refused, halving where one is: messages may name their neighbours too.</summary>
    private static string[] Sound(NamePlace place, (string Arguments, string Body) network, string[] names) =>
        Problems(place, network, names).Length == 0 ? names
        : names.Length == 1 ? []
        :
        [
            .. Sound(place, network, names[..(names.Length / 2)]),
            .. Sound(place, network, names[(names.Length / 2)..]),
        ];

    /// <summary>What the messages of errors have in quotation marks.</summary>
    private static string[] Problems(NamePlace place, (string Arguments, string Body) network, string[] names)
    {
        CSharpCompilation project = Project(place.Source(names), network);
        NetworkDeclaration? declaration = Declared.Of(project, place.TypeName(names));
        if (declaration is null)
        {
            // The compiler itself refuses the attribute.
            Assert.Contains(project.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            return [string.Join(' ', names)];
        }

        return
        [
            .. from problem in declaration.Problems()
               where problem.IsError
               let message = problem.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture)
               select string.Join(' ', Quoted().Matches(message).Select(match => match.Value)),
        ];
    }

    private static void Check(NamePlace place, (string Arguments, string Body) network, string[] names)
    {
        CSharpCompilation project = Project(place.Source(names), network);
        GeneratorRunResult result = GeneratorRunner.Run(project, out CSharpCompilation output);
        Assert.NotEmpty(result.GeneratedSources);
        ImmutableArray<Diagnostic> said = output.GetDiagnostics();
        GeneratorRunner.AssertNone(said.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
            || (diagnostic.Severity > DiagnosticSeverity.Hidden && diagnostic.Location.SourceTree != project.SyntaxTrees[0])));

        INamedTypeSymbol network1 = output.GetTypeByMetadataName(place.TypeName(names))!;
        string[] meant =
        [
            .. from tree in output.SyntaxTrees
               where tree != project.SyntaxTrees[0]
               let semantics = output.GetSemanticModel(tree)
               from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
               let symbol = semantics.GetSymbolInfo(name).Symbol
               where symbol is not null and not INamespaceSymbol
                   && !SymbolEqualityComparer.Default.Equals(symbol, network1)
                   && symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == project.SyntaxTrees[0])
                   && symbol.Name != "FrozenWeights"
               select $"{name} means {symbol} in {name.Parent}",
        ];
        Assert.Empty(meant);
    }

    private static CSharpCompilation Project(string source, (string Arguments, string Body) network) => Empty.Edit(
        0,
        _ => "#pragma warning disable\n"
            + source.Replace("[N]", $"[global::NetGen.Network({network.Arguments})]").Replace("BODY", network.Body));

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\p{L}_]\w*")]
    private static partial Regex Identifier();
}
