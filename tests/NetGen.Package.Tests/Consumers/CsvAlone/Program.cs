using NetGen;

Dataset<float> data = CsvDataset.Load<float>(new StringReader("a,b,c\n0,0,0\n0,1,1\n1,0,1\n1,1,1\n"), targets: ["c"]);
var network = new Tiny(seed: 1);
FitHistory history = network.Fit(data, new() { Epochs = 500, BatchSize = 4, LearningRate = 0.5 });
Console.WriteLine(history.Last.TrainingLoss < 0.01 ? "learned" : "not learned");

[Network(Inputs = 2, Hidden = 2, Outputs = 1)]
public partial class Tiny;
