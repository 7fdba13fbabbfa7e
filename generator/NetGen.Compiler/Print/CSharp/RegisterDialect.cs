using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.CSharp;

/// <summary>C# of functions of registers: private methods that are inlined.</summary>
internal sealed class RegisterDialect : ValueDialect
{
    /// <summary>The method with its formula above it.</summary>
    public void Write(CodeWriter writer, Routine routine)
    {
        writer.Lines(routine.Summary is { } summary ? summary.Split('\n').Select(line => $"// {line}") : []);
        if (routine.IsInlined)
        {
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        }

        Write(writer, "private static", routine);
    }

    /// <remarks>Numbers say their type, which is the function's; their bits are only on the way.</remarks>
    protected override string TypeOf(Local local) => local.Type.Format.Wraps ? "var" : VectorType(local.Type);
}
