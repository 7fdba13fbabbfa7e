namespace NetGen.Compiler.Model;

/// <summary>What follows from the kernel that is asked for.</summary>
internal static class Kernels
{
    /// <summary>Whether there is code for vectors, where the consumer's framework has them.</summary>
    public static bool HasVectorCode(this Kernel kernel) => kernel is Kernel.Auto or Kernel.Vector or Kernel.Loop;
}
