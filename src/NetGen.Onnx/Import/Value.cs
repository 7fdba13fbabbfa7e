using NetGen.Onnx.Format;

namespace NetGen.Onnx.Import;

/// <summary>What is known about a value in the graph.</summary>
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

    /// <summary>A function of one layer's u.</summary>
    public sealed class Signal : Value
    {
        public Signal(FileLayer layer, Curve curve, bool isSum = false)
        {
            Layer = layer;
            Curve = curve;
            IsSum = isSum;
        }

        private Signal(Signal signal, bool hasAdded, bool hasInputs)
            : this(signal.Layer, signal.Curve)
        {
            HasAdded = hasAdded;
            HasInputs = hasInputs;
        }

        /// <summary>The layer, and with it all that this value depends on.</summary>
        public FileLayer Layer { get; }

        /// <summary>What nodes made of its u.</summary>
        public Curve Curve { get; }

        /// <summary>Whether it is a layer's Σ w·y, to which biases may yet be added.</summary>
        public bool IsSum { get; }

        /// <summary>Whether the values of the layer before are added to it.</summary>
        public bool HasAdded { get; }

        /// <summary>Whether the network's inputs stand before it in its row.</summary>
        public bool HasInputs { get; }

        public Signal WithAdded() => new(this, hasAdded: true, HasInputs);

        public Signal WithInputs() => new(this, HasAdded, hasInputs: true);
    }

    /// <summary>Something made from the network's outputs, such as a label: nothing more is known about it.</summary>
    public sealed class Beyond : Value;
}
