using System;

namespace NetGen;

/// <summary>What becomes of a date. What comes round again becomes two numbers, sine and cosine of its angle.</summary>
[Flags]
public enum DateParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Days, with fractions, since the earliest date of the training part.</summary>
    Days = 1,

    /// <summary>Sine and cosine of 2π·(day of the year − 1)/(days of that year).</summary>
    DayOfYear = 2,

    /// <summary>Sine and cosine of 2π·day/7, counted from Monday as 0.</summary>
    DayOfWeek = 4,

    /// <summary>Sine and cosine of 2π·hours/24, with fractions of hours.</summary>
    TimeOfDay = 8,
}
