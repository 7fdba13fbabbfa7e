using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.CSharp.Prose;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Vector;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>The methods of many rows.</summary>
internal sealed class BatchMembers
{
    private readonly CodeWriter _writer;
    private readonly NetworkPlan _plan;
    private readonly Framework _dialect;
    private readonly Signatures _signatures;

    private BatchMembers(CodeWriter writer, NetworkPlan plan)
    {
        (_writer, _plan) = (writer, plan);
        _dialect = new Framework(plan.Model);
        _signatures = new Signatures(plan);
    }

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var members = new BatchMembers(writer, plan);
        members.WritePredictBatch();
        if (!plan.Capabilities.Learns)
        {
            return;
        }

        members.WriteEvaluate();
        if (plan.Capabilities.KeepsGradients)
        {
            members.WriteBackwardBatch();
            members.WriteTrainBatch();
        }

        if (plan.Capabilities.TakesOutputGradients)
        {
            new OutputGradientMembers(writer, plan).Write();
        }

        if (plan.Capabilities.FindsJacobian)
        {
            JacobianMember.Write(writer, plan);
        }
    }

    private void WritePredictBatch()
    {
        Head(
            "Predicts many rows, which follow one another in memory.",
            ("inputs", $"Rows of {Equations.Count(_plan.Inputs, "input")}."),
            ("outputs", $"Receives as many rows of {Equations.Count(_plan.Outputs, "output")}."));
        using (_writer.Method(
            $"public {_signatures.Static}void PredictBatch({_dialect.In} inputs, {_dialect.Out} outputs)",
            computesPositions: !_plan.IsParallel))
        {
            _writer.Line(Rows("Rows", "outputs"));
            _writer.Lines(Sharing.OfPredictions(_plan));
            if (_plan.IsParallel)
            {
                ParallelMembers.WritePredictInParts(_writer);
            }
            else
            {
                WritePredictRows();
            }
        }

        if (_plan.IsParallel)
        {
            _writer.Gap();
            _writer.Lines(GeneratedAttributes.OfComputation(_plan));
            using (_writer.Method(
                $"private void PredictRows({_dialect.In} inputs, {_dialect.Out} outputs, int rows)",
                computesPositions: true))
            {
                WritePredictRows();
            }
        }
    }

    private void WritePredictRows()
    {
        Dispatch(_plan.Predictions, kernel =>
        [
            $"{kernel}.PredictBatch({KernelCalls.State(_plan)}, "
                + $"{KernelCalls.First("inputs")}, {KernelCalls.First("outputs")}, (nuint)rows);",
            "return;",
        ]);
        using (_writer.Braces("for (int r = 0; r < rows; r++)"))
        {
            _writer.Line($"{Row("Predict")}({_dialect.Row("inputs", "r", "InputCount")}, "
                + $"{_dialect.Row("outputs", "r", "OutputCount")});");
        }
    }

    private void WriteEvaluate()
    {
        string signature = $"public {_dialect.T} Evaluate({_dialect.In} inputs, {_dialect.In} targets)";
        Head(
            "The mean of E over the rows. Changes no parameter and no gradient.",
            ("inputs", $"Rows of {Equations.Count(_plan.Inputs, "input")}, at least one."),
            ("targets", $"As many rows of {Equations.Count(_plan.Outputs, "target")}."));
        using (_writer.Method(signature, computesPositions: true))
        {
            _writer.Line(Rows("SomeRows", "targets"));
            if (_plan.ErrorIsOfSums)
            {
                WriteRowErrors();
            }
            else
            {
                WriteErrorsOfPredictions();
            }

            _writer.Gap();
            _writer.Line("return e / rows;");
        }

        if (!_dialect.HasSpan && !_plan.ErrorIsOfSums && _plan.Model.Consumer.HasThreadStatics)
        {
            _writer.Gap();
            _writer.Line("// Evaluate's outputs: one array per thread.");
            _writer.Lines(_dialect.OwnFields("private", "_evaluated"));
        }
    }

    private void WriteRowErrors()
    {
        _writer.Line($"{_dialect.T} e = 0, rest = 0;");
        using (_writer.Braces("for (int r = 0; r < rows; r++)"))
        {
            _writer.Line($"{AddUp}(ref e, ref rest, RowError({_dialect.Row("inputs", "r", "InputCount")}, "
                + $"{_dialect.Row("targets", "r", "OutputCount")}));");
        }
    }

    private void WriteErrorsOfPredictions()
    {
        _writer.Line(_dialect.HasSpan
            ? $"{_dialect.Out} y = stackalloc {_dialect.T}[OutputCount];"
            : _dialect.OwnArray("y", "_evaluated", "OutputCount"));
        _writer.Line($"{_dialect.T} e = 0, rest = 0;");
        using (_writer.Braces("for (int r = 0; r < rows; r++)"))
        {
            _writer.Line($"{Row("Predict")}({_dialect.Row("inputs", "r", "InputCount")}, {_dialect.Whole("y")});");
            _writer.Line($"{_dialect.T} ofRow = 0;");
            using (_writer.Braces("for (int k = 0; k < OutputCount; k++)"))
            {
                _writer.Line($"{_dialect.T} t = targets[r * OutputCount + k];");
                _writer.Line($"ofRow += {ErrorTerm()};");
            }

            _writer.Gap();
            _writer.Line($"{AddUp}(ref e, ref rest, ofRow);");
        }
    }

    private void WriteBackwardBatch()
    {
        string signature = $"public {_dialect.T} BackwardBatch({_dialect.In} inputs, {_dialect.In} targets)";
        Head(
            "Stores the mean gradient over the rows in ∂w and ∂b, and returns the mean of E.",
            ("inputs", $"Rows of {Equations.Count(_plan.Inputs, "input")}, at least one."),
            ("targets", $"As many rows of {Equations.Count(_plan.Outputs, "target")}."));
        using (_writer.Method(signature, computesPositions: true))
        {
            _writer.Line(Rows("SomeRows", "targets"));
            Sharing.WriteOfGradients(_writer, _plan);
            _writer.Line($"{_dialect.T} e = SumGradients(inputs, targets, rows);");
            WriteMean(_writer, _plan, "return e / rows;");
            _writer.Gap();
            _writer.Line("return e / rows;");
        }

        new GradientSums(_writer, _plan).Write();
    }

    /// <summary>From the sums of ∂w and ∂b over the rows to their means.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="plan">The network.</param>
    /// <param name="end">What ends the method after a vector kernel has done it.</param>
    public static void WriteMean(CodeWriter writer, NetworkPlan plan, string end)
    {
        KernelCalls.WriteDispatch(writer, KernelCalls.Kernels(plan), kernel =>
        [
            $"{kernel}.ScaleGradients({KernelCalls.State(plan)}, ({new Framework(plan.Model).T})1 / rows);",
            end,
        ]);
        writer.Lines(Storage.Open(plan, new HashSet<string>(["dw"]), inUnchecked: true));
        using (writer.Braces("for (int p = 0; p < dw.Length; p++)"))
        {
            writer.Line("dw[p] /= rows;");
        }
    }

    private void WriteTrainBatch()
    {
        string signature =
            $"public {_dialect.T} TrainBatch({_dialect.In} inputs, {_dialect.In} targets, {_dialect.T} learningRate)";
        // −(η/rows)·Σ∂w is −η times the mean: a pass over the gradients less.
        bool fused = HasVectors && _plan.StepIsLinear;
        Head(
            $"Takes one step of {_plan.Optimizer.Name} with the mean gradient over the rows; returns the mean of E "
                + "before the step."
                + (fused ? " ∂w and ∂b are unspecified afterwards." : ""),
            ("inputs", $"Rows of {Equations.Count(_plan.Inputs, "input")}, at least one."),
            ("targets", $"As many rows of {Equations.Count(_plan.Outputs, "target")}."),
            ("learningRate", "η"));
        using (_writer.Method(signature, computesPositions: fused))
        {
            if (fused)
            {
                _writer.Line(Rows("SomeRows", "targets"));
                Sharing.WriteOfGradients(_writer, _plan);
                _writer.Line($"{_dialect.T} e = SumGradients(inputs, targets, rows);");
                _writer.Line("Update(learningRate / rows);");
                _writer.Line("return e / rows;");
                return;
            }

            _writer.Line($"{_dialect.T} e = BackwardBatch(inputs, targets);");
            _writer.Line("Update(learningRate);");
            _writer.Line("return e;");
        }
    }

    private bool HasVectors => _plan.Kernel.Vectors.Count > 0;

    /// <summary>Adds to a sum and its rest, in the network's own precision.</summary>
    public const string AddUp = "global::NetGen.CompilerServices.CompensatedSum.Add";

    private void Dispatch(BatchPlan? batch, Func<string, IReadOnlyList<string>> call) =>
        KernelCalls.WriteBatchDispatch(_writer, _plan, batch, call);

    private void Head(string summary, params (string Name, string Meaning)[] parameters)
    {
        _writer.Gap();
        _writer.Lines(Documentation.Of(summary, parameters));
        _writer.Lines(GeneratedAttributes.OfComputation(_plan));
    }

    private string Rows(string check, string second) =>
        $"int rows = global::NetGen.CompilerServices.Guard.{check}("
            + $"{_signatures.Length("inputs")}, InputCount, \"inputs\", "
        + $"{_signatures.Length(second)}, OutputCount, \"{second}\");";

    /// <summary>The method of one row: the public one, or its body where rows are arrays with an index.</summary>
    private string Row(string operation) => _dialect.HasSpan ? operation : $"{operation}Row";

    private string ErrorTerm()
    {
        var type = new NumberType(_plan.Format);
        var y = new Place("y", _plan.Format, PlaceKind.Local);
        return new FormulaPrinter(type).Print(_plan.ErrorCode, symbol => symbol == Identifiers.Of(Symbols.Y)
            ? new Element(y, Indexes.Counter("k"))
            : new Local(symbol, type));
    }
}
