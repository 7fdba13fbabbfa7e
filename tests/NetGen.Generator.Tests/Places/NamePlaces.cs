using System.Globalization;

namespace NetGen.Generator.Tests.Places;

/// <summary>A way in which names of the user's come near a network's class.</summary>
/// <param name="What">Whose names they are.</param>
/// <param name="Source">
/// The user's file with all of the names: [N] is the attribute, BODY what stands in the class, which is called Xor.
/// </param>
/// <param name="TypeName">The class.</param>
/// <param name="Most">So many names go into one file.</param>
internal sealed record NamePlace(
    string What, Func<IReadOnlyList<string>, string> Source, Func<IReadOnlyList<string>, string> TypeName, int Most)
{
    private const string Class = "[N] public partial class Xor { BODY }";

    public static IReadOnlyList<NamePlace> All { get; } =
    [
        InNamespace("classes of the namespace", n => $"public class @{n};"),
        InNamespace("generic classes of the namespace", n => $"public class @{n}<ΩT>;"),
        InNamespace("classes of the namespace with two type parameters", n => $"public class @{n}<ΩT, ΩU>;"),
        InNamespace("delegates of the namespace", n => $"public delegate void @{n}();"),
        InNamespace("attributes of the namespace", n => $"public class @{n}Attribute : global::System.Attribute;"),
        InNamespace("namespaces in the namespace", n => $"namespace @{n} {{ public class Inner; }}"),
        InNamespace("extension methods of the namespace", Extensions, "public static class ΩMethods { ", " } "),
        InNamespace(
            "extension properties of the namespace",
            n => $"extension<ΩT>(ΩT x) {{ public int @{n} => 1; }}",
            "public static class ΩMethods { ",
            " } "),
        InClass("fields", n => $"public int @{n};"),
        InClass("properties", n => $"public static int @{n} => 1;"),
        InClass("methods", n => $"public static int @{n}(params object[] all) => 1;"),
        InClass("generic methods", n => $"public static int @{n}<ΩT>(ΩT x) => 1;"),
        InClass("events", n => $"public event global::System.Action @{n} {{ add {{ }} remove {{ }} }}"),
        InClass("classes in the class", n => $"public class @{n};"),
        InClass("generic classes in the class", n => $"public class @{n}<ΩT>;"),
        InClass("enumerations in the class", n => $"public enum @{n} {{ A }}"),
        InOuter("methods of the type around", n => $"public static int @{n}(params object[] all) => 1;"),
        InOuter("constants of the type around", n => $"public const int @{n} = 1;"),
        InOuter("classes in the type around", n => $"public class @{n};"),
        InOuter("generic classes in the type around", n => $"public class @{n}<ΩT>;"),
        InBase("inherited methods", n => $"public static int @{n}(params object[] all) => 1;"),
        InBase("inherited properties", n => $"public int @{n} => 1;"),
        InBase("inherited classes", n => $"public class @{n};"),
        InBase("private members of the base", n => $"private int @{n} => 1;"),
        new(
            "namespaces around",
            names => $"namespace {Join(".", names)} {{ {Class} }}",
            names => string.Join(".", names) + ".Xor",
            100),
        new(
            "types around",
            names => string.Concat(names.Select(n => $"public partial class @{n} {{ ")) + Class
                + string.Concat(names.Select(_ => " }")),
            names => string.Join("+", names) + "+Xor",
            100),
        .. new[] { "Xor", "ΩSpace.Xor" }.SelectMany(FromFarther),
    ];

    /// <summary>Of the global namespace, and what global using directives bring.</summary>
    private static NamePlace[] FromFarther(string type) =>
    [
        Global(type, "global classes", n => $"public class @{n};"),
        Global(type, "global generic classes", n => $"public class @{n}<ΩT>;"),
        Global(type, "global namespaces", n => $"namespace @{n} {{ public class Inner; }}"),
        Global(type, "global extension methods", Extensions, "public static class ΩMethods { ", " } "),
        Alias(type, "aliases", "Ω.@{0}", n => $"public class @{n};"),
        Alias(type, "aliases of generic types", "Ω.@{0}<int>", n => $"public class @{n}<ΩT>;"),
        Alias(type, "aliases of arrays", "Ω.@{0}[]", n => $"public class @{n};"),
        Alias(type, "aliases of namespaces", "Ω.@{0}", n => $"namespace @{n} {{ public class Inner; }}"),
        UsedFrom(type, "classes of a namespace that is used", "global using Ω;", n => $"public class @{n};", "namespace Ω { "),
        UsedFrom(type, "generic classes of a namespace that is used", "global using Ω;", n => $"public class @{n}<ΩT>;", "namespace Ω { "),
        UsedFrom(type, "extension methods of a namespace that is used", "global using Ω;", Extensions, "namespace Ω { public static class M { "),
        UsedFrom(type, "methods of a class that is used", "global using static Ω;", n => $"public static int @{n}(params object[] all) => 1;"),
        UsedFrom(type, "classes in a class that is used", "global using static Ω;", n => $"public class @{n};"),
    ];

    /// <summary>For whatever an extension method may be called on, and with.</summary>
    private static string Extensions(string n) => $"""
        public static int @{n}<ΩT>(this ΩT x) => 1;
        public static int @{n}<ΩT>(this ΩT x, int i) => 1;
        public static int @{n}<ΩT>(this ΩT x, ref float to) => 1;
        public static int @{n}<ΩT>(this ΩT x, ref float to, nuint i) => 1;
        public static int @{n}<ΩT, ΩU>(this ΩT x, ΩU y) => 1;
        public static int @{n}<ΩT, ΩU, ΩV>(this ΩT x, ΩU y, ΩV z) => 1;
        """.Replace("\n", " ");

    private static NamePlace InNamespace(string what, Func<string, string> declare, string open = "", string close = "") =>
        new(what, names => $"namespace ΩSpace {{ {open}{Each(names, declare)}{close}{Class} }}", _ => "ΩSpace.Xor", int.MaxValue);

    private static NamePlace InClass(string what, Func<string, string> declare) => new(
        what,
        names => "namespace ΩSpace { " + Class.Replace("BODY", "BODY " + Each(names, declare)) + " }",
        _ => "ΩSpace.Xor",
        int.MaxValue);

    private static NamePlace InOuter(string what, Func<string, string> declare) => new(
        what,
        names => $"namespace ΩSpace {{ public partial class ΩOuter {{ {Each(names, declare)}{Class} }} }}",
        _ => "ΩSpace.ΩOuter+Xor",
        int.MaxValue);

    private static NamePlace InBase(string what, Func<string, string> declare) => new(
        what,
        names => $"namespace ΩSpace {{ public class ΩBase {{ {Each(names, declare)} }} {Class.Replace("Xor", "Xor : ΩBase")} }}",
        _ => "ΩSpace.Xor",
        int.MaxValue);

    private static NamePlace Global(string type, string what, Func<string, string> declare, string open = "", string close = "") =>
        new($"{what}, {type}", names => $"{open}{Each(names, declare)}{close}{Placed(type)}", _ => type, int.MaxValue);

    /// <summary>The target is called as the alias is: messages are about the target.</summary>
    private static NamePlace Alias(string type, string what, string target, Func<string, string> declare) => new(
        $"{what}, {type}",
        names => Each(names, n => $"global using @{n} = global::{string.Format(CultureInfo.InvariantCulture, target, n)};")
            + $"namespace Ω {{ {Each(names, declare)}}} {Placed(type)}",
        _ => type,
        int.MaxValue);

    private static NamePlace UsedFrom(
        string type, string what, string use, Func<string, string> declare, string open = "public static class Ω { ") =>
        Global(type, what, declare, $"{use} {open}", string.Concat(open.Where(c => c == '{').Select(_ => "} ")));

    private static string Placed(string type) => type == "Xor" ? Class : $"namespace ΩSpace {{ {Class} }}";

    private static string Each(IReadOnlyList<string> names, Func<string, string> declare) => string.Join(" ", names.Select(declare)) + " ";

    private static string Join(string separator, IReadOnlyList<string> names) => string.Join(separator, names.Select(n => "@" + n));
}
