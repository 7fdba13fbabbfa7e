namespace NetGen.Compiler.Program.Functions;

/// <summary>The constants of sin x and cos x, of numbers and of registers of one format.</summary>
/// <remarks>
/// The polynomials' coefficients were found by Remez' exchange for the smallest relative error with |r| ≤ π/4, each
/// rounded to the format before those behind it. What they add is off by less than 2⁻²⁸ of sin r and 2⁻³² of cos r in
/// 32 bits, and by less than 2⁻⁵⁸ in 64.
/// </remarks>
internal sealed class SineNumbers
{
    public static SineNumbers Single { get; } = new()
    {
        TwoOverPi = 0.636619747f,
        Highest = 6.5e6,
        Pi = [1.5703125, 0.0004837512969970703, 7.549533620476723e-08, 2.5633440682570896e-12],
        RestOfPi = 7.5497901264043321e-08,
        Sine = [-0.166666552f, 0.00833219197f, -0.00019518788f],
        Cosine = [0.0416666456f, -0.00138873095f, 2.44323273e-05f],
    };

    public static SineNumbers Double { get; } = new()
    {
        TwoOverPi = 0.63661977236758138,
        Highest = 3.5e15,
        Pi = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603688996e-32],
        RestOfPi = 2.0222662487959506e-21,
        Sine =
        [
            -0.16666666666666632, 0.0083333333333224877, -0.00019841269829855599, 2.7557313706044014e-06,
            -2.5050760067505191e-08, 1.5896897980746601e-10,
        ],
        Cosine =
        [
            0.041666666666666595, -0.001388888888887334, 2.4801587288999799e-05, -2.7557314216180096e-07,
            2.0875705257718396e-09, -1.135874115352168e-11,
        ],
    };

    /// <summary>2/π</summary>
    public double TwoOverPi { get; private init; }

    /// <summary>The largest |x| whose quarter turns are counted: more of them, a rounder would not hold.</summary>
    public double Highest { get; private init; }

    /// <summary>
    /// π/2 in four parts: a whole number of at most 12 bits, or 20 in 64, times one of the first three is exact.
    /// </summary>
    public IReadOnlyList<double> Pi { get; private init; } = [];

    /// <summary>π/2 less the first two of its parts.</summary>
    public double RestOfPi { get; private init; }

    /// <summary>(sin r − r) / r³ by powers of r².</summary>
    public IReadOnlyList<double> Sine { get; private init; } = [];

    /// <summary>(cos r − 1 + ½·r²) / r⁴ by powers of r².</summary>
    public IReadOnlyList<double> Cosine { get; private init; } = [];

    public static SineNumbers Of(NumberFormat format) => format == NumberFormat.Single ? Single : Double;
}
