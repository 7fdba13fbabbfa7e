namespace NetGen.Tests.Numerics;

/// <summary>
/// The same bits on every machine: recorded once, whoever runs this elsewhere compares. They change only with the formulas,
/// and then every trained network changes too.
/// </summary>
public class PinnedBitsTests
{
    [Theory]
    [InlineData("Exp", -0.7, 0x3FDFC80DB9DD5542, 0x3EFE406E)]
    [InlineData("ExpM1", -0.7, 0xBFE01BF92311555F, 0xBF00DFC9)]
    [InlineData("Log1P", -0.7, 0xBFF34378FCBDA720, 0xBF9A1BC8)]
    [InlineData("Tanh", -0.7, 0xBFE356FB17AF2E90, 0xBF1AB7D9)]
    [InlineData("Exp", 0.1, 0x3FF1AEC7B35A00D4, 0x3F8D763E)]
    [InlineData("ExpM1", 0.1, 0x3FBAEC7B35A00D3A, 0x3DD763DA)]
    [InlineData("Log", 0.1, 0xC0026BB1BBB55515, 0xC0135D8E)]
    [InlineData("Log1P", 0.1, 0x3FB8663F793C46C7, 0x3DC331FC)]
    [InlineData("Tanh", 0.1, 0x3FB983D7795F413B, 0x3DCC1EBC)]
    [InlineData("Exp", 1.5, 0x4011ED3FE64FC541, 0x408F69FF)]
    [InlineData("ExpM1", 1.5, 0x400BDA7FCC9F8A83, 0x405ED3FE)]
    [InlineData("Log", 1.5, 0x3FD9F323ECBF984C, 0x3ECF991F)]
    [InlineData("Log1P", 1.5, 0x3FED5240F0E0E078, 0x3F6A9208)]
    [InlineData("Tanh", 1.5, 0x3FECF6F9786DF577, 0x3F67B7CC)]
    [InlineData("Exp", 33.3, 0x42F078401F5A3EC8, 0x5783C1FA)]
    [InlineData("ExpM1", 33.3, 0x42F078401F5A3EB8, 0x5783C1FA)]
    [InlineData("Log", 33.3, 0x400C0B61AD3275B2, 0x40605B0D)]
    [InlineData("Log1P", 33.3, 0x400C47FA4996326D, 0x40623FD2)]
    [InlineData("Tanh", 33.3, 0x3FF0000000000000, 0x3F800000)]
    [InlineData("Sin", -0.7, 0xBFE49D6E694619B8, 0xBF24EB73)]
    [InlineData("Cos", -0.7, 0x3FE87996529F9D93, 0x3F43CCB3)]
    [InlineData("Atan", -0.7, 0xBFE38B112D7BD4AD, 0xBF1C5889)]
    [InlineData("Sin", 0.1, 0x3FB98EAECB8BCB2C, 0x3DCC7577)]
    [InlineData("Cos", 0.1, 0x3FEFD712F9A817C1, 0x3F7EB898)]
    [InlineData("Atan", 0.1, 0x3FB983E282E2CC4D, 0x3DCC1F14)]
    [InlineData("Sin", 1.5, 0x3FEFEB7A9B2C6D8B, 0x3F7F5BD5)]
    [InlineData("Cos", 1.5, 0x3FB21BD54FC5F9A7, 0x3D90DEAA)]
    [InlineData("Atan", 1.5, 0x3FEF730BD281F69B, 0x3F7B985E)]
    [InlineData("Sin", 33.3, 0x3FEE7148F79AB16D, 0x3F738A4C)]
    [InlineData("Cos", 33.3, 0xBFD3B92FE29AAF21, 0xBE9DC967)]
    [InlineData("Atan", 33.3, 0x3FF8A704055524E8, 0x3FC53820)]
    [InlineData("Sin", 100000.25, 0xBFCB36C03D8EF22D, 0xBE59B5E3)]
    [InlineData("Cos", 100000.25, 0xBFEF44B5D9B09859, 0xBF7A25B0)]
    [InlineData("Atan", 100000.25, 0x3FF921F0D7EB2076, 0x3FC90F87)]
    public void Functions_return_recorded_bits(string function, double x, ulong bits, uint singleBits)
    {
        (double y, float single) = function switch
        {
            "Exp" => (PortableMath.Exp(x), PortableMath.Exp((float)x)),
            "ExpM1" => (PortableMath.ExpM1(x), PortableMath.ExpM1((float)x)),
            "Log" => (PortableMath.Log(x), PortableMath.Log((float)x)),
            "Log1P" => (PortableMath.Log1P(x), PortableMath.Log1P((float)x)),
            "Sin" => (PortableMath.Sin(x), PortableMath.Sin((float)x)),
            "Cos" => (PortableMath.Cos(x), PortableMath.Cos((float)x)),
            "Atan" => (PortableMath.Atan(x), PortableMath.Atan((float)x)),
            _ => (PortableMath.Tanh(x), PortableMath.Tanh((float)x)),
        };
        Assert.Equal(bits, BitConverter.DoubleToUInt64Bits(y));
        Assert.Equal(singleBits, BitConverter.SingleToUInt32Bits(single));
    }

    [Fact]
    public void A_seed_gives_recorded_bits()
    {
        var generator = new UniformGenerator(42);
        Assert.Equal(0x3FDEEB991317F5B6UL, BitConverter.DoubleToUInt64Bits(generator.NextDouble(1)));
        Assert.Equal(0xBFE5C40733136643UL, BitConverter.DoubleToUInt64Bits(generator.NextDouble(1)));
        Assert.Equal(0xBFDC56CC54767832UL, BitConverter.DoubleToUInt64Bits(generator.NextDouble(1)));
        Assert.Equal(344, generator.Next(1000));
    }
}
