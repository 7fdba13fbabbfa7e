using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;
using NetGen.Compiler.Program.Functions;

namespace NetGen.Compiler.Print.CSharp.Vector;

/// <summary>The functions on registers that the kernel calls, as far as the kernel calls them.</summary>
internal static class VectorHelperMethods
{
    /// <summary>The namespaces that code with such uses names things of.</summary>
    public static IEnumerable<string> Imports(Uses uses)
    {
        bool isAligned = uses.Reservations.Any(reserve => reserve.Form.IsAligned);
        bool hasHelpers =
            uses.Functions.Count + uses.Sums.Count + uses.Pairs.Count + uses.Largest > 0 || uses.Fold is not null;
        yield return "System.Runtime.CompilerServices";
        if (uses.Copies || uses.Reservations.Any(reserve => !reserve.Form.IsFixed))
        {
            yield return "System.Runtime.InteropServices";
        }

        yield return "System.Runtime.Intrinsics";
        if (uses.Sums.Count > 0)
        {
            yield return "System.Runtime.Intrinsics.Arm";
            yield return "System.Runtime.Intrinsics.X86";
        }
    }

    public static void Write(CodeWriter writer, NetworkPlan plan, Uses uses)
    {
        string T = CSharpValues.TypeName(plan.Format, "");
        NumberType Type(int lanes) => new(plan.Format, lanes);
        int group = Tiling.GroupLanes(plan.Model.Precision);
        // Wider registers are added up by way of the narrowest where the hardware has no better way.
        int[] narrowest = uses.Sums.Any(lanes => lanes > group) ? [group] : [];
        foreach (int lanes in uses.Sums.Union(narrowest).OrderBy(lanes => lanes))
        {
            if (lanes == group)
            {
                WriteSumOfEach(writer, Type(lanes));
            }
            else
            {
                WriteWideSumOfEach(writer, Type(lanes));
            }
        }

        foreach (int lanes in uses.Pairs)
        {
            WriteOfPair(writer, Type(lanes), "Evens", 0);
            WriteOfPair(writer, Type(lanes), "Odds", 1);
        }

        for (int lanes = uses.Largest; lanes >= group; lanes /= 2)
        {
            WriteLargest(writer, Type(lanes), isWidest: lanes == uses.Largest, isNarrowest: lanes == group);
        }

        if (uses.Fold is { } fold)
        {
            WriteFolded(writer, Type(fold.From), fold.To);
        }

        WriteMemory(writer, plan, uses, T);
        var dialect = new RegisterDialect();
        foreach ((Function function, int lanes) in WithCallees(uses, plan.Format))
        {
            writer.Gap();
            dialect.Write(writer, LaneFunctions.Of(function, Type(lanes)));
        }
    }

    private static void WriteMemory(CodeWriter writer, NetworkPlan plan, Uses uses, string type)
    {
        // Routines may share a type.
        foreach (Reserve reserve in uses.Reservations.Where(reserve => reserve.Form.IsFixed)
            .GroupBy(reserve => reserve.Form.Name).Select(group => group.First()))
        {
            int length = reserve.Length + Tiling.WidestLanes(plan.Model.Precision);
            writer.Gap();
            writer.Line($"// {length} numbers, one register more than are used, so that the first can be aligned");
            const string Interop = "global::System.Runtime.InteropServices";
            int bytes = length * plan.BytesPerNumber;
            writer.Line($"[{Interop}.StructLayout({Interop}.LayoutKind.Sequential, Size = {bytes})]");
            using (writer.Braces($"private struct {reserve.Form.Name}"))
            {
                writer.Line($"public {type} First;");
            }
        }

        if (uses.Reservations.Any(reserve => reserve.Form.IsAligned))
        {
            writer.Gap();
            writer.Line("// the first number on a 64-byte boundary; the stack does not move");
            using (writer.Method($"private static ref {type} Aligned(ref {type} first)", computesPositions: true))
            {
                writer.Line("return ref Unsafe.AddByteOffset("
                    + $"ref first, -Unsafe.ByteOffset(ref Unsafe.NullRef<{type}>(), ref first) & 63);");
            }
        }
    }

    /// <summary>Functions and those that they call, in order.</summary>
    private static SortedSet<LaneFunctionUse> WithCallees(Uses uses, NumberFormat format)
    {
        var all = new SortedSet<LaneFunctionUse>();
        Add(uses);
        return all;

        void Add(Uses more)
        {
            foreach (LaneFunctionUse use in more.Functions)
            {
                if (all.Add(use))
                {
                    Add(Uses.Of([LaneFunctions.Of(use.Function, new NumberType(format, use.Lanes))]));
                }
            }
        }
    }

    private static void WriteSumOfEach(CodeWriter writer, NumberType group)
    {
        string type = CSharpValues.VectorType(group);
        string[] names = group.Lanes == 4 ? ["a", "b", "c", "d"] : ["a", "b"];
        string parameters = string.Join(", ", names.Select(name => $"{type} {name}"));
        writer.Gap();
        writer.Line($"// ({string.Join(", ", names.Select(name => $"Σ{name}"))}): transposed, then added");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Braces($"private static {type} SumOfEach({parameters})"))
        {
            if (group.Lanes == 4)
            {
                using (writer.Braces("if (Sse.IsSupported)"))
                {
                    writer.Line($"{type} ab = Sse.UnpackLow(a, b) + Sse.UnpackHigh(a, b);");
                    writer.Line($"{type} cd = Sse.UnpackLow(c, d) + Sse.UnpackHigh(c, d);");
                    writer.Line("return Sse.MoveLowToHigh(ab, cd) + Sse.MoveHighToLow(cd, ab);");
                }

                writer.Gap();
                using (writer.Braces("if (AdvSimd.Arm64.IsSupported)"))
                {
                    writer.Line("return AdvSimd.Arm64.AddPairwise("
                        + "AdvSimd.Arm64.AddPairwise(a, b), AdvSimd.Arm64.AddPairwise(c, d));");
                }
            }
            else
            {
                using (writer.Braces("if (Sse2.IsSupported)"))
                {
                    writer.Line("return Sse2.UnpackLow(a, b) + Sse2.UnpackHigh(a, b);");
                }

                writer.Gap();
                using (writer.Braces("if (AdvSimd.Arm64.IsSupported)"))
                {
                    writer.Line("return AdvSimd.Arm64.AddPairwise(a, b);");
                }
            }

            writer.Gap();
            IEnumerable<string> sums = names.Select(name => $"Vector128.Sum({name})");
            writer.Line($"return Vector128.Create({string.Join(", ", sums)});");
        }
    }

    private static void WriteWideSumOfEach(CodeWriter writer, NumberType wide)
    {
        string type = CSharpValues.VectorType(wide);
        int lanes = wide.Lanes;
        string[] names = [.. new[] { "a", "b", "c", "d", "e", "f", "g", "h" }.Take(lanes)];
        writer.Gap();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        string parameters = string.Join(", ", names.Select(name => $"{type} {name}"));
        using (writer.Braces($"private static {type} SumOfEach({parameters})"))
        {
            using (writer.Braces("if (Avx.IsSupported)"))
            {
                for (int n = 0; n < lanes; n += 2)
                {
                    (string a, string b) = (names[n], names[n + 1]);
                    writer.Line($"{type} {a}{b} = Avx.UnpackLow({a}, {b}) + Avx.UnpackHigh({a}, {b});");
                }

                (string low, string high) = ("ab", "cd");
                if (lanes == 8)
                {
                    // Of each half of the registers: the first two lanes of both, then the last two.
                    writer.Line($"{type} abcd = Avx.Shuffle(ab, cd, 0x44) + Avx.Shuffle(ab, cd, 0xEE);");
                    writer.Line($"{type} efgh = Avx.Shuffle(ef, gh, 0x44) + Avx.Shuffle(ef, gh, 0xEE);");
                    (low, high) = ("abcd", "efgh");
                }

                writer.Line($"return Avx.Permute2x128({low}, {high}, 0x20) + Avx.Permute2x128({low}, {high}, 0x31);");
            }

            writer.Gap();
            IEnumerable<string> halves = names.Select(name => Halves(name, wide));
            writer.Line($"return {CSharpValues.VectorClass(wide)}.Create(");
            writer.Line($"    SumOfEach({string.Join(", ", halves.Take(lanes / 2))}),");
            writer.Line($"    SumOfEach({string.Join(", ", halves.Skip(lanes / 2))}));");
        }
    }

    private static void WriteFolded(CodeWriter writer, NumberType from, int to)
    {
        writer.Gap();
        writer.Line("// adds up the parts of a register");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        string folded = CSharpValues.VectorType(from.WithLanes(to));
        using (writer.Braces($"private static {folded} Folded({CSharpValues.VectorType(from)} v)"))
        {
            string last = "v";
            for (int lanes = from.Lanes / 2; lanes > to; lanes /= 2)
            {
                string half = CSharpValues.VectorType(from.WithLanes(lanes));
                writer.Line($"{half} half = {Halves(last, from.WithLanes(lanes * 2))};");
                last = "half";
            }

            writer.Line($"return {Halves(last, from.WithLanes(to * 2))};");
        }
    }

    private static void WriteOfPair(CodeWriter writer, NumberType wide, string name, int first)
    {
        (string type, int lanes) = (CSharpValues.VectorType(wide), wide.Lanes);
        IEnumerable<int> indexes = Enumerable.Range(0, lanes).Select(lane => (lane / 2 * 2) + first);
        writer.Gap();
        writer.Line($"// lanes {string.Join(", ", indexes.Take(4))}{(lanes > 4 ? ", …" : "")}");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Braces($"private static {type} {name}({type} v)"))
        {
            string vector = CSharpValues.VectorClass(wide);
            writer.Line($"return {vector}.Shuffle(v, {vector}.Create({string.Join(", ", indexes)}));");
        }
    }

    private static void WriteLargest(CodeWriter writer, NumberType register, bool isWidest, bool isNarrowest)
    {
        string number = CSharpValues.TypeName(register.Format, "");
        writer.Gap();
        if (isWidest)
        {
            writer.Line("// the largest lane");
        }

        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Braces($"private static {number} Largest({CSharpValues.VectorType(register)} v)"))
        {
            if (!isNarrowest)
            {
                string half = CSharpValues.VectorClass(register.WithLanes(register.Lanes / 2));
                (string lower, string upper) = (Part("Lower", "v", register), Part("Upper", "v", register));
                writer.Line($"return Largest({half}.Max({lower}, {upper}));");
                return;
            }

            string shuffle = register.Lanes == 4 ? "Vector128.Create(2, 3, 0, 1)" : "Vector128.Create(1L, 0L)";
            writer.Line($"v = Vector128.Max(v, Vector128.Shuffle(v, {shuffle}));");
            writer.Line(register.Lanes == 4 ? "return global::System.Math.Max(v[0], v[1]);" : "return v[0];");
        }
    }

    /// <summary>A register's halves, added up.</summary>
    private static string Halves(string name, NumberType register) =>
        $"{Part("Lower", name, register)} + {Part("Upper", name, register)}";

    /// <summary>By the method's own name: an extension method of the user's could come first.</summary>
    private static string Part(string half, string name, NumberType register) =>
        $"{CSharpValues.VectorClass(register)}.Get{half}({name})";
}
