using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen;

/// <content>What to do about a cell that is no number, or about names that occur twice.</content>
internal sealed partial class CsvTable
{
    private InvalidDataException NoNumber(int column, string hint)
    {
        string place = Place(column);
        string cell = _csv.GetSpan(column).Length > ShownBytes ? "" : Text(column).Trim();
        string what = _numbers.HasOtherMark(cell)
            ? _format.DecimalComma
                ? "with a point, but CsvFormat.DecimalComma says that numbers have a decimal comma. If it is a "
                + "decimal point, leave DecimalComma out; if it separates digit groups, remove it from the file"
                : Survey().Advice(WithDecimalComma())
            : _numbers.GroupsOf(cell, WithDecimalComma())
            ?? SplitAtCommas(cell)
            ?? "where a finite number is expected. Leave the line out, or put a number there"
            + (cell.Length > 0 ? hint : "");
        return Wrong(place, what);
    }

    /// <summary>What to do, if a comma that was taken for the separator is a decimal comma; else null.</summary>
    private string? SplitAtCommas(string cell)
    {
        int end = _csv.Separator == ',' ? cell.AsSpan().IndexOfAny(FirstLine.Separators) : -1;
        if (end < 0 || !_numbers.TryReadLabel(cell.Substring(0, end), out _))
        {
            return null;
        }

        CsvFormat format = _format.Copy();
        (format.Separator, format.DecimalComma) = (cell[end], true);
        return "where a finite number is expected. The file was split at its commas; if they are decimal commas, read "
            + $"it with {format.Code()}";
    }

    /// <summary>The format that takes the same lines apart in the same way, and reads decimal commas.</summary>
    private string WithDecimalComma()
    {
        CsvFormat format = _format.Copy();
        format.DecimalComma = true;
        if (_hasOtherSeparators && format.Separator is null)
        {
            // The first line alone would tell the separator. A line such as sep=, is skipped if it is given.
            (format.Separator, format.SkippedLines) = (_csv.Separator, _firstLine - 1);
        }

        return format.Code();
    }

    /// <summary>The format that takes the same lines apart in the same way, after the header.</summary>
    private string WithoutHeader()
    {
        CsvFormat format = _format.Copy();
        (format.Separator, format.HasHeader) = (_csv.Separator, false);
        format.SkippedLines = _firstLine + _columns.Sum(name => name.Count(letter => letter == '\n'));
        return format.Code();
    }

    private void NoteSeparators(IEnumerable<string> first) => _hasOtherSeparators =
        first.Any(text => text.AsSpan().IndexOfAny(FirstLine.Separators) >= 0);

    /// <summary>Looks at the numbers of this row and of all that follow.</summary>
    private CommaSurvey Survey()
    {
        var survey = new CommaSurvey(_hasNumbers, _numbers.HasFractions);
        try
        {
            do
            {
                foreach (int column in _numberColumns.Where(column => column < _csv.FieldCount))
                {
                    survey.Add(Start(_csv.GetSpan(column)).Trim(), _numbers);
                }
            }
            while (ReadRecord());
        }
        catch (InvalidDataException)
        {
            // An error further down is reported once this one is fixed.
            survey.AddUnread();
        }

        return survey;
    }
}
