using System.Numerics;

namespace NetGen.TestSupport;

/// <summary>
/// The second engine: the chapter in plain loops over arrays, written from its equations and not from the generator.
/// </summary>
public sealed class NaiveNetwork<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly NetworkSpec _spec;
    private readonly NaiveOptimizer<T> _optimizer;
    private T[] _x = [];

    /// <summary>A network with these parameters, in canonical order.</summary>
    public NaiveNetwork(NetworkSpec spec, IReadOnlyList<T> parameters)
    {
        _spec = spec;
        _optimizer = new NaiveOptimizer<T>(spec);
        Layers = [.. spec.Layers.Select(layer => new NaiveLayer<T>(layer.FanIn, layer.FanOut))];
        InputGradients = new T[spec.Inputs];
        Load(parameters);
    }

    /// <summary>From the first hidden layer to the output layer.</summary>
    public IReadOnlyList<NaiveLayer<T>> Layers { get; }

    /// <summary>∂y_i</summary>
    public T[] InputGradients { get; }

    /// <summary>Weights and biases in canonical order.</summary>
    public T[] Parameters => Canonical(layer => layer.Weights, layer => layer.Biases);

    /// <summary>∂w and ∂b in canonical order; 0 of a layer that does not learn.</summary>
    public T[] Gradients => [.. Canonical(layer => layer.WeightGradients, layer => layer.BiasGradients)
        .Zip(_spec.Learns, (gradient, learns) => learns ? gradient : T.Zero)];

    private NaiveLayer<T> Output => Layers[^1];

    public void Load(IReadOnlyList<T> parameters)
    {
        int next = 0;
        foreach (NaiveLayer<T> layer in Layers)
        {
            for (int i = 0; i < layer.FanIn; i++)
                for (int j = 0; j < layer.FanOut; j++)
                    layer.Weights[i, j] = parameters[next++];
            for (int j = 0; j < layer.FanOut; j++) layer.Biases[j] = parameters[next++];
        }
    }

    /// <summary>u_j = Σ_i y_i·w_ij + b_j, y_j = f(u_j), layer by layer.</summary>
    public T[] Forward(T[] x)
    {
        _x = x;
        T[] above = x;
        for (int k = 0; k < Layers.Count; k++)
        {
            NaiveLayer<T> layer = Layers[k];
            Activation activation = _spec.ActivationOf(k);
            T[] taken = Taken(k);
            for (int j = 0; j < layer.FanOut; j++)
            {
                T u = taken[0] * layer.Weights[0, j];
                for (int i = 1; i < layer.FanIn; i++) u += taken[i] * layer.Weights[i, j];
                layer.Sums[j] = u + layer.Biases[j];
                if (activation != Activation.Softmax)
                    layer.Outputs[j] = NaiveFunctions<T>.Value(activation, layer.Sums[j]);
                if (_spec.IsResidual(k)) layer.Outputs[j] += above[j];
            }

            if (activation == Activation.Softmax) Softmax(layer);
            above = layer.Outputs;
        }

        return above;
    }

    /// <summary>What layer k takes: y of the layer before, and before it x where the inputs skip.</summary>
    public T[] Taken(int k)
    {
        T[] above = k == 0 ? _x : Layers[k - 1].Outputs;
        return k > 0 && k == Layers.Count - 1 && _spec.InputSkip ? [.. _x, .. above] : above;
    }

    /// <summary>(5-15) … (5-22), from the output layer back to the inputs. Returns E.</summary>
    public T Backward(T[] t)
    {
        T error = OutputDeltas(t);
        T[] skipped = [];
        for (int k = Layers.Count - 1; k >= 0; k--)
        {
            NaiveLayer<T> layer = Layers[k];
            T[] above = Taken(k);
            T[] aboveGradients = k == 0 ? InputGradients : Layers[k - 1].OutputGradients;
            if (k < Layers.Count - 1)
            {
                for (int j = 0; j < layer.FanOut; j++)
                {
                    T y = _spec.IsResidual(k)
                        ? NaiveFunctions<T>.Value(_spec.ActivationOf(k), layer.Sums[j])
                        : layer.Outputs[j];
                    layer.Deltas[j] = NaiveFunctions<T>.Delta(
                        _spec.ActivationOf(k), layer.OutputGradients[j], layer.Sums[j], y);
                }
            }

            for (int j = 0; j < layer.FanOut; j++)
            {
                for (int i = 0; i < layer.FanIn; i++) layer.WeightGradients[i, j] = above[i] * layer.Deltas[j];
                layer.BiasGradients[j] = layer.Deltas[j];
            }

            var sums = new T[layer.FanIn];
            for (int i = 0; i < layer.FanIn; i++)
            {
                T sum = layer.Deltas[0] * layer.Weights[i, 0];
                for (int j = 1; j < layer.FanOut; j++) sum += layer.Deltas[j] * layer.Weights[i, j];
                if (_spec.IsResidual(k)) sum += layer.OutputGradients[i];
                sums[i] = sum;
            }

            sums[^aboveGradients.Length..].CopyTo(aboveGradients, 0);
            if (layer.FanIn > aboveGradients.Length) skipped = sums[..^aboveGradients.Length];
        }

        for (int i = 0; i < skipped.Length; i++) InputGradients[i] += skipped[i];
        return error;
    }

    /// <summary>Leaves the mean gradient over the rows in ∂w and ∂b; returns the mean of E.</summary>
    public T BackwardBatch(T[] inputs, T[] targets)
    {
        const int Block = 64; // rows, and up to 7 more in the last
        int rows = inputs.Length / _spec.Inputs;
        var totals = new NaiveSum<T>[_spec.ParameterCount];
        var error = new NaiveSum<T>();
        for (int first = 0, count; first < rows; first += count)
        {
            count = rows - first < Block + 8 ? rows - first : Block;
            var block = new T[_spec.ParameterCount];
            for (int p = 0; p < block.Length; p++) block[p] = totals[p].Rest;
            var ofBlock = new NaiveSum<T>();
            for (int row = first; row < first + count; row++)
            {
                Forward(inputs.AsSpan(row * _spec.Inputs, _spec.Inputs).ToArray());
                ofBlock.Add(Backward(targets.AsSpan(row * _spec.Outputs, _spec.Outputs).ToArray()));
                T[] sample = Gradients;
                for (int p = 0; p < block.Length; p++) block[p] += sample[p];
            }

            error.Add(ofBlock.Value);
            for (int p = 0; p < block.Length; p++)
            {
                totals[p].Rest = T.Zero;
                totals[p].Add(block[p]);
            }
        }

        T rowCount = T.CreateChecked(rows);
        LoadGradients([.. totals.Select(total => total.Value / rowCount)]);
        return error.Value / rowCount;
    }

    /// <summary>One optimizer step from the gradients that are there.</summary>
    public void Update(T learningRate)
    {
        T[] parameters = Parameters;
        _optimizer.Step(parameters, Gradients, learningRate);
        Load(parameters);
    }

    public T TrainStep(T[] x, T[] t, T learningRate)
    {
        Forward(x);
        T error = Backward(t);
        Update(learningRate);
        return error;
    }

    public T TrainBatch(T[] inputs, T[] targets, T learningRate)
    {
        T error = BackwardBatch(inputs, targets);
        Update(learningRate);
        return error;
    }

    /// <summary>E of the last forward pass, changing nothing.</summary>
    public T Error(T[] t)
    {
        T error = Term(0);
        for (int k = 1; k < t.Length; k++) error += Term(k);
        return error;

        T Term(int k) => _spec.ErrorIsOfSums
            ? NaiveFunctions<T>.TermOfSums(_spec.Loss, ErrorSums(k), t[k])
            : NaiveFunctions<T>.Term(_spec.Loss, Output.Outputs[k], t[k], t.Length);
    }

    /// <summary>u_k; of softmax ln y_k = u_k − max − ln(1 + the others / the largest y)</summary>
    private T ErrorSums(int k)
    {
        if (_spec.OutputActivation != Activation.Softmax) return Output.Sums[k];
        T largest = Output.Outputs[0], others = T.Zero;
        foreach (T y in Output.Outputs.Skip(1))
        {
            others += T.Min(largest, y);
            largest = T.Max(largest, y);
        }

        return Output.Sums[k] - Output.Sums.Max() - Portable<T>.Log1P(others / largest);
    }

    /// <summary>y_k = e^(u_k − max) / Σ_r e^(u_r − max)</summary>
    private static void Softmax(NaiveLayer<T> layer)
    {
        T largest = layer.Sums[0];
        foreach (T u in layer.Sums) largest = T.Max(largest, u);
        for (int k = 0; k < layer.FanOut; k++) layer.Outputs[k] = Portable<T>.Exp(layer.Sums[k] - largest);
        T total = layer.Outputs[0];
        for (int k = 1; k < layer.FanOut; k++) total += layer.Outputs[k];
        for (int k = 0; k < layer.FanOut; k++) layer.Outputs[k] /= total;
    }

    /// <summary>∂y_k and δ_k of every output; returns E.</summary>
    private T OutputDeltas(T[] t)
    {
        NaiveLayer<T> layer = Output;
        int n = t.Length;
        for (int k = 0; k < t.Length; k++)
            layer.OutputGradients[k] = NaiveFunctions<T>.Gradient(_spec.Loss, layer.Outputs[k], t[k], n);

        bool cancels = _spec.ErrorIsOfSums;
        T mixed = layer.OutputGradients[0] * layer.Outputs[0];
        for (int r = 1; r < t.Length; r++) mixed += layer.OutputGradients[r] * layer.Outputs[r];
        for (int k = 0; k < t.Length; k++)
        {
            layer.Deltas[k] = cancels
                ? layer.Outputs[k] - t[k]
                : _spec.OutputActivation == Activation.Softmax
                    ? (layer.OutputGradients[k] - mixed) * layer.Outputs[k]
                    : NaiveFunctions<T>.Delta(
                        _spec.OutputActivation, layer.OutputGradients[k], layer.Sums[k], layer.Outputs[k]);
        }

        return Error(t);
    }

    private void LoadGradients(T[] gradients)
    {
        int next = 0;
        foreach (NaiveLayer<T> layer in Layers)
        {
            for (int i = 0; i < layer.FanIn; i++)
                for (int j = 0; j < layer.FanOut; j++)
                    layer.WeightGradients[i, j] = gradients[next++];
            for (int j = 0; j < layer.FanOut; j++) layer.BiasGradients[j] = gradients[next++];
        }
    }

    private T[] Canonical(Func<NaiveLayer<T>, T[,]> weights, Func<NaiveLayer<T>, T[]> biases) =>
        [.. Layers.SelectMany(layer => weights(layer).Cast<T>().Concat(biases(layer)))];
}
