using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>Rows of numbers with a text each; few of the texts differ.</summary>
internal sealed class LabelledRows<T>
    where T : unmanaged
{
    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);
    private readonly List<T> _inputs = new();
    private readonly List<int> _numbers = new();
    private readonly CsvTable _table;
    private readonly int[] _inputColumns;

    public LabelledRows(CsvTable table, string target, IReadOnlyList<string>? inputs)
    {
        Real.Check<T>();
        _table = table;
        string[] targets = { target };
        InputNames = inputs ?? table.AllBut(targets);
        _inputColumns = table.FindNumbers(InputNames);
        TargetColumn = table.Find(targets)[0];
    }

    public int TargetColumn { get; }

    public IReadOnlyList<string> InputNames { get; }

    public T[] Inputs => _inputs.ToArray();

    /// <summary>The different texts.</summary>
    public IReadOnlyCollection<string> Labels => _labels.Keys;

    /// <summary>The text of each row, as a number: texts are numbered in the order in which they first occur.</summary>
    public IReadOnlyList<int> Numbers => _numbers;

    /// <param name="problem">What is wrong with a new text; null: nothing.</param>
    public void Read(Func<string, string?> problem)
    {
        while (_table.Read())
        {
            _inputs.AddRange(_inputColumns.Select(column => _table.Number<T>(column)));
            string label = _table.Text(TargetColumn);
            if (!_labels.TryGetValue(label, out int number))
            {
                if ((RawCell.Unreadable(label) ?? problem(label)) is { } what)
                {
                    throw _table.Wrong(TargetColumn, what);
                }

                _labels.Add(label, number = _labels.Count);
            }

            _numbers.Add(number);
        }

        _table.CheckRows(_numbers.Count);
        _table.CheckSingles(_inputColumns, _inputs);
    }

    /// <summary>The text of each row, as its index in <paramref name="labels"/>.</summary>
    public int[] NumbersBy(IReadOnlyList<string> labels)
    {
        int[] places = new int[_labels.Count];
        for (int place = 0; place < labels.Count; place++)
        {
            if (_labels.TryGetValue(labels[place], out int number))
            {
                places[number] = place;
            }
        }

        return _numbers.Select(number => places[number]).ToArray();
    }
}
