namespace NetGen.Tests.Training.Data;

/// <summary>A date is not made of what its format does not say, and is not taken for news where it never changes.</summary>
public class EncodedDateTests
{
    private const DateParts DayOfYear = DateParts.DayOfYear, DayOfWeek = DateParts.DayOfWeek, Time = DateParts.TimeOfDay;

    [Theory]
    [InlineData("dd.MM.", DateParts.Days, "has no year, which DateParts.Days needs")]
    [InlineData("HH:mm", DateParts.Days | Time, "has no year, which DateParts.Days needs")]
    [InlineData("dd.MM. HH:mm", DayOfWeek, "has no year, which DateParts.DayOfWeek needs")]
    [InlineData("M", DayOfYear, "has no year, which DateParts.DayOfYear needs")]
    [InlineData("dd yyyy", DateParts.Days, "has no month")]
    [InlineData("yyyy", DayOfYear, "has no month")]
    [InlineData("yyyy-MM", DayOfWeek, "has no day")]
    [InlineData("yyyy-MM-dd", Time, "has no hours")]
    [InlineData("yyyy-MM-dd hh:mm", Time, "has hours up to 12 and does not say which half of the day")]
    [InlineData("yyyy-MM-dd hh:mm", DateParts.Days, "has hours up to 12 and does not say which half of the day")]
    [InlineData("'yyyy'-MM-dd", DateParts.Days, "has no year")]
    [InlineData("", DateParts.Days, "is not a form of dates")]
    [InlineData("Q", DateParts.Days, "is not a form of dates")]
    [InlineData("day", DateParts.Days, "")]
    public void A_format_that_says_too_little_is_refused(string form, DateParts parts, string words)
    {
        string message = Assert.Throws<ArgumentException>("format", () => CsvColumn.Date("when", parts, form)).Message;
        Assert.Contains($"The format \"{form}\" {words}", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dd.MM.yy", DateParts.Days | DayOfYear | DayOfWeek)]
    [InlineData("yyyy-MM", DateParts.Days | DayOfYear)]
    [InlineData("yyyy", DateParts.Days)]
    [InlineData("MMM d, yyyy h:mm tt", DateParts.Days | Time)]
    [InlineData("HH:mm", Time)]
    [InlineData("o", DateParts.Days | DayOfYear | DayOfWeek | Time)]
    [InlineData("yyyy-MM-ddTHH:mm:sszzz", DateParts.Days | Time)]
    [InlineData("yyyy-MM-ddTHH:mm:ssK", DateParts.Days | Time)]
    [InlineData("R", DateParts.Days | Time)]
    public void One_that_says_enough_is_not(string form, DateParts parts) =>
        Assert.Equal("when", CsvColumn.Date("when", parts, form).Name);

    [Fact]
    public void One_date_written_in_two_ways_is_constant() => Refused(
        "nothing can be learned from a constant column", "2024-01-01\n2024-01-01 00:00\n2024-01-01T00:00:00", DateParts.Days);

    [Theory]
    [InlineData("2024-01-01\n2024-01-08\n2024-03-04", DateParts.Days | DayOfWeek, "day of week", "DayOfWeek")]
    [InlineData("2024-01-01\n2024-01-02\n2024-01-03", DateParts.Days | Time, "time of day", "TimeOfDay")]
    [InlineData("2022-05-01\n2023-05-01", DayOfYear, "day of year", "DayOfYear")]
    public void A_part_that_is_the_same_in_all_rows_is_named(string dates, DateParts parts, string what, string name) => Refused(
        $"whose {what} all rows of the training part have: nothing can be learned from it. Leave out DateParts.{name}",
        dates,
        parts);

    /// <summary>
    /// The sine of noon and of midnight is 0, that of a Monday 0 and its cosine 1: the dates decide, not these numbers.
    /// </summary>
    [Fact]
    public void What_the_dates_say_decides()
    {
        CsvRows rows = Rows("2024-01-01 00:00\n2024-01-01 12:00");
        CsvEncoder encoder = CsvEncoder.Fit(rows, [CsvColumn.Date("when", Time)], [CsvColumn.Number("y")]);
        double[] x = encoder.EncodeInputs<double>(rows);
        Assert.Equal([0.0, 1, 0, -1], x.Select(value => Math.Round(value, 12) + 0.0));
    }

    private static void Refused(string words, string dates, DateParts parts) => Assert.Contains(
        words,
        Assert.Throws<InvalidDataException>(
            () => CsvEncoder.Fit(Rows(dates), [CsvColumn.Date("when", parts)], [CsvColumn.Number("y")])).Message,
        StringComparison.Ordinal);

    private static CsvRows Rows(string dates) => CsvRows.Read(new StringReader(
        "when,y\n" + string.Concat(dates.Split('\n').Select((date, n) => $"{date},{n}\n"))));
}
