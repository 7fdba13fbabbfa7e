using System;

namespace NetGen;

/// <summary>The order in which rows are shown.</summary>
internal sealed class RowOrder
{
    private readonly int[] _rows;

    public RowOrder(int count) => _rows = new int[count];

    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>
    /// Draws a new order (Fisher and Yates), from the order 0, 1, 2, …: it depends only on the generator, not on what
    /// was drawn before.
    /// </summary>
    public void Shuffle(UniformGenerator random)
    {
        Reset();
        for (int n = _rows.Length - 1; n > 0; n--)
        {
            int other = random.Next(n + 1);
            (_rows[n], _rows[other]) = (_rows[other], _rows[n]);
        }
    }

    public void Reset()
    {
        for (int n = 0; n < _rows.Length; n++)
        {
            _rows[n] = n;
        }
    }
}
