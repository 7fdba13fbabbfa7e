using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using NetGen.Explain.Trace;

namespace NetGen.Explain.Listings;

/// <summary>A network's code in one form: what is run, and the lines that print it.</summary>
/// <param name="Name">The form: "Scalar".</param>
/// <param name="Plan">The network as this form plans it.</param>
/// <param name="Operations">What is run, in this order.</param>
/// <param name="Lines">The text, and the statement that each line is part of.</param>
internal sealed record ShownProgram(
    string Name,
    NetworkPlan Plan,
    IReadOnlyList<(Operation Operation, IReadOnlyList<Statement> Body)> Operations,
    IReadOnlyList<(string Text, object? Part)> Lines)
{
    /// <summary>Whether its code is loops, which are shown whole, rather than a statement per value.</summary>
    public bool IsLoops => Plan.Kernel.Scalar == ScalarForm.Loops;

    /// <summary>Runs all of it on a network's numbers.</summary>
    /// <param name="sample">Parameters, x and what a step needs.</param>
    /// <param name="kept">What is written down; null: all.</param>
    public Execution Run(ExplainedSample sample, Kept? kept)
    {
        var quantities = new Quantities(Plan);
        var recorder = new Recorder(Plan, quantities, Operations.SelectMany(one => one.Body), kept);
        Dictionary<string, Memory> places = Places(sample, quantities);
        var numbers = new Dictionary<string, double>
        {
            [Identifiers.Of(Compiler.Algebra.Symbols.LearningRate)] = sample.LearningRate,
        };
        double[] gradients = [];
        foreach ((Operation operation, IReadOnlyList<Statement> body) in Operations)
        {
            recorder.Begin(operation);
            recorder.Interpreter.Run(body, places, numbers);
            if (operation == Operation.Backward)
            {
                gradients = Canonical(place => place.Learns
                    ? places[SectionNames.Gradients].Numbers[place.Index] : double.NaN);
            }
        }

        sample.X.CopyTo(recorder.Outputs[0], 0);
        return new Execution(
            recorder, gradients, Canonical(place => places[place.Section].Numbers[place.Index]));

        double[] Canonical(Func<ParameterPlace, double> at) => [.. quantities.Parameters.Select(at)];
    }

    private Dictionary<string, Memory> Places(ExplainedSample sample, Quantities quantities)
    {
        Dictionary<string, Memory> places = Plan.Storage.Sections
            .ToDictionary(section => section.Name, section => new Memory(new double[section.Length]));
        for (int p = 0; p < sample.Parameters.Count; p++)
        {
            ParameterPlace place = quantities.Parameters[p];
            places[place.Section].Numbers[place.Index] = sample.Parameters[p];
        }

        int kept = 0;
        foreach (string state in sample.State.Count > 0 ? Plan.Optimizer.States : [])
        {
            foreach (ParameterPlace place in quantities.Parameters.Where(place => place.Learns))
            {
                places[state].Numbers[place.Index] = sample.State[kept++];
            }
        }

        foreach (RunningScalar scalar in Plan.Optimizer.Running)
        {
            places[Identifiers.Of(scalar.Target)] =
                new Memory([sample.State.Count > 0 ? sample.State[kept++] : scalar.Initial]);
        }

        places["x"] = new Memory([.. sample.X]);
        places["t"] = new Memory([.. sample.T]);
        if (Operations.Any(one => one.Operation == Operation.Predict))
        {
            // No section of the network: what Predict writes.
            places["y"] = new Memory(new double[Math.Max(Plan.Outputs, places.TryGetValue("y", out Memory y)
                ? y.Numbers.Length : 0)]);
        }

        return places;
    }
}

/// <summary>What a run of a program left.</summary>
/// <param name="Recorder">What its statements did, and the numbers of neurons.</param>
/// <param name="Gradients">
/// ∂w and ∂b in canonical order, NaN of a layer that does not learn; none of a forward pass.
/// </param>
/// <param name="Parameters">w and b afterwards, likewise.</param>
internal sealed record Execution(Recorder Recorder, double[] Gradients, double[] Parameters);
