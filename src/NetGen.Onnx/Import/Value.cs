using NetGen.Onnx.Format;

namespace NetGen.Onnx.Import;

/// <summary>What is known of a value in the graph.</summary>
internal abstract class Value
{
    /// <summary>A number or a tensor that the file holds.</summary>
    public sealed class Constant : Value
    {
        public Constant(TensorProto tensor)
        {
            Tensor = tensor;
        }

        public TensorProto Tensor { get; }
    }

    /// <summary>A function of one layer's u: its values at the points of <see cref="ActivationCheck"/>.</summary>
    public sealed class Signal : Value
    {
        public Signal(int layers, double[] samples, bool isSum = false)
        {
            Layers = layers;
            Samples = samples;
            IsSum = isSum;
        }

        /// <summary>How many layers lie before it; 0 for the network's inputs.</summary>
        public int Layers { get; }

        public double[] Samples { get; }

        /// <summary>Whether it is a layer's Σ w·y, to which the biases may yet be added.</summary>
        public bool IsSum { get; }
    }

    /// <summary>What is made of the network's outputs, such as a label: nothing more is known of it.</summary>
    public sealed class Beyond : Value;
}
