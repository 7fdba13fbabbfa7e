namespace NetGen.Compiler.Model;

/// <summary>What the library's SaveFrozen writes, as far as generated code has to know it.</summary>
internal static class FrozenFormat
{
    /// <summary>The member that holds the numbers, in canonical order.</summary>
    public const string Member = "FrozenWeights";

    /// <summary>Zeros behind the parameters: a register of 64 bytes can be loaded from the last of them on.</summary>
    public static int Padding(Precision precision) => precision == Precision.Single ? 15 : 7;
}
