namespace NetGen.Tests.Numerics;

/// <summary>The generator of first weights: reproducible, symmetric, uniform.</summary>
public class UniformGeneratorTests
{
    private const int Draws = 200_000;

    [Fact]
    public void The_recurrence_is_the_published_one()
    {
        // SplitMix64 from state 1234567, as its authors' test values have it; the upper 53 bits of each.
        ulong[] published = [6457827717110365317, 3203168211198807973, 9817491932198370423];
        var generator = new UniformGenerator(1234567);
        foreach (ulong bits in published)
        {
            double expected = ((2.0 * (bits >> 11)) - (double)((1L << 53) - 1)) / (1L << 53);
            Assert.Equal(expected, generator.NextDouble(1), 1e-15);
        }
    }

    [Fact]
    public void A_seed_gives_the_same_sequence_and_another_seed_another()
    {
        var (a, b, c) = (new UniformGenerator(-3), new UniformGenerator(-3), new UniformGenerator(-2));
        double[] first = Enumerable.Range(0, 20).Select(_ => a.NextDouble(2)).ToArray();
        Assert.Equal(first, Enumerable.Range(0, 20).Select(_ => b.NextDouble(2)));
        Assert.Empty(first.Intersect(Enumerable.Range(0, 20).Select(_ => c.NextDouble(2))));
    }

    [Fact]
    public void Singles_are_the_doubles_rounded()
    {
        var (single, twin) = (new UniformGenerator(9), new UniformGenerator(9));
        double limit = Math.Sqrt(6.0 / 74);
        for (int n = 0; n < 1000; n++)
        {
            Assert.Equal((float)twin.NextDouble(limit), single.NextSingle(limit));
        }
    }

    [Fact]
    public void Numbers_are_uniform_between_the_limits()
    {
        const double Limit = 0.75;
        var generator = new UniformGenerator(1);
        var bins = new int[64];
        double sum = 0, squares = 0, products = 0, previous = 0;
        for (int n = 0; n < Draws; n++)
        {
            double x = generator.NextDouble(Limit);
            Assert.InRange(x, -Limit, Limit);
            bins[(int)((x + Limit) / (2 * Limit) * bins.Length)]++;
            sum += x;
            squares += x * x;
            products += x * previous;
            previous = x;
        }

        double variance = Limit * Limit / 3;
        Assert.InRange(sum / Draws, -0.005, 0.005);
        Assert.InRange(squares / Draws / variance, 0.99, 1.01);
        Assert.InRange(products / Draws / variance, -0.01, 0.01);
        AssertEven(bins);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1000)]
    public void Integers_are_even_below_their_maximum(int maximum)
    {
        var generator = new UniformGenerator(2);
        var bins = new int[maximum];
        for (int n = 0; n < Draws; n++) bins[generator.Next(maximum)]++;
        AssertEven(bins);
    }

    [Fact]
    public void Large_maxima_are_unbiased()
    {
        // 3·2²⁹ divides 2³² unevenly: without rejection, the first third would come up more often by a quarter.
        const int Maximum = 3 << 29;
        var generator = new UniformGenerator(3);
        var bins = new int[3];
        for (int n = 0; n < Draws; n++) bins[generator.Next(Maximum) % 3]++;
        AssertEven(bins);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_maximum_below_one_is_refused(int maximum) =>
        Assert.Throws<ArgumentOutOfRangeException>("exclusiveMax", () => new UniformGenerator(4).Next(maximum));

    [Fact]
    public void Neighbouring_seeds_are_unrelated()
    {
        double products = 0;
        for (int seed = 0; seed < 10_000; seed++)
        {
            products += new UniformGenerator(seed).NextDouble(1) * new UniformGenerator(seed + 1).NextDouble(1) * 3;
        }

        Assert.InRange(products / 10_000, -0.04, 0.04);
    }

    /// <summary>χ² within five standard deviations of its mean.</summary>
    private static void AssertEven(int[] bins)
    {
        double expected = (double)Draws / bins.Length;
        double chiSquare = bins.Sum(count => (count - expected) * (count - expected) / expected);
        int freedom = bins.Length - 1;
        Assert.InRange(chiSquare, freedom - (5 * Math.Sqrt(2 * freedom)), freedom + (5 * Math.Sqrt(2 * freedom)));
    }
}
