using System.Globalization;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>What an export takes on a device: exact where it is known, and else an estimate that says so.</summary>
internal static class CReport
{
    /// <summary>For the comment at the top of the header.</summary>
    public static IEnumerable<string> Lines(CExportPlan plan)
    {
        NetworkPlan network = plan.Network;
        bool learns = plan.Training is not null;
        yield return $"parameters   {Count(network.Parameters)}, in {Bytes(ParameterBytes(plan))} of flash";
        yield return plan.Training is { } training
            ? $"RAM          {Bytes(training.InstanceBytes)} per network that learns; none for prediction alone"
            : "RAM          none";
        yield return $"work         {Count(plan.PredictionMultiplyAdds)} multiply-adds per prediction"
            + (learns ? $", {Count(plan.StepMultiplyAdds)} per training step" : "");
        yield return "flash        estimates in bytes for gcc -Os, parameters included: to predict"
            + (learns ? ", to train" : "");
        IEnumerable<CTarget> targets =
            CTarget.All.Where(target => target.HasDouble || plan.Format == NumberFormat.Single);
        foreach (CTarget target in targets)
        {
            yield return Row(target, PredictionBytes(plan, target), learns ? FlashBytes(plan, target) : null);
        }

        yield return "stack        estimates in bytes for gcc -Os: of a prediction"
            + (learns ? ", of a training step" : "") + ";";
        yield return $"             {Bytes(CStack.Arrays(plan.Inference, Operation.Predict))}"
            + (learns ? $" and {Bytes(CStack.Arrays(plan.Training!, Operation.TrainStep))}" : "")
            + " of it are arrays; what the compiler's library needs comes on top";
        foreach (CTarget target in targets)
        {
            var stack = new CStack(plan, target);
            yield return Row(target, stack.Prediction, learns ? stack.Step : null);
        }
    }

    /// <summary>Bytes of the parameters.</summary>
    public static int ParameterBytes(CExportPlan plan) => plan.Network.Parameters * plan.Network.BytesPerNumber;

    /// <summary>Bytes of parameters and estimated code: to predict, or, where the network learns, to do so.</summary>
    public static int FlashBytes(CExportPlan plan, CTarget target) =>
        plan.Training is { } training
            ? ParameterBytes(plan) + CSize.CodeBytes(training, target)
            : PredictionBytes(plan, target);

    private static int PredictionBytes(CExportPlan plan, CTarget target) =>
        ParameterBytes(plan) + CSize.CodeBytes(plan.Inference, target);

    /// <summary>"Cortex-M0      1,234     5,678"</summary>
    private static string Row(CTarget target, int predicts, int? learns) =>
        $"             {target.Name.PadRight(12)}{Count(predicts).PadLeft(8)}"
        + (learns is { } bytes ? Count(bytes).PadLeft(10) : "");

    private static string Bytes(int bytes) => bytes == 1 ? "1 byte" : $"{Count(bytes)} bytes";

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
