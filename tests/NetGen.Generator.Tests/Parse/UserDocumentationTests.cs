using NetGen.Generator.Parse;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parse;

/// <summary>A class gets a generated summary where its user wrote none, in whatever form.</summary>
public sealed class UserDocumentationTests
{
    [Theory]
    [InlineData("", false, false)]
    [InlineData("/// <summary>Mine.</summary>", true, false)]
    [InlineData("/// <remarks>Mine.</remarks>", false, true)]
    [InlineData("/// <summary>Mine.</summary>\n/// <remarks>Mine.</remarks>", true, true)]
    [InlineData("/** <summary>Mine.</summary> */", true, false)]
    [InlineData("/// <inheritdoc/>", true, true)]
    [InlineData("/// <include file='x.xml' path='x'/>", true, true)]
    [InlineData("/// Mine.", false, false)]
    [InlineData("// <summary>Not documentation.</summary>", false, false)]
    [InlineData("/* <summary>Not documentation.</summary> */", false, false)]
    [InlineData("// A comment before.\n/// <summary>Mine.</summary>", true, false)]
    public void Is_seen_by_its_elements(string comment, bool hasSummary, bool hasRemarks)
    {
        NetworkDeclaration declaration = Declared.In($"{comment}\n[Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor;");
        Assert.Equal(
            (hasSummary, hasRemarks),
            (UserDocumentation.Has(declaration.Class, "summary"), UserDocumentation.Has(declaration.Class, "remarks")));
        var model = NetworkParser.Model(declaration);
        Assert.Equal((hasSummary, hasRemarks), (model.Class.HasSummary, model.Class.HasRemarks));
    }

    [Fact]
    public void Counts_wherever_a_part_has_it() => Assert.True(UserDocumentation.Has(
        Declared.In("[Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor; /// <summary>Mine.</summary>\npartial class Xor;").Class,
        "summary"));
}
