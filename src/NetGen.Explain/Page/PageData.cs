using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;
using NetGen.Explain.Listings;
using NetGen.Explain.Trace;

namespace NetGen.Explain.Page;

/// <summary>The numbers and texts of a page as JSON, which its script reads.</summary>
internal sealed class PageData
{
    private readonly Explained _explained;
    private readonly Execution _execution;
    private readonly NetworkPlan _plan;
    private readonly Kept? _kept;
    private readonly Utf8JsonWriter _json;
    private readonly Dictionary<string, int> _equations = [];

    private PageData(Explained explained, ShownProgram program, Execution execution, Kept? kept, Utf8JsonWriter json) =>
        (_explained, _plan, _execution, _kept, _json) = (explained, program.Plan, execution, kept, json);

    public static string Write(
        Explained explained, IReadOnlyList<ShownProgram> programs, IReadOnlyList<Execution> executions, Kept? kept)
    {
        using var stream = new MemoryStream();
        // The page makes it safe: every "<" is escaped there.
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            new PageData(explained, programs[0], executions[0], kept, json).Write(programs, executions);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private bool IsStep => _explained.ForwardOnly is null;

    private void Write(IReadOnlyList<ShownProgram> programs, IReadOnlyList<Execution> executions)
    {
        _json.WriteStartObject();
        _json.WriteString("topology", new EquationTable(_plan).Topology);
        _json.WriteString("loss", new Equations(_plan).Error());
        _json.WriteString("optimizer", _plan.Optimizer.Name);
        _json.WriteString("arithmetic", Arithmetic());
        _json.WriteBoolean("whole", _kept is null);
        _json.WriteBoolean("step", IsStep);
        _json.WriteString("forwardOnly", _explained.ForwardOnly ?? "");
        _json.WriteString("check", CheckText());
        if (IsStep)
        {
            _json.WriteString("eta", Exact(_plan.Format.Round(_explained.Sample.LearningRate)));
            _json.WriteString("error", Exact(_execution.Recorder.Error));
        }

        WriteLayers();
        WriteParameters();
        WriteEquations(executions);
        _json.WriteStartArray("listings");
        for (int n = 0; n < programs.Count; n++)
        {
            WriteListing(programs[n], executions[n]);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteLayers()
    {
        var equations = new Equations(_plan);
        _json.WriteStartArray("layers");
        Layer(0, "input layer", "", _plan.Inputs, _explained.Options.InputNames);
        foreach (LayerPlan layer in _plan.Layers)
        {
            Layer(
                layer.Index,
                equations.Name(layer),
                layer.Activation.Name,
                layer.FanOut,
                layer.IsOutput ? _explained.Options.OutputNames : null);
        }

        _json.WriteEndArray();
        _json.WriteStartArray("targets");
        foreach (double target in _explained.Sample.T)
        {
            _json.WriteStringValue(Exact(target));
        }

        _json.WriteEndArray();
    }

    /// <summary>A neuron is [number, u, y, ∂y, δ, name]; what is not computed is empty.</summary>
    private void Layer(int l, string name, string activation, int size, IReadOnlyList<string>? names)
    {
        Recorder values = _execution.Recorder;
        _json.WriteStartObject();
        _json.WriteString("name", name);
        _json.WriteString("activation", activation);
        _json.WriteNumber("size", size);
        _json.WriteStartArray("neurons");
        bool isReached = l > 0 && (!IsStep || _plan.Layers[l - 1].IsReached);
        for (int j = 0; j < size; j++)
        {
            if (_kept is not null && !_kept.Neurons.Contains((l, j)))
            {
                continue;
            }

            _json.WriteStartArray();
            _json.WriteNumberValue(j);
            foreach (double number in new[]
                {
                    values.Sums[l][j], values.Outputs[l][j], values.Gradients[l][j], values.Deltas[l][j],
                })
            {
                _json.WriteStringValue(double.IsNaN(number) && !isReached ? "" : Exact(number));
            }

            if (names is not null)
            {
                _json.WriteStringValue(names[j]);
            }

            _json.WriteEndArray();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    /// <summary>
    /// A parameter is [number, layer, from, to, value] and, of a step, [∂, value afterwards, difference, relative
    /// deviation, verdict]; of a bias, from is −1; of a layer that does not learn, ∂ is empty.
    /// </summary>
    private void WriteParameters()
    {
        Dictionary<(GradientKind, int, int, int), GradientCheckEntry> checks = (_explained.Check?.Entries ?? [])
            .ToDictionary(entry =>
                (entry.Kind, entry.Layer, entry.Kind == GradientKind.Bias ? -1 : entry.From, entry.To));
        int p = 0;
        _json.WriteStartArray("parameters");
        foreach (LayerPlan layer in _plan.Layers)
        {
            for (int n = 0; n < layer.Parameters; n++, p++)
            {
                if (_kept is not null && !_kept.Parameters.Contains(p))
                {
                    continue;
                }

                (int above, int from, int to) = layer.Ends(n);
                _json.WriteStartArray();
                _json.WriteNumberValue(p);
                _json.WriteNumberValue(layer.Index);
                _json.WriteNumberValue(above);
                _json.WriteNumberValue(from);
                _json.WriteNumberValue(to);
                _json.WriteStringValue(Exact(_explained.Sample.Parameters[p]));
                if (IsStep)
                {
                    _json.WriteStringValue(layer.IsTrainable ? Exact(_execution.Gradients[p]) : "");
                    _json.WriteStringValue(Exact(_execution.Parameters[p]));
                    if (checks.TryGetValue(
                        (
                            from < 0 ? GradientKind.Bias : GradientKind.Weight,
                            layer.Index - 1,
                            from < 0 ? from : n / layer.FanOut,
                            to), out var check))
                    {
                        _json.WriteStringValue(check.Difference.ToString("G9", CultureInfo.InvariantCulture));
                        _json.WriteStringValue(check.RelativeDeviation.ToString("G3", CultureInfo.InvariantCulture));
                        _json.WriteNumberValue((int)check.Outcome);
                    }
                }

                _json.WriteEndArray();
            }
        }

        _json.WriteEndArray();
    }

    /// <summary>An equation is [number in the chapter, text, operation].</summary>
    private void WriteEquations(IReadOnlyList<Execution> executions)
    {
        _json.WriteStartArray("equations");
        foreach (RunNote note in executions.SelectMany(execution => execution.Recorder.Notes))
        {
            if (!note.IsEquation || _equations.ContainsKey(note.Text))
            {
                continue;
            }

            _equations[note.Text] = _equations.Count;
            int end = note.Text[0] == '(' ? note.Text.IndexOf(')') + 1 : 0;
            _json.WriteStartArray();
            _json.WriteStringValue(
                end > 0 ? note.Text.Substring(1, end - 2) : note.Operation == Operation.Update ? "5.5.1" : "");
            _json.WriteStringValue(note.Text.Substring(end).Trim());
            _json.WriteStringValue(note.Operation switch
            {
                Operation.Backward => "backward",
                Operation.Update => "update",
                _ => "forward",
            });
            _json.WriteEndArray();
        }

        _json.WriteEndArray();
    }

    /// <summary>
    /// A row is [text, kind, equation, runs], a run [id, name, indexes, reads, numbers, value, equation].
    /// </summary>
    private void WriteListing(ShownProgram program, Execution execution)
    {
        _json.WriteStartObject();
        _json.WriteString("name", program.Name);
        _json.WriteBoolean("loops", program.IsLoops);
        _json.WriteStartArray("rows");
        foreach (ShownRow row in ShownRow.Of(program, execution.Recorder, _kept is not null))
        {
            _json.WriteStartArray();
            _json.WriteStringValue(row.Text);
            _json.WriteNumberValue((int)row.Kind);
            _json.WriteNumberValue(Equation(row.Note));
            _json.WriteStartArray();
            foreach (Run run in row.Runs)
            {
                _json.WriteStartArray();
                _json.WriteStringValue(run.Id ?? "");
                _json.WriteStringValue(run.Name ?? "");
                _json.WriteStringValue(run.At);
                _json.WriteStringValue(string.Join(" ", run.Reads));
                _json.WriteStringValue(run.Numbers);
                _json.WriteStringValue(Exact(run.Value));
                _json.WriteNumberValue(Equation(run.Note));
                _json.WriteEndArray();
            }

            _json.WriteEndArray();
            _json.WriteEndArray();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private int Equation(string? note) =>
        note is not null && _equations.TryGetValue(note, out int equation) ? equation : -1;

    /// <summary>The fewest digits that read back as the same number.</summary>
    private string Exact(double number) =>
        double.IsNaN(number) ? "NaN"
        : double.IsInfinity(number) ? (number > 0 ? "Infinity" : "-Infinity")
        : Digits.Sign(number) + Digits.Shortest(Math.Abs(number), _plan.Format);

    private string Arithmetic()
    {
        NetworkTopology topology = _explained.Topology;
        const string Shown =
            "The numbers are those of Kernel.Scalar: one operation after the other, each rounded by itself.";
        return topology.Kernel is Kernel.Scalar or Kernel.Compact
            ? $"{Shown} This network computes with them, bit for bit."
            : $"{Shown} This network runs another kernel, Kernel.{topology.Kernel}"
                + (topology.VectorBits > 0
                    ? FormattableString.Invariant($" with registers of {topology.VectorBits} bits on this machine")
                    : "")
                + ", which may add in another order: its last digits may differ.";
    }

    private string CheckText()
    {
        if (_explained.Check is not { } check)
        {
            return _explained.WithoutCheck;
        }

        string[] counts =
        [
            .. new[]
                {
                    (Count: check.Count(GradientCheckOutcome.Agrees), Text: "agree"),
                    (Count: check.Count(GradientCheckOutcome.Deviates), Text: "deviate"),
                    (Count: check.Count(GradientCheckOutcome.AtKink), Text: "are at a kink of E"),
                    (Count: check.Count(GradientCheckOutcome.Unresolved), Text: "are not resolved"),
                }
                .Where(one => one.Count > 0)
                .Select(one => $"{one.Count.ToString(CultureInfo.InvariantCulture)} {one.Text}"),
        ];
        return $"Gradients compared with central differences of E: {string.Join(", ", counts)}.";
    }
}
