using NetGen.TestSupport;

namespace NetGen.C99.Tests.Code;

/// <summary>What is refused says what came, what is wanted and what to do; nothing is written before it.</summary>
public sealed class ErrorTests
{
    private static readonly NetworkSpec Spec = new() { Name = "Wide", Inputs = 130, Hidden = [130], Outputs = 1 };

    private static readonly CompiledNetworks Compiled = NetworkCompiler.Compile([Spec]);

    [Theory]
    [InlineData("Xor")]
    [InlineData("2xor")]
    [InlineData("")]
    [InlineData("x-or")]
    [InlineData("größe")]
    [InlineData("a_name_that_is_longer_than_compilers_of_old_could_tell_apart")]
    public void A_name_that_C_would_not_take_is_refused(string name) => Refused(
        new CExport { Name = name }, $"CExport.Name is '{name}'. Set it to a letter and then letters, digits");

    [Fact]
    public void Too_much_unrolled_code_is_refused() => Refused(
        new CExport { Form = CForm.Unrolled },
        "CForm.Unrolled writes a statement per value, for at most 16,384 weights; "
            + "130-130-1 Sigmoid, Identity; SumSquares; GradientDescent; Single has 17,030. Use CForm.Loops or CForm.Auto");

    [Fact]
    public void A_parameter_that_is_no_number_is_refused()
    {
        ITrainable<float> network = Compiled.CreateTrainable<float>(Spec, 1);
        var parameters = new float[Spec.ParameterCount];
        parameters[3] = float.NaN;
        network.LoadParameters(parameters);
        Refused(network, new CExport(), "Parameter 3 of 130-130-1");
    }

    [Fact]
    public void The_name_is_the_class_s_in_snake_case()
    {
        using var folder = new TemporaryFolder();
        Compiled.CreateTrainable<float>(Spec, 1).SaveC(folder.File("firmware"));
        Assert.True(File.Exists(folder.File("firmware/wide.h")));
        Assert.True(File.Exists(folder.File("firmware/wide.c")));
    }

    [Fact]
    public void An_export_that_does_not_fit_is_refused_and_says_by_how_much() => Refused(
        new CExport { Target = CTarget.CortexM4F, MaxBytes = 60_000 },
        "130-130-1 Sigmoid, Identity; SumSquares; GradientDescent; Single takes about 69,");

    [Fact]
    public void A_limit_without_a_target_is_refused() => Refused(
        new CExport { MaxBytes = 60_000 }, "MaxBytes needs a Target");

    [Fact]
    public void A_network_of_double_is_refused_for_AVR()
    {
        NetworkSpec spec = Spec with { Name = "Double", Inputs = 2, Hidden = [2], Precision = Precision.Double };
        using CompiledNetworks networks = NetworkCompiler.Compile([spec]);
        using var folder = new TemporaryFolder();
        ArgumentException problem = Assert.Throws<ArgumentException>(() =>
            networks.CreateTrainable<double>(spec, 1).SaveC(folder.File("x"), new CExport { Target = CTarget.Avr }));
        Assert.Contains("is a network of double, which has 32 bits on AVR. Use Precision.Single.", problem.Message);
    }

    [Fact]
    public void An_export_that_fits_is_written()
    {
        using var folder = new TemporaryFolder();
        Compiled.CreateTrainable<float>(Spec, 1).SaveC(
            folder.File("x"), new CExport { Target = CTarget.CortexM4F, MaxBytes = 72_000 });
        Assert.True(File.Exists(folder.File("x/wide.c")));
    }

    private static void Refused(CExport export, string message) =>
        Refused(Compiled.CreateTrainable<float>(Spec, 1), export, message);

    private static void Refused(ITrainable<float> network, CExport export, string message)
    {
        using var folder = new TemporaryFolder();
        string place = folder.File("firmware");
        ArgumentException problem = Assert.Throws<ArgumentException>(() => network.SaveC(place, export));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place));
    }
}
