namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>Prints positions in storage: <c>i * 16 + j + 48</c>, without what adds nothing.</summary>
internal static class Position
{
    public static string Of(int origin, params (string Variable, int Stride)[] steps)
    {
        var terms = new List<string>();
        foreach ((string variable, int stride) in steps)
        {
            if (stride != 0)
            {
                terms.Add(stride == 1 ? variable : $"{variable} * {stride}");
            }
        }

        if (origin != 0 || terms.Count == 0)
        {
            terms.Add($"{origin}");
        }

        return string.Join(" + ", terms);
    }
}
