namespace NetGen;

/// <summary>What changes while Fit runs, besides the network: what a checkpoint holds.</summary>
internal sealed class FitState<T>
    where T : unmanaged
{
    public FitState(INetwork<T> network, FitOptions<T> options)
    {
        Network = network;
        Memory = new double[options.LearningRate.MemoryCount];
        options.LearningRate.Start(Memory);
        Best = new BestParameters<T>(options.EarlyStopping, network.Topology.ParameterCount);
        Good = new GoodParameters<T>(network);
        Folded = FoldedLayers.Of(network);
        History = new FitHistory(
            options.Metrics, options.EarlyStopping?.Metric, capacity: System.Math.Min(options.Epochs, 4096));
    }

    public INetwork<T> Network { get; }

    /// <summary>What the learning rate's schedule remembers.</summary>
    public double[] Memory { get; }

    public BestParameters<T> Best { get; }

    public GoodParameters<T> Good { get; }

    public FitHistory History { get; }

    /// <summary>Where standardizers are folded in: training changes the parameters that this is known by.</summary>
    public FoldedSides Folded { get; set; }
}
