using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <summary>The functions on registers that the kernel calls, as far as the kernel calls them.</summary>
internal static class VectorHelperMethods
{
    public static void Write(CodeWriter writer, NetworkPlan plan, VectorText text)
    {
        foreach (int lanes in text.SumWidths)
        {
            if (lanes == text.Group)
            {
                WriteSumOfEach(writer, text);
            }
            else
            {
                WriteWideSumOfEach(writer, text, lanes);
            }
        }

        foreach (int lanes in text.PairWidths)
        {
            WriteOfPair(writer, text, "Evens", lanes, 0);
            WriteOfPair(writer, text, "Odds", lanes, 1);
        }

        if (text.FindsLargest)
        {
            WriteLargest(writer, text, plan);
        }

        if (text.Folds)
        {
            WriteFolded(writer, text);
        }

        foreach ((string name, int length) in text.StackTypes)
        {
            writer.Gap();
            writer.Line($"// {length} numbers, a register's more than are used: a method aligns their first");
            const string Interop = "global::System.Runtime.InteropServices";
            writer.Line($"[{Interop}.StructLayout({Interop}.LayoutKind.Sequential, Size = {length * plan.BytesPerNumber})]");
            using (writer.Braces($"private struct {name}"))
            {
                writer.Line($"public {text.T} First;");
            }
        }

        if (text.AlignsRows)
        {
            writer.Gap();
            writer.Line("// the next number that stands on a 64-byte boundary; the stack does not move");
            using (writer.Braces($"private static ref {text.T} Aligned(ref {text.T} first)"))
            {
                writer.Line($"return ref Unsafe.AddByteOffset(ref first, -Unsafe.ByteOffset(ref Unsafe.NullRef<{text.T}>(), ref first) & 63);");
            }
        }

        WriteFunctions(writer, text);
    }

    /// <summary>Exp, Tanh, … as far as formulas called them.</summary>
    private static void WriteFunctions(CodeWriter writer, VectorText text)
    {
        foreach ((Function function, int bits) in text.Helpers)
        {
            writer.Gap();
            writer.Line(VectorHelpers.Method(function, text.Precision, bits).TrimEnd('\n'));
        }
    }

    private static void WriteSumOfEach(CodeWriter writer, VectorText text)
    {
        string type = text.Type(text.Group);
        string[] names = text.Group == 4 ? ["a", "b", "c", "d"] : ["a", "b"];
        string parameters = string.Join(", ", names.Select(name => $"{type} {name}"));
        writer.Gap();
        writer.Line($"// ({string.Join(", ", names.Select(name => $"Σ{name}"))}): the registers transposed, then added");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Braces($"private static {type} SumOfEach({parameters})"))
        {
            if (text.Group == 4)
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
                    writer.Line("return AdvSimd.Arm64.AddPairwise(AdvSimd.Arm64.AddPairwise(a, b), AdvSimd.Arm64.AddPairwise(c, d));");
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
            writer.Line($"return Vector128.Create({string.Join(", ", names.Select(name => $"Vector128.Sum({name})"))});");
        }
    }

    private static void WriteWideSumOfEach(CodeWriter writer, VectorText text, int lanes)
    {
        string type = text.Type(lanes);
        string[] names = [.. "abcdefgh".Take(lanes).Select(letter => $"{letter}")];
        writer.Gap();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Braces($"private static {type} SumOfEach({string.Join(", ", names.Select(name => $"{type} {name}"))})"))
        {
            using (writer.Braces("if (Avx.IsSupported)"))
            {
                foreach ((string left, string right) in names.Where((_, n) => n % 2 == 0).Zip(names.Where((_, n) => n % 2 == 1), (a, b) => (a, b)))
                {
                    writer.Line($"{type} {left}{right} = Avx.UnpackLow({left}, {right}) + Avx.UnpackHigh({left}, {right});");
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
            IEnumerable<string> halves = names.Select(name => text.Halves(name, lanes));
            writer.Line($"return {text.Class(lanes)}.Create(");
            writer.Line($"    SumOfEach({string.Join(", ", halves.Take(lanes / 2))}),");
            writer.Line($"    SumOfEach({string.Join(", ", halves.Skip(lanes / 2))}));");
        }
    }

    private static void WriteFolded(CodeWriter writer, VectorText text)
    {
        writer.Gap();
        writer.Line("// a register's parts added up");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Braces($"private static {text.Type(text.Group)} Folded({text.Type(text.Widest)} v)"))
        {
            string last = "v";
            for (int lanes = text.Widest / 2; lanes > text.Group; lanes /= 2)
            {
                writer.Line($"{text.Type(lanes)} half = {text.Halves(last, lanes * 2)};");
                last = "half";
            }

            writer.Line($"return {text.Halves(last, text.Group * 2)};");
        }
    }

    private static void WriteOfPair(CodeWriter writer, VectorText text, string name, int lanes, int first)
    {
        IEnumerable<int> indexes = Enumerable.Range(0, lanes).Select(lane => (lane / 2 * 2) + first);
        writer.Gap();
        writer.Line($"// lanes {string.Join(", ", indexes.Take(4))}{(lanes > 4 ? ", …" : "")}");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Braces($"private static {text.Type(lanes)} {name}({text.Type(lanes)} v)"))
        {
            writer.Line($"return {text.Class(lanes)}.Shuffle(v, {text.Class(lanes)}.Create({string.Join(", ", indexes)}));");
        }
    }

    private static void WriteLargest(CodeWriter writer, VectorText text, NetworkPlan plan)
    {
        IEnumerable<int> widths = text.Tiles(plan.Output.Storage.PaddedFanOut, plan.Outputs).Select(tile => tile.Lanes).Distinct();
        int widest = widths.Max();
        for (int lanes = widest; lanes >= text.Group; lanes /= 2)
        {
            writer.Gap();
            if (lanes == widest)
            {
                writer.Line("// the largest lane");
            }

            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            using (writer.Braces($"private static {text.T} Largest({text.Type(lanes)} v)"))
            {
                if (lanes > text.Group)
                {
                    writer.Line($"return Largest({text.Class(lanes / 2)}.Max({text.Lower("v", lanes)}, {text.Upper("v", lanes)}));");
                    continue;
                }

                string shuffle = text.Group == 4 ? "Vector128.Create(2, 3, 0, 1)" : "Vector128.Create(1L, 0L)";
                writer.Line($"v = Vector128.Max(v, Vector128.Shuffle(v, {shuffle}));");
                writer.Line(text.Group == 4 ? "return global::System.Math.Max(v[0], v[1]);" : "return v[0];");
            }
        }
    }
}
