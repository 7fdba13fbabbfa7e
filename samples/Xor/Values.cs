namespace NetGen.Samples.XorSample;

/// <summary>Numbers as text, all of one width.</summary>
internal static class Values
{
    public static string Text(double value) => value.ToString("+0.000000;−0.000000; 0.000000");

    public static string Text(params ReadOnlySpan<double> values)
    {
        var texts = new string[values.Length];
        for (int n = 0; n < values.Length; n++)
        {
            texts[n] = Text(values[n]);
        }

        return string.Join("  ", texts);
    }

    public static string Text(VectorView<double> vector) => Text(vector.ToArray());

    /// <summary>A line a row.</summary>
    public static string Text(MatrixView<double> matrix) => string.Join(
        '\n',
        Enumerable.Range(0, matrix.Rows).Select(
            i => Text([.. Enumerable.Range(0, matrix.Columns).Select(j => matrix[i, j])])));

    /// <summary>One column as a line.</summary>
    public static string Column(MatrixView<double> matrix) => Text(
        [.. Enumerable.Range(0, matrix.Rows).Select(i => matrix[i, 0])]);
}
