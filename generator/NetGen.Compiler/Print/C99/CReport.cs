using System.Globalization;
using NetGen.Compiler.Plan;
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
        yield return $"stack        no more than about {Bytes(CSize.MostStack(plan.Inference))} to predict"
            + (learns ? $", {Bytes(CSize.MostStack(plan.Training!))} to train" : "") + ", for gcc -Os;";
        yield return $"             {Bytes(CSize.StackArrays(plan.Inference))}"
            + (learns ? $" and {Bytes(CSize.StackArrays(plan.Training!))}" : "")
            + " of it are arrays; what the compiler's library needs comes on top";
        yield return $"work         {Count(plan.PredictionMultiplyAdds)} multiply-adds per prediction"
            + (learns ? $", {Count(plan.StepMultiplyAdds)} per training step" : "");
        yield return "flash        estimates in bytes for gcc -Os, parameters included: to predict"
            + (learns ? ", to train" : "");
        foreach (CTarget target in CTarget.All.Where(target => target.HasDouble || plan.Format == NumberFormat.Single))
        {
            yield return $"             {target.Name.PadRight(12)}{Count(PredictionBytes(plan, target)).PadLeft(8)}"
                + (learns ? Count(FlashBytes(plan, target)).PadLeft(10) : "");
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

    private static string Bytes(int bytes) => bytes == 1 ? "1 byte" : $"{Count(bytes)} bytes";

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
