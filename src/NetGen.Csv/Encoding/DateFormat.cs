using System;
using System.Globalization;

namespace NetGen;

/// <summary>
/// What a format says of a date. What it does not say would be the year 1, January, the first, or midnight.
/// </summary>
internal static class DateFormat
{
    /// <summary>Each of its numbers differs from the one that stands for what a format leaves out.</summary>
    private static readonly DateTime Probe = new(2021, 11, 23, 17, 48, 39, DateTimeKind.Utc);

    /// <returns>Why these parts cannot be told by the format; null: they can.</returns>
    public static string? Problem(string format, DateParts parts)
    {
        if (!TryRead(format, out DateTime read))
        {
            return "is not a form of dates, or one that cannot be read back. Write it as for DateTime.ParseExact, such "
                + "as \"dd.MM.yyyy HH:mm\"";
        }

        bool hasYear = read.Year == Probe.Year, hasMonth = read.Month == Probe.Month, hasDay = read.Day == Probe.Day;
        const DateParts OfDates = DateParts.Days | DateParts.DayOfYear | DateParts.DayOfWeek;
        return read.Hour == Probe.Hour - 12
                ? "has hours up to 12 and does not say which half of the day. Write HH, or add tt"
            : (parts & OfDates) != 0 && !hasYear ? $"has no year, which {Names(parts & OfDates)} needs"
            : (parts & OfDates) != 0 && hasDay && !hasMonth ? $"has no month, which {Names(parts & OfDates)} needs"
            : (parts & DateParts.DayOfYear) != 0 && !hasMonth ? "has no month, which DateParts.DayOfYear needs"
            : (parts & DateParts.DayOfWeek) != 0 && !hasDay ? "has no day, which DateParts.DayOfWeek needs"
            : (parts & DateParts.TimeOfDay) != 0 && read.Hour != Probe.Hour
                ? "has no hours, which DateParts.TimeOfDay needs"
            : null;
    }

    private static bool TryRead(string format, out DateTime read)
    {
        try
        {
            return FittedColumn.TryDate(Probe.ToString(format, CultureInfo.InvariantCulture), format, out read);
        }
        catch (FormatException)
        {
            read = default;
            return false;
        }
    }

    private static string Names(DateParts parts) =>
        (parts & DateParts.Days) != 0 ? "DateParts.Days"
        : (parts & DateParts.DayOfYear) != 0 ? "DateParts.DayOfYear"
        : "DateParts.DayOfWeek";
}
