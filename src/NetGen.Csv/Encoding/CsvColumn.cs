using System;

namespace NetGen;

/// <summary>How the texts of one column become numbers.</summary>
public sealed class CsvColumn
{
    internal const string NumberKind = "number", CategoryKind = "category", DateKind = "date", YesNoKind = "yes-or-no";

    private CsvColumn(string kind, string name)
    {
        Kind = kind;
        Name = name ?? throw new ArgumentNullException(nameof(name));
    }

    /// <summary>The column's name in the header.</summary>
    public string Name { get; }

    internal string Kind { get; }

    internal MissingValues Missing { get; private set; } = MissingValues.Refused;

    internal bool KnowsOnlyItsOwn { get; private set; } = true;

    internal DateParts Parts { get; private set; }

    internal string? Format { get; private set; }

    internal string Positive { get; private set; } = "";

    /// <summary>A number stays a number.</summary>
    /// <param name="name">The column.</param>
    /// <param name="missing">What takes the place of a missing value; null: it is refused.</param>
    public static CsvColumn Number(string name, MissingValues? missing = null) =>
        new(NumberKind, name) { Missing = missing ?? MissingValues.Refused };

    /// <summary>
    /// One of several texts becomes one-hot: a number per text of the training part, 1 for the row's and 0 for the
    /// others. As a target, these are the classes.
    /// </summary>
    /// <param name="name">The column. An empty cell is a text like any other.</param>
    /// <param name="unseenIsZero">
    /// Whether a text that the training part does not have becomes all zeros; otherwise it is an error that names its
    /// line. Targets always refuse it.
    /// </param>
    public static CsvColumn Category(string name, bool unseenIsZero = false) =>
        new(CategoryKind, name) { KnowsOnlyItsOwn = !unseenIsZero };

    /// <summary>A date becomes numbers.</summary>
    /// <param name="name">The column.</param>
    /// <param name="parts">Which numbers.</param>
    /// <param name="format">
    /// The form of dates, as in <see cref="DateTime.ParseExact(string, string, IFormatProvider)"/>, such as
    /// "dd.MM.yyyy"; null: 2024-12-31, with a time (2024-12-31 23:59 or 2024-12-31T23:59:59) or without.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is no part, or one that does not exist; or the format is not one, or says too little for a part: days need
    /// a year, the time of day needs hours.
    /// </exception>
    public static CsvColumn Date(string name, DateParts parts = DateParts.Days, string? format = null)
    {
        const DateParts All = DateParts.Days | DateParts.DayOfYear | DateParts.DayOfWeek | DateParts.TimeOfDay;
        if (parts == DateParts.None || (parts & ~All) != 0)
        {
            throw new ArgumentException(
                $"parts is {(int)parts}; it must be one or more members of DateParts, such as DateParts.Days.",
                nameof(parts));
        }

        return format is null || DateFormat.Problem(format, parts) is not { } problem
            ? new CsvColumn(DateKind, name) { Parts = parts, Format = format }
            : throw new ArgumentException($"The format \"{Excerpt.Of(format)}\" {problem}.", nameof(format));
    }

    /// <summary>Yes or no becomes 1 or 0. As a target, it is for a network with one output.</summary>
    /// <param name="name">The column, which has two texts.</param>
    /// <param name="positive">The text that becomes 1; the other one of the training part becomes 0.</param>
    public static CsvColumn YesNo(string name, string positive) =>
        new(YesNoKind, name) { Positive = positive ?? throw new ArgumentNullException(nameof(positive)) };
}
