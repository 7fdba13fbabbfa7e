using System.Numerics;

namespace NetGen.TestSupport;

/// <summary>A sum and what it rounded off, which goes with the next term.</summary>
internal struct NaiveSum<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public T Value { get; private set; }

    public T Rest { get; set; }

    public void Add(T term)
    {
        T next = term + Rest;
        T before = Value;
        Value = before + next;

        // Fast, by size: the smaller term less what of it arrived.
        T lost = T.Abs(before) >= T.Abs(next) ? next - (Value - before) : before - (Value - next);
        Rest = T.IsFinite(lost) ? lost : T.Zero;
    }
}
