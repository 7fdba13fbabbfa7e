using System.Globalization;
using NetGen.Compiler.Plan;

namespace NetGen.Compiler.Print.C99;

/// <summary>What an export takes on a device, as far as it is known exactly.</summary>
internal static class CReport
{
    /// <summary>For the comment at the top of the header.</summary>
    public static IEnumerable<string> Lines(CExportPlan plan)
    {
        NetworkPlan network = plan.Network;
        yield return $"flash        {Bytes(network.Parameters * network.BytesPerNumber)} of parameters, and the code";
        yield return plan.Training is { } training
            ? $"RAM          {Bytes(training.InstanceBytes)} per network that learns, of which "
                + $"{Bytes(network.Parameters * network.BytesPerNumber)} are parameters; none for prediction alone"
            : "RAM          none";
        yield return $"work         {Count(plan.PredictionMultiplyAdds)} multiply-adds per prediction"
            + (plan.Training is null ? "" : $", {Count(plan.StepMultiplyAdds)} per training step");
    }

    private static string Bytes(int bytes) => bytes == 1 ? "1 byte" : $"{Count(bytes)} bytes";

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
