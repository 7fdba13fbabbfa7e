using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;
using NetGen.Compiler.Program.Functions;

namespace NetGen.Compiler.Print.CSharp;

/// <summary>What is printed of the library's <c>PortableMath</c>: functions, their parts and constants.</summary>
internal static class LibraryFiles
{
    private static readonly LibraryDialect Dialect = new();

    /// <summary>A file for each family of functions, and one for the constants that several of them use.</summary>
    public static IEnumerable<(string Name, string Text)> Write()
    {
        var written = new HashSet<Routine>(PortableFunctions.Families.SelectMany(family => family.Functions));
        (FunctionFamily Family, Routine[] Parts)[] families =
        [
            .. PortableFunctions.Families.Select(family =>
                (family, family.Functions.SelectMany(Called).Where(written.Add).ToArray())),
        ];
        Dictionary<FunctionFamily, NamedNumber[]> constants = families.ToDictionary(
            one => one.Family, one => ConstantsOf(one.Family.Functions.Concat(one.Parts)));
        HashSet<NamedNumber> shared =
        [
            .. constants.Values.SelectMany(some => some).GroupBy(constant => constant)
                .Where(group => group.Count() > 1).Select(group => group.Key),
        ];
        yield return File("Constants", [], writer => Write(writer, shared));
        foreach ((FunctionFamily family, Routine[] parts) in families)
        {
            yield return File(family.Name, family.Functions.Concat(parts), writer =>
            {
                Write(writer, constants[family].Except(shared));
                foreach (Routine routine in family.Functions)
                {
                    Write(writer, "public static", routine);
                }

                foreach (Routine routine in parts)
                {
                    Write(writer, "private static", routine);
                }
            });
        }
    }

    /// <summary>The routines that one is made of, each behind those that call it.</summary>
    private static IEnumerable<Routine> Called(Routine routine)
    {
        Routine[] direct = [.. routine.Body.AllValues().OfType<ResultOf>().Select(call => call.Routine).Distinct()];
        return direct.Concat(direct.SelectMany(Called));
    }

    private static NamedNumber[] ConstantsOf(IEnumerable<Routine> routines) =>
        [.. routines.SelectMany(routine => routine.Body.AllValues()).OfType<NamedNumber>().Distinct()];

    private static (string Name, string Text) File(
        string name, IEnumerable<Routine> routines, Action<CodeWriter> members)
    {
        var writer = new CodeWriter();
        writer.Line(
            "// Printed from NetGen.Compiler's Program/Functions; docs/decisions/0001-portable-math.md says how.");
        writer.Lines(routines.Any() ? ["using System;"] : []);
        writer.Lines(routines.Any() ? ["using System.Runtime.CompilerServices;"] : []);
        writer.Gap();
        writer.Line("namespace NetGen;");
        writer.Gap();
        using (writer.Braces("public static partial class PortableMath"))
        {
            members(writer);
        }

        return ($"PortableMath.{name}.cs", writer.ToString());
    }

    private static void Write(CodeWriter writer, IEnumerable<NamedNumber> constants)
    {
        foreach (IGrouping<string, NamedNumber> group in constants.GroupBy(constant => constant.Reason))
        {
            writer.Gap();
            writer.Lines(Wrapping.Words(group.Key).Select(line => $"// {line}"));
            foreach ((string name, Number number, _) in group)
            {
                string type = CSharpValues.TypeName(number.Type.Format, "");
                writer.Line($"private const {type} {name} = {Dialect.Text(number)};");
            }
        }
    }

    private static void Write(CodeWriter writer, string modifiers, Routine routine)
    {
        writer.Gap();
        writer.Lines(routine.Summary is { } summary ? Documentation.Element("summary", summary) : []);
        writer.Lines(routine.Remarks is { } remarks ? Documentation.Element("remarks", remarks) : []);
        writer.Line(
            "[MethodImpl("
                + (routine.IsInlined ? "MethodImplOptions.AggressiveInlining" : "Optimization.FromFirstCall")
                + ")]");
        Dialect.Write(writer, modifiers, routine);
    }
}
