using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>Everything that is decided about an export before a line of it is written.</summary>
internal sealed class CExportPlan
{
    public CExportPlan(CRequest request)
    {
        Request = request;
        NetworkModel model = request.Model;
        IsUnrolled = request.Form == CodeForm.Unrolled
            // Where every operation is a call, unrolled code is hardly faster.
            || (request.Form == CodeForm.Auto && request.Target != CTarget.Avr
                && model.Weights <= Budgets.UnrolledWeightsOfC);
        NetworkModel scalar = model with
        {
            Kernel = IsUnrolled ? Kernel.Scalar : Kernel.Compact,
            Parallel = false,
            // What C can do: places and indexes, nothing that .NET would have to offer.
            Consumer = new ConsumerModel
            {
                HasSpan = true, HasVectors = false, HasToolAttributes = false, HasThreadStatics = false,
            },
        };
        Inference = new CProgram(
            Plan(scalar with
            {
                Frozen = true, Gradients = false, InputGradients = false,
                Layers = new(scalar.Layers.Select(layer => layer with { IsTrainable = true })),
            }),
            [Operation.Predict],
            keepsGradients: false);
        if (request.Training || request.Gradients)
        {
            bool gradients = request.Gradients;
            Training = new CProgram(
                Plan((gradients ? scalar : scalar with { InputGradients = false }) with
                {
                    Frozen = false, Gradients = gradients,
                }),
                gradients
                    ?
                    [
                        Operation.Predict, Operation.TrainStep, Operation.Forward, Operation.Backward,
                        Operation.AddGradients, Operation.Update,
                    ]
                    : [Operation.Predict, Operation.TrainStep],
                gradients);
        }

        Flash = new Place(SectionNames.Weights, Inference.Plan.Format, PlaceKind.Section);
        FlashOfTraining = Flash with { Name = SectionNames.Trained };
    }

    public CRequest Request { get; }

    /// <summary>Whether there is a statement per value, rather than loops.</summary>
    public bool IsUnrolled { get; }

    /// <summary>Prediction with parameters in flash.</summary>
    public CProgram Inference { get; }

    /// <summary>All that works on an instance; null if nothing does.</summary>
    public CProgram? Training { get; }

    /// <summary>The parameters in flash, as prediction calls them.</summary>
    public Place Flash { get; }

    /// <summary>The same, as functions of an instance call them: layers that do not learn read them there.</summary>
    public Place FlashOfTraining { get; }

    /// <summary>The plan that says most: with training, how the network learns.</summary>
    public NetworkPlan Network => (Training ?? Inference).Plan;

    public NumberFormat Format => Network.Format;

    /// <summary>Products that are added up in a prediction.</summary>
    public int PredictionMultiplyAdds => Network.Weights;

    /// <summary>…and in a training step: forward, gradients, and back as far as a layer above learns.</summary>
    public int StepMultiplyAdds => Network.Layers.Sum(layer => (layer.Weights * (1 + (layer.IsTrainable ? 1 : 0)))
        + (Network.ReachesAbove(layer) ? layer.Above.Count * layer.FanOut : 0));

    private static NetworkPlan Plan(NetworkModel model)
    {
        NetworkPlan plan = NetworkPlanner.Plan(model).WithConstantsApart();
        return plan with { Kernel = plan.Kernel with { TermsWithoutLoop = Budgets.TermsWithoutLoopInC } };
    }
}
