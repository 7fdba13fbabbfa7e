#if NETGEN_GENERATOR
namespace NetGen.Compiler.Model;
#else
namespace NetGen;
#endif

/// <summary>The floating-point type of parameters, inputs and outputs.</summary>
public enum Precision
{
    /// <summary><c>float</c>, 32 bits.</summary>
    Single,

    /// <summary><c>double</c>, 64 bits.</summary>
    Double,
}
