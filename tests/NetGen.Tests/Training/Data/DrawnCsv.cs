using System.Globalization;

namespace NetGen.Tests.Training.Data;

/// <summary>A file of known numbers, written in one of the ways that are read; the last column is the target.</summary>
internal sealed class DrawnCsv
{
    private readonly int[][] _digits;
    private readonly int[][] _places;
    private readonly string[][] _cells;
    private readonly string _before;
    private readonly string _lineEnd;

    public DrawnCsv(Random random)
    {
        int rows = random.Next(1, 5), columns = random.Next(2, 5);
        bool hasHint = random.Next(6) == 0;
        bool hasHeader = random.Next(3) > 0;
        bool isGiven = !hasHint && random.Next(3) == 0;
        bool hasComma = random.Next(2) == 0;
        Separator = (isGiven ? ",;\t|:" : ",;\t|")[random.Next(isGiven ? 5 : 4)];
        Format = new CsvFormat
        {
            Separator = isGiven ? Separator : null,
            DecimalComma = hasComma,
            HasHeader = hasHeader,
            SkippedLines = random.Next(3) == 0 ? random.Next(3) : 0,
        };
        _digits = Table(rows, columns, () => random.Next(-9_999_999, 10_000_000));
        _places = Table(rows, columns, () => random.Next(8));
        bool isQuoted = random.Next(3) == 0;
        _cells = [.. _digits.Select((row, r) => row.Select((digits, c) => Quoted(
            Written(random, digits, _places[r][c], hasComma ? ',' : '.'), isQuoted)).ToArray())];
        Names = [.. Enumerable.Range(0, columns).Select(n => !hasHeader ? $"{n}" : n % 2 == 0 ? $"c{n}" : $"ä {n}")];
        _lineEnd = random.Next(3) == 0 ? "\r\n" : "\n";
        _before = string.Concat(Enumerable.Repeat("of 2024, in cm; 1,5|x" + _lineEnd, Format.SkippedLines))
            + (hasHint ? $"sep={Separator}{_lineEnd}" : string.Concat(Enumerable.Repeat(_lineEnd, random.Next(2))));
    }

    public CsvFormat Format { get; }

    public char Separator { get; }

    public string[] Names { get; }

    public int RowCount => _cells.Length;

    public string Text => _before + string.Concat(
        _cells.Prepend(Names).Skip(Format.HasHeader ? 0 : 1).Select(row => string.Join(Separator, row) + _lineEnd));

    /// <summary>The line of a row, from 1.</summary>
    public int Line(int row) => _before.Count(letter => letter == '\n') + (Format.HasHeader ? 2 : 1) + row;

    /// <summary>Both are exact, so the quotient is the number of the digits that is nearest.</summary>
    public double[] Doubles => [.. Numbers((digits, places) => digits / Math.Pow(10, places))];

    public float[] Singles => [.. Numbers((digits, places) => digits / (float)Math.Pow(10, places))];

    public void Replace(int row, int column, string cell) => _cells[row][column] = cell;

    /// <summary>A cell that has the separator or a line's end is quoted.</summary>
    public string Quoted(string cell, bool isQuoted) => isQuoted || cell.Contains(Separator) || cell.Contains('\n')
        ? $"\"{cell.Replace("\"", "\"\"")}\""
        : cell;

    /// <summary>All numbers that are read, in the file's order.</summary>
    public T[] Load<T>(CsvFormat? format = null)
        where T : unmanaged
    {
        Dataset<T> data = CsvDataset.Load<T>(new StringReader(Text), [Names[^1]], format: format ?? Format);
        return [.. Enumerable.Range(0, data.Count).SelectMany(n => (T[])[.. data.Input(n), .. data.Target(n)])];
    }

    private static int[][] Table(int rows, int columns, Func<int> draw) =>
        [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => draw()).ToArray())];

    /// <summary>12345 with three places as 12.345, +12.34500, 12345e-3 or 1.2345E+001.</summary>
    private static string Written(Random random, int digits, int places, char mark)
    {
        string sign = digits < 0 ? "-" : random.Next(5) == 0 ? "+" : "";
        string text = Math.Abs((long)digits).ToString(CultureInfo.InvariantCulture);
        switch (random.Next(4))
        {
            case 0:
                return $"{sign}{text}e{-places}";
            case 1:
                int power = text.Length - 1 - places;
                return $"{sign}{text[0]}{mark}{text[1..]}0E{(power < 0 ? '-' : '+')}{Math.Abs(power):000}";
            default:
                text = text.PadLeft(places + 1, '0');
                string fraction = text[^places..] + new string('0', random.Next(3));
                return sign + text[..^places] + (fraction.Length > 0 ? mark + fraction : "");
        }
    }

    private IEnumerable<T> Numbers<T>(Func<int, int, T> number) =>
        _digits.Zip(_places).SelectMany(row => row.First.Zip(row.Second, number));
}
