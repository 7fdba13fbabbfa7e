using Microsoft.CodeAnalysis;
using NetGen.Generator.Parse;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parse;

/// <summary>Which constructor of a base class C# would call for base(), and what comes with it.</summary>
public sealed class BaseConstructorsTests
{
    [Theory]
    [InlineData("protected Base() { }", "Base.Base()")]
    [InlineData("protected Base(int a = 1) { } protected Base() { } protected Base(params int[] b) { }", "Base.Base()")]
    [InlineData("protected Base(int a = 1) { }", "Base.Base(int)")]
    [InlineData("protected Base(params int[] b) { }", "Base.Base(params int[])")]
    [InlineData("protected Base(int a = 1, params int[] b) { }", "Base.Base(int, params int[])")]
    [InlineData("protected Base(int a = 1) { } protected Base(params int[] b) { }", "Base.Base(int)")]
    [InlineData("protected Base(string a = \"\") { } protected Base(int a = 1, params int[] b) { }", "Base.Base(string)")]
    [InlineData("protected Base(int a = 1) { } protected Base(string a = \"\") { }", null)]
    [InlineData("protected Base(params int[] a) { } protected Base(params string[] b) { }", null)]
    [InlineData("protected Base(int a = 1) { } protected Base(string a = \"\") { } protected Base(params int[] b) { }", null)]
    [InlineData("protected Base(int a) { }", null)]
    [InlineData("protected Base(int a, int b = 1) { }", null)]
    [InlineData("private Base() { }", null)]
    [InlineData("private Base() { } protected Base(int a = 1) { }", "Base.Base(int)")]
    public void Is_the_one_that_overload_resolution_takes(string constructors, string? expected) =>
        Assert.Equal(expected, Called($"public class Base {{ {constructors} }}")?.ToDisplayString());

    [Theory]
    [InlineData("", false)]
    [InlineData("[System.Obsolete]", false)]
    [InlineData("[System.Obsolete(\"old\")]", false)]
    [InlineData("[System.Obsolete(\"old\", false)]", false)]
    [InlineData("[System.Obsolete(\"old\", true)]", true)]
    [InlineData("[Obsolete(\"old\", true)]", false)]
    [InlineData("[Obsolete(\"ours\", true), System.Obsolete(\"old\", true)]", true)]
    public void Is_forbidden_by_an_obsolete_that_is_an_error(string attributes, bool expected) =>
        Assert.Equal(expected, BaseConstructors.IsForbidden(Called(Base(attributes))!));

    [Theory]
    [InlineData("", "", "")]
    [InlineData("[System.Obsolete]", "", "CS0612")]
    [InlineData("[System.Obsolete(\"old\")]", "", "CS0618")]
    [InlineData("[Obsolete]", "", "")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"NEW1\")]", "", "NEW1")]
    [InlineData("", "[System.Diagnostics.CodeAnalysis.Experimental(\"NEW2\")]", "NEW2")]
    [InlineData(
        "[System.Obsolete, System.Diagnostics.CodeAnalysis.Experimental(\"NEW1\")]",
        "[System.Diagnostics.CodeAnalysis.Experimental(\"NEW2\")]",
        "CS0612, NEW1, NEW2")]
    [InlineData(
        "[System.Diagnostics.CodeAnalysis.Experimental(\"NEW\")]", "[System.Diagnostics.CodeAnalysis.Experimental(\"NEW\")]", "NEW")]
    [InlineData("[Experimental]", "", "")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SetsRequiredMembers]", "", "")]
    public void Brings_warnings_that_the_user_cannot_answer(string attributes, string ofClass, string expected)
    {
        NetworkDeclaration declaration = Derived(Base(attributes, ofClass));
        Assert.Equal(expected, NetworkParser.Model(declaration).Class.BaseWarnings);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("[System.Obsolete]", false)]
    [InlineData("[System.Diagnostics.CodeAnalysis.SetsRequiredMembers]", true)]
    [InlineData("[System.Obsolete, System.Diagnostics.CodeAnalysis.SetsRequiredMembers]", true)]
    public void Makes_a_promise_that_callers_repeat(string attributes, bool expected)
    {
        NetworkDeclaration declaration = Derived(Base(attributes));
        Assert.Equal(expected, BaseConstructors.SetsRequiredMembers(declaration.Class, declaration.Compilation));
    }

    [Fact]
    public void Without_one_nothing_is_warned_of_or_promised()
    {
        NetworkDeclaration declaration = Derived("public class Base { private Base() { } }");
        Assert.Empty(BaseConstructors.Warnings(declaration.Class, declaration.Compilation));
        Assert.False(BaseConstructors.SetsRequiredMembers(declaration.Class, declaration.Compilation));
    }

    /// <summary>A base class whose constructor has attributes, two of which look like the framework's and are not.</summary>
    private static string Base(string attributes, string ofClass = "") => $$"""
        {{ofClass}} public class Base { {{attributes}} protected Base() { } }
        class ObsoleteAttribute(string text = "", bool error = false) : System.Attribute;
        class ExperimentalAttribute : System.Attribute;
        """;

    private static NetworkDeclaration Derived(string before) => Declared.Holding("", ": Base", before);

    private static IMethodSymbol? Called(string before)
    {
        NetworkDeclaration declaration = Derived(before);
        return BaseConstructors.Called(declaration.Class, declaration.Compilation);
    }
}
