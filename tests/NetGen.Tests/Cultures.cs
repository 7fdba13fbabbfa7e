using System.Globalization;

namespace NetGen.Tests;

/// <summary>Runs what must not depend on the culture under one that writes numbers in another way.</summary>
internal static class Cultures
{
    /// <summary>A culture with the Swedish minus, U+2212, and a decimal comma.</summary>
    public static CultureInfo WithLongMinus(string name = "")
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }

    public static T In<T>(CultureInfo culture, Func<T> run)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
