using Arrays;
using NetGen;
using System.Globalization;

var network = new Tiny();
network.LoadParameters([0.5f, -1f, 2f, 0.25f, 0.1f, -0.2f, 1.5f, -2f, 0.3f]);
Console.WriteLine(network.Forward([1f, -0.5f])[0].ToString(CultureInfo.InvariantCulture));

float loss = 0;
for (int step = 0; step < 500; step++)
{
    loss = network.Learn();
}

Console.WriteLine(loss < 0.01f ? "learned" : "not learned");

using var file = new MemoryStream();
network.Save(file);
file.Position = 0;
var copy = new Tiny();
copy.Load(file);
Console.WriteLine(copy.Forward([1f, -0.5f])[0] == network.Forward([1f, -0.5f])[0]);
