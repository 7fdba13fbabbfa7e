namespace NetGen.Tests.Training.Data;

/// <summary>Parts of rows in an order of time: what is held out comes after all that is learned from.</summary>
public class PartsInOrderTests
{
    [Theory]
    [InlineData(10, 0.2, 8)]
    [InlineData(10, 0.25, 8)]
    [InlineData(7, 0.5, 3)]
    [InlineData(10, 0.001, 9)]
    [InlineData(10, 0.999, 1)]
    [InlineData(2, 0.5, 1)]
    public void The_last_rows_are_held_out(int count, double share, int learned)
    {
        (Dataset<double> train, Dataset<double> heldOut) = Rows(count).SplitInOrder(share);
        Assert.Equal(Enumerable.Range(0, learned), Numbers(train));
        Assert.Equal(Enumerable.Range(learned, count - learned), Numbers(heldOut));
    }

    [Fact]
    public void What_belongs_to_a_row_stays_with_it()
    {
        double[] weights = [.. Enumerable.Range(1, 10).Select(n => (double)n)];
        (Dataset<double> train, Dataset<double> heldOut) = Rows(10).WithWeights(weights).SplitInOrder(0.3);
        Assert.Equal(7, train.Weight(6));
        Assert.Equal(8, heldOut.Weight(0));
        Assert.Equal([-7.0], heldOut.Target(0));
        Assert.Equal(["x"], heldOut.InputNames);
    }

    [Fact]
    public void What_cannot_be_divided_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Rows(1).SplitInOrder(0.5));
        foreach (double share in new[] { 0, 1, -0.1, 1.1, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>("heldOut", () => Rows(10).SplitInOrder(share));
        }

        Assert.Throws<ArgumentOutOfRangeException>("parts", () => Rows(10).FoldInOrder(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("parts", () => Rows(10).FoldInOrder(0, 10));
        Assert.Throws<ArgumentOutOfRangeException>("parts", () => Rows(1).FoldInOrder(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("part", () => Rows(10).FoldInOrder(3, 3));
        Assert.Throws<ArgumentOutOfRangeException>("part", () => Rows(10).FoldInOrder(-1, 3));
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(3, 5)]
    [InlineData(7, 1)]
    public void A_gap_is_in_neither_part(int gap, int learned)
    {
        (Dataset<double> train, Dataset<double> heldOut) = Rows(10).SplitInOrder(0.2, gap);
        Assert.Equal(Enumerable.Range(0, learned), Numbers(train));
        Assert.Equal([8, 9], Numbers(heldOut));
        (train, heldOut) = Rows(20).FoldInOrder(1, 2, gap);
        Assert.Equal(Enumerable.Range(0, 13 - gap), Numbers(train));
        Assert.Equal(Enumerable.Range(13, 7), Numbers(heldOut));
    }

    [Fact]
    public void A_gap_that_leaves_nothing_is_refused()
    {
        Assert.Contains(
            "Before the held-out part there are 8 rows, and the gap leaves out 8",
            Assert.Throws<ArgumentException>("gap", () => Rows(10).SplitInOrder(0.2, 8)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("gap", () => Rows(10).FoldInOrder(0, 4, 2));
        Assert.Throws<ArgumentOutOfRangeException>("gap", () => Rows(10).SplitInOrder(0.2, -1));
        Assert.Throws<ArgumentException>("gap", () => Rows(10).SplitInOrder(0.2, int.MaxValue));
    }

    [Theory]
    [InlineData(10, 4)]
    [InlineData(11, 3)]
    [InlineData(10, 9)]
    [InlineData(2, 1)]
    public void Folds_learn_from_all_rows_before_the_block_that_is_held_out(int count, int parts)
    {
        var heldOutRows = new List<int>();
        int first = 0;
        for (int part = 0; part < parts; part++)
        {
            (Dataset<double> train, Dataset<double> heldOut) = Rows(count).FoldInOrder(part, parts);
            int[] rows = Numbers(heldOut);
            Assert.Equal(Enumerable.Range(0, rows[0]), Numbers(train));
            heldOutRows.AddRange(rows);
            first = part == 0 ? rows[0] : first;
            Assert.InRange(rows.Length, count / (parts + 1), (count / (parts + 1)) + 1);
        }

        Assert.Equal(Enumerable.Range(first, count - first), heldOutRows);
    }

    private static Dataset<double> Rows(int count)
    {
        double[] x = [.. Enumerable.Range(0, count).Select(n => (double)n)];
        return new Dataset<double>(x, [.. x.Select(n => -n)], 1, 1, inputNames: ["x"]);
    }

    private static int[] Numbers(Dataset<double> part) => [.. part.Inputs.ToArray().Select(x => (int)x)];
}
