namespace NetGen.Compiler.Print.CSharp.Writing;

/// <summary>Prints positions in storage: <c>i * 16 + j + 48</c>, without what adds nothing.</summary>
internal static class Position
{
    public static string Of(int origin, params (string Variable, int Stride)[] steps)
    {
        IEnumerable<string> terms = steps
            .Where(step => step.Stride != 0)
            .Select(step => step.Stride == 1 ? step.Variable : $"{step.Variable} * {step.Stride}")
            .Concat(origin == 0 ? [] : [$"{origin}"]);
        string text = string.Join(" + ", terms);
        return text.Length == 0 ? "0" : text;
    }
}
