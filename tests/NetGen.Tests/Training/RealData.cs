namespace NetGen.Tests.Training;

/// <summary>Real data sets, standardised where that helps, each split with a fixed seed.</summary>
internal static class RealData
{
    /// <summary>150 flowers, 4 measurements, 3 species.</summary>
    public static Dataset<T> Iris<T>()
        where T : unmanaged => CsvDataset.LoadClasses<T>(
            PathOf("iris.csv"), "4", format: new CsvFormat { HasHeader = false, SkippedLines = 1 });

    /// <summary>569 tumours, 30 measurements, one target: 1 if benign.</summary>
    public static Dataset<T> BreastCancer<T>()
        where T : unmanaged => CsvDataset.Load<T>(
            PathOf("breast_cancer.csv"), ["30"], format: new CsvFormat { HasHeader = false, SkippedLines = 1 });

    /// <summary>1797 images, 64 grey levels, 10 digits.</summary>
    public static Dataset<T> Digits<T>()
        where T : unmanaged => CsvDataset.LoadClasses<T>(
            PathOf("digits.csv"), "64", format: new CsvFormat { HasHeader = false });

    /// <summary>442 patients, 10 measurements, how their diabetes went on.</summary>
    public static Dataset<T> Diabetes<T>()
        where T : unmanaged => CsvDataset.Load<T>(PathOf("diabetes.csv"), ["progression"]);

    /// <summary>Two parts, inputs standardised by the first.</summary>
    public static (Dataset<T> Train, Dataset<T> HeldOut) Standardized<T>(Dataset<T> all, bool stratified = true)
        where T : unmanaged
    {
        (Dataset<T> train, Dataset<T> heldOut) = all.Split(0.25, seed: 1, stratified);
        Standardizer inputs = Standardizer.OfInputs(train);
        return (inputs.ApplyToInputs(train), inputs.ApplyToInputs(heldOut));
    }

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "TestData", file);
}
