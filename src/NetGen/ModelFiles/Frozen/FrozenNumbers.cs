using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NetGen;

/// <summary>Parameters as lines of C#: a new line for each row of weights, as many lines as it takes.</summary>
internal static class FrozenNumbers
{
    private const int Width = 100;

    /// <param name="topology">The network.</param>
    /// <param name="parameters">In canonical order.</param>
    /// <param name="padding">So many zeros follow.</param>
    /// <exception cref="InvalidOperationException">A parameter is not finite.</exception>
    public static IEnumerable<string> Of<T>(NetworkTopology topology, T[] parameters, int padding)
        where T : unmanaged
    {
        int next = 0;
        for (int k = 0; k < topology.Layers.Count; k++)
        {
            LayerTopology layer = topology.Layers[k];
            yield return $"// layer {k + 1}: weights [{layer.FanIn}, {layer.FanOut}]";
            for (int i = 0; i < layer.FanIn; i++, next += layer.FanOut)
            {
                foreach (string line in Row(parameters, next, layer.FanOut, $"a weight of layer {k + 1}"))
                {
                    yield return line;
                }
            }

            yield return $"// layer {k + 1}: biases [{layer.FanOut}]";
            foreach (string line in Row(parameters, next, layer.FanOut, $"a bias of layer {k + 1}"))
            {
                yield return line;
            }

            next += layer.FanOut;
        }

        yield return "// padding";
        yield return string.Join(" ", Enumerable.Repeat(Literal(default(T)) + ",", padding));
    }

    private static IEnumerable<string> Row<T>(T[] parameters, int first, int count, string what)
        where T : unmanaged
    {
        var line = new StringBuilder();
        for (int p = first; p < first + count; p++)
        {
            string number = Literal(parameters[p]) ?? throw new InvalidOperationException(
                $"Parameter {p}, {what}, is not a finite number, so the network cannot be frozen: its training has "
                + "failed. Train it again, for example with a smaller learning rate.");
            if (line.Length > 0 && line.Length + number.Length + 2 > Width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(number).Append(',');
        }

        yield return line.ToString();
    }

    /// <summary>Null where the number is not finite.</summary>
    private static string? Literal<T>(T value)
        where T : unmanaged => value switch
    {
        float number => float.IsNaN(number) || float.IsInfinity(number) ? null : NumberText.Of(number),
        double number => double.IsNaN(number) || double.IsInfinity(number) ? null : NumberText.Of(number),
        _ => throw new NotSupportedException($"A network's numbers are float or double; {typeof(T).Name} is neither."),
    };
}
