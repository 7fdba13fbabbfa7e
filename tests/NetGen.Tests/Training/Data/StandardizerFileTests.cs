using System.Text;
using NetGen.Tests.ModelFiles;

namespace NetGen.Tests.Training.Data;

/// <summary>A standardizer is made of numbers that are known, kept in a file, and read back to the same bits.</summary>
public class StandardizerFileTests
{
    [Fact]
    public void It_is_made_of_means_and_deviations()
    {
        double[] means = [5, -1], deviations = [2, 0], x = [9, 7];
        var standardizer = new Standardizer(means, deviations);
        means[0] = 99;
        Assert.Equal([5, -1], standardizer.Means);
        Assert.Equal([2, 0], standardizer.Deviations);
        standardizer.Apply<double>(x);
        Assert.Equal([2, 0], x);
        Standardizer fitted = Standardizer.OfInputs(RealData.Iris<double>());
        var again = new Standardizer(fitted.Means, fitted.Deviations);
        Assert.Equal(
            fitted.ApplyToInputs(RealData.Iris<double>()).Inputs, again.ApplyToInputs(RealData.Iris<double>()).Inputs);
    }

    [Fact]
    public void Numbers_that_make_none_are_refused()
    {
        Says("means", () => new Standardizer(null!, [1]));
        Says("deviations", () => new Standardizer([1], null!));
        Says("means is empty", () => new Standardizer([], []));
        Says("2 deviations for 1 means", () => new Standardizer([1], [1, 2]));
        Says("means[1] is NaN", () => new Standardizer([1, double.NaN], [1, 2]));
        Says("deviations[0] is Infinity", () => new Standardizer([1], [double.PositiveInfinity]));
        Says("deviations[1] is -2", () => new Standardizer([1, 2], [1, -2]));

        static void Says(string words, Func<object> make) =>
            Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(make).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_reads_back_to_the_same_bits_in_any_culture()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("scale.csv");
        double[] fitted = [.. Standardizer.OfInputs(RealData.Diabetes<double>()).Means];
        double[] means = [.. fitted, -0.1, 1e-310, -1e308, double.MaxValue, double.Epsilon];
        double[] deviations = [.. means.Select(Math.Abs)];
        Standardizer loaded = Cultures.In(Cultures.WithLongMinus("de-DE"), () =>
        {
            new Standardizer(means, deviations).Save(path);
            return Standardizer.Load(path);
        });
        Assert.Equal(means, loaded.Means);
        Assert.Equal(deviations, loaded.Deviations);
        Assert.StartsWith("mean,deviation\n", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_stays_open_and_may_hold_more_before_it()
    {
        var stream = new MemoryStream();
        stream.WriteByte(7);
        new Standardizer([1, 2], [3, 4]).Save(stream);
        stream.Position = 1;
        Standardizer loaded = Standardizer.Load(stream);
        Assert.Equal([1, 2], loaded.Means);
        Assert.Equal([3, 4], loaded.Deviations);
        Assert.True(stream.CanRead);

        // As an editor on Windows leaves it.
        Assert.Equal([3], Read("\ufeffmean,deviation\r\n1,3\r\n").Deviations);
    }

    [Theory]
    [InlineData("", "Line 1")]
    [InlineData("mean;deviation\n1;2\n", "Line 1")]
    [InlineData("mean,deviation\n", "no line")]
    [InlineData("mean,deviation\n1,2\n1\n", "Line 3 has 1 values")]
    [InlineData("mean,deviation\n1,2,3\n", "Line 2 has 3 values")]
    [InlineData("mean,deviation\n1,2\n\n", "Line 3")]
    [InlineData("mean,deviation\nx,2\n", "Line 2 has \"x\" as mean")]
    [InlineData("mean,deviation\nNaN,2\n", "Line 2 has \"NaN\" as mean")]
    [InlineData("mean,deviation\n1e999,2\n", "Line 2 has \"1e999\" as mean")]
    [InlineData("mean,deviation\n1,-2\n", "Line 2 has \"-2\" as deviation")]
    [InlineData("mean,deviation\n1,2\n1,2", "ends within line 3")]
    public void What_is_no_standardizer_is_told_by_its_line(string text, string words) =>
        Assert.Contains(words, Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_line_without_end_takes_no_memory_and_a_message_names_the_file()
    {
        Assert.Contains("longer than", Assert.Throws<InvalidDataException>(
            () => Read(new string('1', 5_000_000))).Message, StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        string path = folder.File("scale.csv");
        Assert.Throws<FileNotFoundException>(() => Standardizer.Load(path));
        File.WriteAllText(path, "");
        Assert.StartsWith(path, Assert.Throws<InvalidDataException>(() => Standardizer.Load(path)).Message);
        Assert.Throws<ArgumentNullException>(() => Standardizer.Load((Stream)null!));
    }

    private static Standardizer Read(string text) => Standardizer.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
