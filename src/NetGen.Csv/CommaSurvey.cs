namespace NetGen;

/// <summary>
/// Decides what a comma in a number is if a decimal point was expected. One number alone, such as 1,234, may mean 1.234
/// or 1234; all numbers of the file together tell.
/// </summary>
internal sealed class CommaSurvey
{
    private bool _hasWhole;
    private bool _hasOthers;
    private bool _hasFraction;

    /// <param name="hasNumbers">Whether numbers without a comma were read before.</param>
    /// <param name="hasPoints">Whether one of them had a decimal point.</param>
    public CommaSurvey(bool hasNumbers, bool hasPoints) => (_hasWhole, _hasOthers) = (hasNumbers, hasPoints);

    public void Add(string cell, CsvNumbers numbers)
    {
        int comma = cell.IndexOf(',');
        if (cell.Contains('.') || (comma >= 0 && cell.IndexOf(',', comma + 1) >= 0))
        {
            _hasOthers = true;
        }
        else if (comma < 0)
        {
            _hasWhole |= numbers.TryReadLabel(cell, out _);
        }
        else
        {
            // Groups have three digits.
            _hasFraction |= cell.Length - comma - 1 != 3 || cell.TrimStart('+', '-').StartsWith('0');
        }
    }

    /// <summary>Notes that a part of the file cannot be read.</summary>
    public void AddUnread() => _hasOthers = true;

    /// <param name="format">The C# of the format that reads a decimal comma.</param>
    public string Advice(string format)
    {
        string all = _hasOthers ? ""
            : _hasWhole ? " Every number in the file that is not whole has one comma."
            : " Every number in the file has one comma.";
        return all.Length > 0 && _hasFraction
            ? $"with a comma.{all} They are decimal commas: read the file with {format}"
            : $"with a comma.{all} If it is a decimal comma, read the file with {format}; if it separates digit "
            + "groups, remove it from the file";
    }
}
