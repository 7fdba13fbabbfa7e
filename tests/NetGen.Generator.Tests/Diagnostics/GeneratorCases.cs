namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What the compiler refuses in words that do not help, and NetGen's word beside it.</summary>
internal static class GeneratorCases
{
    /// <summary>Reported by the generator; the message follows the name of the case.</summary>
    public static readonly IReadOnlyList<WrongCase> Spelling =
    [
        Option("There is no option 'Input'; did you mean Inputs?", "{|NETGEN043:Input|} = 2, Hidden = 3, Outputs = 1", "CS0246"),
        Option("There is no option 'outputs'; did you mean Outputs?", "Inputs = 2, Hidden = 3, {|NETGEN043:outputs|} = 1", "CS0246"),
        Option("There is no option 'InputCount'; did you mean Inputs?", "{|NETGEN043:InputCount|} = 2, Hidden = 3, Outputs = 1", "CS0246"),
        Option("There is no option 'HiddenLayer'; did you mean HiddenLayers?", Whole("{|NETGEN043:HiddenLayer|} = 2"), "CS0246"),
        Option(
            "There is no option 'HiddenAct'; did you mean HiddenActivation?",
            Whole("{|NETGEN043:HiddenAct|} = Activation.Tanh"),
            "CS0246"),
        Option("There is no option 'Activation'; did you mean HiddenActivation?", Whole("{|NETGEN043:Activation|} = Activation.Tanh"), "CS0246"),
        Option("There is no option 'Optimiser'; did you mean Optimizer?", Whole("{|NETGEN043:Optimiser|} = Optimizer.Adam"), "CS0246"),
        Option(
            "There is no option 'LearningRate'; the learning rate is given where the network trains: TrainBatch(inputs, targets, "
            + "learningRate: …), or Fit(data, new() { LearningRate = 0.1 })",
            Whole("{|NETGEN043:LearningRate|} = 0.1"),
            "CS0246"),
        Option(
            "There is no option 'Learningrate'; the learning rate is given where the network trains: TrainBatch(inputs, targets, "
            + "learningRate: …), or Fit(data, new() { LearningRate = 0.1f })",
            Whole("{|NETGEN043:Learningrate|} = 0.1f"),
            "CS0246"),
        Option(
            "There is no option 'Epochs'; it is given where the network trains: Fit(data, new() { Epochs = 50 })",
            Whole("{|NETGEN043:Epochs|} = 50"),
            "CS0246"),
        Option(
            "There is no option 'Seed'; the seed is given to the constructor: new Xor(seed: 7)",
            Whole("{|NETGEN043:Seed|} = 7"),
            "CS0246"),
        Option(
            "There is no option 'Dropout'; the options are Inputs, Hidden, HiddenLayers, Outputs, HiddenActivation, "
            + "HiddenActivations, OutputActivation, HiddenFormula, OutputFormula, LossFormula, "
            + "Loss, Optimizer, Momentum, Beta1, Beta2, Alpha, Epsilon, WeightDecay, StepDecrease, StepIncrease, "
            + "MinStep, MaxStep, L1, L2, DecayBiases, Trainable, Residual, InputSkip, Precision, InputGradients, BackwardFrom, Jacobian, Gradients, "
            + "Frozen, Parallel, Kernel, MaxBytes",
            Whole("{|NETGEN043:Dropout|} = 0.5"),
            "CS0246"),
        Option(
            "There is no 'Activation.Relu' for HiddenActivation; did you mean Activation.ReLU?",
            Whole("HiddenActivation = {|NETGEN044:Activation.Relu|}"),
            "CS0117"),
        Option(
            "There is no 'Loss.MSE' for Loss; did you mean Loss.MeanSquaredError?",
            Whole("Loss = {|NETGEN044:Loss.MSE|}"),
            "CS0117"),
        Option(
            "There is no 'NetGen.Optimizer.SGD' for Optimizer; did you mean Optimizer.GradientDescent?",
            Whole("Optimizer = {|NETGEN044:NetGen.Optimizer.SGD|}"),
            "CS0117"),
        Option("There is no 'Tanh' for HiddenActivation; did you mean Activation.Tanh?", Whole("HiddenActivation = {|NETGEN044:Tanh|}"), "CS0103"),
        Option(
            "There is no 'Activations.Softplus' for OutputActivation; did you mean Activation.Softplus?",
            Whole("OutputActivation = {|NETGEN044:Activations.Softplus|}"),
            "CS0103"),
        Option(
            "There is no 'Precision.Half' for Precision; write one of Precision.Single, Precision.Double",
            Whole("Precision = {|NETGEN044:Precision.Half|}"),
            "CS0117"),
        Option(
            "'2' is not an option, because options are written as Name = value, such as Inputs = 2",
            "{|NETGEN045:2|}, Hidden = 3, Outputs = 1",
            "CS1729"),
        Option(
            "'inputs: 2' is not an option, because options are written as Name = value: write Inputs = 2",
            "{|NETGEN045:inputs: 2|}, Hidden = 3, Outputs = 1",
            "CS1739"),
    ];

    /// <summary>Reported by an analyzer; the message follows the name of the case.</summary>
    public static readonly IReadOnlyList<WrongCase> LeftOut =
    [
        Use(
            "'Xor' has no Fit, because of Gradients = false, which leaves out all that needs gradients: leave that option out, "
            + "or train with TrainStep",
            "Gradients = false",
            "xor.{|NETGEN046:Fit|}((Dataset<float>)null!);",
            "CS1929"),
        Use(
            "'Xor' has no BackwardBatch, because of Gradients = false, which leaves out all that needs gradients: leave that option "
            + "out, or train with TrainStep",
            "Gradients = false",
            "_ = xor?.{|NETGEN046:BackwardBatch|}(new float[2], new float[1]);",
            "CS1061"),
        Use(
            "'Xor' has no Fit, because of Frozen = true, with which it only predicts: train in a class without Frozen, and write "
            + "its weights with SaveFrozen",
            "Frozen = true",
            "xor.{|NETGEN046:Fit|}((Dataset<float>)null!);",
            "CS1929"),
        Use(
            "'Xor' has no TrainStep, because of Frozen = true, with which it only predicts: train in a class without Frozen, and "
            + "write its weights with SaveFrozen",
            "Frozen = true",
            "Xor.{|NETGEN046:TrainStep|}(new float[2], new float[1], 0.1f);",
            "CS0117"),
        Use(
            "'Xor' has no Save, because of Frozen = true, with which it only predicts: train in a class without Frozen, and write "
            + "its weights with SaveFrozen",
            "Frozen = true",
            "xor.{|NETGEN046:Save|}(\"xor.safetensors\");",
            "CS1061"),
        Use(
            "'Xor' has no InputGradients, because InputGradients = true is not written: add InputGradients = true to the attribute",
            "Kernel = Kernel.Auto",
            "_ = xor.{|NETGEN046:InputGradients|}[0];",
            "CS1061"),
        Use(
            "'Xor' has no MaxDegreeOfParallelism, because Parallel = true is not written: add Parallel = true to the attribute",
            "Kernel = Kernel.Auto",
            "xor.{|NETGEN046:MaxDegreeOfParallelism|} = 2;",
            "CS1061"),
    ];

    private static string Whole(string option) => $"Inputs = 2, Hidden = 3, Outputs = 1, {option}";

    private static WrongCase Option(string message, string arguments, string compilerError) =>
        new(message, $"[Network({arguments})] public partial class Xor;") { CompilerError = compilerError };

    private static WrongCase Use(string message, string option, string statement, string compilerError) => new(
        message,
        $$"""
        [Network({{Whole(option)}})] public partial class Xor { {{(option.Contains("Frozen") ? Harness.FrozenSource.Xor : "")}} }
        public class Program { public void Run(Xor xor) { {{statement}} } }
        """)
    {
        CompilerError = compilerError,
    };
}
