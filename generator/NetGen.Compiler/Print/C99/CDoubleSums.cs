using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.C99;

/// <summary>
/// Sums of <c>double</c> on Arm's processors without instructions for them, where gcc's library rounds some wrongly.
/// </summary>
/// <remarks>
/// ieee754-df.S shifts the lower number to the right and keeps 32 bits of what falls out. Where the exponents differ by
/// 33 and the signs differ, the bit that rounds a difference below the higher number's power of two is not among them;
/// where they differ by 32, the last bit is lost if the sum needs another shift. The C that other processors get, the
/// Cortex-M0 among them, is right. A file in C cannot replace what its own operators call: that is the linker's.
/// </remarks>
internal static class CDoubleSums
{
    /// <summary>The linker's options that the functions need.</summary>
    public const string LinkerOptions = "-Wl,--wrap=__aeabi_dadd,--wrap=__aeabi_dsub";

    /// <summary>The macro that says whether they are given.</summary>
    public const string Macro = "NETGEN_WRAPPED_SUMS";

    /// <summary>Writes the functions, and what refuses to do without them.</summary>
    public static void Write(CodeWriter writer, CNames names)
    {
        (string exponent, string fraction) = (names.Of("sum_exponent"), names.Of("sum_fraction"));
        (string bits, string number) = (names.Of("sum_bits"), names.Of("sum_number"));
        writer.Gap();
        CComment.Write(
            writer,
            "Where Arm's processors have no instructions for double, gcc's library rounds some sums wrongly: the lower "
            + "number's exponent is 32 or 33 below, as in 1 - 1.17e-10. The linker can put the functions below before "
            + "it, for all of a program.");
        writer.Lines(
        [
            "#if defined(__arm__) && defined(__GNUC__) && !defined(__ARMCC_VERSION) && !defined(__ARM_ARCH_6M__) \\",
            "    && !defined(__ARM_ARCH_8M_BASE__) && !(defined(__ARM_FP) && ((__ARM_FP & 8) != 0))",
            $"#if !defined({Macro})",
            $"#error \"{names.Network}.c: link with {LinkerOptions} and define {Macro} as 1, "
                + "or as 0 if some sums may have other bits.\"",
            $"#elif {Macro} != 0",
            "#if defined(__cplusplus)",
            "extern \"C\" {",
            "#endif",
            "double __real___aeabi_dadd(double a, double b) __attribute__((pcs(\"aapcs\")));",
            "double __wrap___aeabi_dadd(double a, double b) __attribute__((pcs(\"aapcs\"), weak));",
            "double __wrap___aeabi_dsub(double a, double b) __attribute__((pcs(\"aapcs\"), weak));",
            "#if defined(__cplusplus)",
            "}",
            "#endif",
        ]);
        writer.Gap();
        writer.Lines(
        [
            $"static uint64_t {bits}(double x)",
            "{",
            "    uint64_t bits;",
            "    (void)memcpy(&bits, &x, sizeof bits);",
            "    return bits;",
            "}",
            "",
            $"static double {number}(uint64_t bits)",
            "{",
            "    double x;",
            "    (void)memcpy(&x, &bits, sizeof x);",
            "    return x;",
            "}",
            "",
            $"static int {exponent}(uint64_t bits)",
            "{",
            "    int exponent = (int)((bits >> 52) & 0x7FFu);",
            "    return exponent == 0 ? 1 : exponent;",
            "}",
            "",
            $"static uint64_t {fraction}(uint64_t bits)",
            "{",
            "    uint64_t fraction = bits & 0xFFFFFFFFFFFFFu;",
            "    return ((bits >> 52) & 0x7FFu) == 0u ? fraction : (fraction | 0x10000000000000u);",
            "}",
            "",
            "double __wrap___aeabi_dadd(double a, double b)",
            "{",
            $"    uint64_t high = {bits}(a), low = {bits}(b), digits, rest;",
            $"    int difference = {exponent}(high) - {exponent}(low);",
            "    if (difference < 0)",
            "    {",
            $"        high = {bits}(b);",
            $"        low = {bits}(a);",
            "        difference = -difference;",
            "    }",
            "",
            "    rest = low & 0xFFFFFFFFu;",
            "    if ((difference == 32) && (rest == 1u))",
            "    {",
            "        /* The last bit could be lost; the one above it rounds in the same way. */",
            $"        return __real___aeabi_dadd({number}(high), {number}(low | 2u));",
            "    }",
            "",
            $"    if ((difference == 33) && (((high ^ low) >> 63) != 0u) && (rest != 0u) && ({exponent}(high) < "
                + "0x7FF))",
            "    {",
            "        /* The difference's digits if it is below the higher number's power of two, and what is left. */",
            $"        digits = 2u * {fraction}(high) - ({fraction}(low) >> 32) - 1u;",
            "        if (digits < 0x20000000000000u)",
            "        {",
            "            digits += rest < 0x80000000u ? 1u : rest == 0x80000000u ? (digits & 1u) : 0u;",
            $"            digits += (uint64_t)({exponent}(high) - 2) << 52;",
            $"            return {number}((high & 0x8000000000000000u) | digits);",
            "        }",
            "    }",
            "",
            "    return __real___aeabi_dadd(a, b);",
            "}",
            "",
            "double __wrap___aeabi_dsub(double a, double b)",
            "{",
            "    return __wrap___aeabi_dadd(a, -b);",
            "}",
            "#endif",
            "#endif",
        ]);
    }
}
