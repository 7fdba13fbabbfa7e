using Brains;
using NetGen;
using System.Globalization;

var seen = new Seen();
seen.LoadParameters([0.5f, -1f, 2f, 0.25f, 0.1f, -0.2f, 1.5f, -2f, 0.3f]);
Console.WriteLine(seen.Forward([1f, -0.5f])[0].ToString(CultureInfo.InvariantCulture));

// Both assemblies have generated code, and this one sees the other's internals.
var hidden = new Hidden(seed: 1);
var own = new Own(seed: 1);
var y = new double[3];
hidden.Predict([1, 2, 3, 4], y);
Console.WriteLine(y.Sum().ToString("F6", CultureInfo.InvariantCulture));
Console.WriteLine(own.Forward([1, 2, 3, 4]).SequenceEqual(y));

namespace Brains
{
    [Network(
        Inputs = 4,
        HiddenLayers = new[] { 8, 6 },
        Outputs = 3,
        HiddenActivation = Activation.Tanh,
        Loss = Loss.CrossEntropy,
        Optimizer = Optimizer.Adam,
        Precision = Precision.Double)]
    internal sealed partial class Own;
}
