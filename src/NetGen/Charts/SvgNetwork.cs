using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <summary>A network as SVG: columns of neurons, and the weights between them.</summary>
internal sealed class SvgNetwork
{
    private const int MostNeurons = 12, NeuronsOfMore = 10, MostColumns = 8, ColumnsBefore = 4, ColumnsAfter = 3;

    /// <summary>Up to so many columns, their captions have room.</summary>
    private const int WideColumns = 5;

    private const int RowHeight = 34, Radius = 13, Side = 64, NameWidth = 118, NameLetters = 16, Captions = 64;

    /// <summary>The index of a column that stands for several that are left out.</summary>
    private const int LeftOut = -1;

    private readonly NetworkTopology _topology;
    private readonly double[] _parameters;
    private readonly IReadOnlyList<string>? _inputNames;
    private readonly IReadOnlyList<string>? _outputNames;
    private readonly int[] _sizes;
    private readonly int[] _columns;
    private readonly int _rows;
    private readonly double _largest;

    public SvgNetwork(
        NetworkTopology topology,
        double[] parameters,
        IReadOnlyList<string>? inputNames,
        IReadOnlyList<string>? outputNames)
    {
        (_topology, _parameters, _inputNames, _outputNames) = (topology, parameters, inputNames, outputNames);
        _sizes = new[] { topology.Inputs }.Concat(topology.Layers.Select(layer => layer.FanOut)).ToArray();
        _columns = _sizes.Length <= MostColumns
            ? Enumerable.Range(0, _sizes.Length).ToArray()
            : Enumerable.Range(0, ColumnsBefore).Append(LeftOut)
                .Concat(Enumerable.Range(_sizes.Length - ColumnsAfter, ColumnsAfter)).ToArray();
        _rows = _columns.Where(column => column != LeftOut).Max(column => Shown(column) + (HasMore(column) ? 1 : 0));
        _largest = parameters.Where(Finite.Is).Select(Math.Abs).DefaultIfEmpty(0).Max();
    }

    private int Bottom => SvgPage.Top + (_rows * RowHeight);

    public string Draw(string? title)
    {
        var page = new SvgPage(SvgPage.Checked(title ?? string.Join("-", _sizes)), Bottom + Captions, curves: 2);
        page.Line($"<desc>{SvgPage.Escape(Description())}</desc>");
        for (int n = 1; n < _columns.Length; n++)
        {
            if (_columns[n] != LeftOut && _columns[n - 1] != LeftOut)
            {
                DrawWeights(page, n);
            }
        }

        for (int n = 0; n < _columns.Length; n++)
        {
            DrawColumn(page, n);
        }

        page.Legend(0, SvgPage.Left, Bottom + 38, "positive");
        page.Legend(1, SvgPage.Left + 90, Bottom + 38, "negative");
        page.Add($"<text x=\"{SvgPage.Left + 180}\" y=\"{Bottom + 47}\">width: size of the weight; ");
        page.Line($"ring: bias; the largest of all is {_largest:G3}</text>");
        return page.End();
    }

    /// <summary>"3 inputs; hidden layer of 8 Tanh neurons; output layer of 1 Identity neuron. …"</summary>
    private string Description()
    {
        IEnumerable<string> layers = _topology.Layers.Select((layer, k) =>
            (k == _topology.Layers.Count - 1 ? "output layer" : "hidden layer")
            + $" of {ViewText.Count(layer.FanOut, $"{layer.ActivationName} neuron")}"
            + (_topology.IsResidual(k) ? ", with the layer before added" : "")
            + (_topology.InputSkip && k == _topology.Layers.Count - 1
                ? ", which also takes the inputs, through weights that are not drawn"
                : ""));
        return string.Join("; ", new[] { ViewText.Count(_topology.Inputs, "input") }.Concat(layers))
            + $". {_parameters.Length.ToString(CultureInfo.InvariantCulture)} weights and biases, the largest "
            + $"{_largest.ToString("G3", CultureInfo.InvariantCulture)} in size.";
    }

    private void DrawWeights(SvgPage page, int n)
    {
        int column = _columns[n], fanOut = _sizes[column];
        // The weights of x come first in an output layer that takes it too.
        int first = Offset(column) + ((FanIn(column) - _sizes[column - 1]) * fanOut);
        double left = X(n - 1) + Radius, right = X(n) - Radius;
        for (int i = 0; i < Shown(column - 1); i++)
        {
            for (int j = 0; j < Shown(column); j++)
            {
                double weight = _parameters[first + (i * fanOut) + j];
                page.Add($"<line x1=\"{left:0.#}\" y1=\"{Y(column - 1, i):0.#}\" x2=\"{right:0.#}\" ");
                page.Add($"y2=\"{Y(column, j):0.#}\" {Stroke(weight, 0.3, 4)} stroke-opacity=\"0.85\">");
                page.Line($"<title>{NameOf(column - 1, i)} to {NameOf(column, j)}: w = {weight:G5}</title></line>");
            }
        }
    }

    private void DrawColumn(SvgPage page, int n)
    {
        int column = _columns[n];
        double x = X(n);
        if (column == LeftOut)
        {
            int middle = (SvgPage.Top + Bottom) / 2;
            page.Line($"<text x=\"{x:0.#}\" y=\"{middle - 4}\" text-anchor=\"middle\">…</text>");
            page.Add($"<text x=\"{x:0.#}\" y=\"{middle + 12}\" text-anchor=\"middle\">");
            page.Line($"{_sizes.Length - ColumnsBefore - ColumnsAfter} more</text>");
            return;
        }

        for (int j = 0; j < Shown(column); j++)
        {
            DrawNeuron(page, column, j, x, Y(column, j));
        }

        if (HasMore(column))
        {
            page.Add($"<text x=\"{x:0.#}\" y=\"{Y(column, Shown(column)):0.#}\" dy=\"4\" text-anchor=\"middle\">");
            page.Line($"… {_sizes[column] - Shown(column)} more</text>");
        }

        string caption = column == 0
            ? ViewText.Count(_sizes[0], "input")
            : $"{_sizes[column].ToString(CultureInfo.InvariantCulture)} {_topology.Layers[column - 1].ActivationName}"
                + Skipped(column);
        page.Add($"<text x=\"{x:0.#}\" y=\"{Bottom + 20}\" font-size=\"{(_columns.Length > WideColumns ? 9 : 12)}\" ");
        page.Line($"text-anchor=\"middle\">{caption}</text>");
    }

    private void DrawNeuron(SvgPage page, int column, int j, double x, double y)
    {
        string ring = "class=\"whisker\" stroke-width=\"1\"", title = NameOf(column, j);
        if (column > 0)
        {
            double bias = _parameters[Offset(column) + (FanIn(column) * _sizes[column]) + j];
            title += FormattableString.Invariant($": b = {bias:G5}");
            ring = bias == 0 ? ring : Stroke(bias, 1, 4);
        }

        page.Add($"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{Radius}\" fill=\"none\" pointer-events=\"all\" {ring}>");
        page.Line($"<title>{title}</title></circle>");
        string name = NameOf(column, j);
        page.Add($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" dy=\"3\" font-size=\"{(name.Length > 4 ? 8 : 9)}\" ");
        page.Line($"text-anchor=\"middle\" pointer-events=\"none\">{name}</text>");
        IReadOnlyList<string>? names = column == 0 ? _inputNames : column == _sizes.Length - 1 ? _outputNames : null;
        if (names is not null)
        {
            (double place, string anchor) = column == 0 ? (x - Radius - 6, "end") : (x + Radius + 6, "start");
            page.Add($"<text x=\"{place:0.#}\" y=\"{y:0.#}\" dy=\"4\" text-anchor=\"{anchor}\">");
            page.Line($"{SvgPage.Escape(SvgPage.Name(names[j], NameLetters))}</text>");
        }
    }

    /// <summary>Width and color of a number; what is not a number is gray and dashed.</summary>
    private string Stroke(double value, double least, double most)
    {
        if (!Finite.Is(value))
        {
            return "class=\"reference\"";
        }

        // Halves: the largest number has no double of itself.
        double share = _largest > 0 ? Math.Abs(value) / 2 / (_largest / 2) : 0;
        double width = value == 0 ? 0 : least + ((most - least) * (Finite.Is(share) ? share : 1));
        return FormattableString.Invariant($"class=\"c{(value < 0 ? 1 : 0)}\" stroke-width=\"{width:0.##}\"");
    }

    private double X(int n)
    {
        double left = _inputNames is null ? Side : NameWidth + (Side / 2);
        double right = _outputNames is null ? Side : NameWidth + (Side / 2);
        return left + (n * (SvgPage.Width - left - right) / (_columns.Length - 1));
    }

    private double Y(int column, int j)
    {
        int rows = Shown(column) + (HasMore(column) ? 1 : 0);
        return SvgPage.Top + ((_rows - rows) * RowHeight / 2.0) + (j * RowHeight) + (RowHeight / 2.0);
    }

    private int Shown(int column) => HasMore(column) ? NeuronsOfMore : _sizes[column];

    private bool HasMore(int column) => _sizes[column] > MostNeurons;

    private int FanIn(int column) => _topology.Layers[column - 1].FanIn;

    /// <summary>" + y", " + x" or "" of a column: what reaches it beside the weights that are drawn.</summary>
    private string Skipped(int column) =>
        _topology.IsResidual(column - 1) ? column == 1 ? " + x" : " + y"
        : _topology.InputSkip && column == _sizes.Length - 1 ? ", takes x" : "";

    /// <summary>Where the parameters of a layer begin.</summary>
    private int Offset(int column) => _topology.Layers.Take(column - 1).Sum(layer => layer.ParameterCount);

    /// <summary>As generated code names it: x0, y1_0.</summary>
    private static string NameOf(int column, int j) =>
        column == 0 ? FormattableString.Invariant($"x{j}") : FormattableString.Invariant($"y{column}_{j}");
}
