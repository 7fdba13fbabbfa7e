// What generated code takes from NetGen, without bodies.
namespace NetGen
{
    public sealed class NetworkAttribute : System.Attribute
    {
        public int Inputs { get; set; }
        public int Hidden { get; set; }
        public int[] HiddenLayers { get; set; } = new int[0];
        public int Outputs { get; set; }
        public Activation HiddenActivation { get; set; }
        public Activation[] HiddenActivations { get; set; } = new Activation[0];
        public Activation OutputActivation { get; set; }
        public string HiddenFormula { get; set; }
        public string OutputFormula { get; set; }
        public string LossFormula { get; set; }
        public Loss Loss { get; set; }
        public Optimizer Optimizer { get; set; }
        public Precision Precision { get; set; }
        public Kernel Kernel { get; set; }
        public bool InputGradients { get; set; }
        public bool BackwardFrom { get; set; }
        public bool Jacobian { get; set; }
        public bool Gradients { get; set; }
        public bool Frozen { get; set; }
        public int MaxBytes { get; set; }
        public double Momentum { get; set; }
        public double Beta1 { get; set; }
        public double Beta2 { get; set; }
        public double Alpha { get; set; }
        public double Epsilon { get; set; }
        public double WeightDecay { get; set; }
        public double StepDecrease { get; set; }
        public double StepIncrease { get; set; }
        public double MinStep { get; set; }
        public double MaxStep { get; set; }
        public double L1 { get; set; }
        public double L2 { get; set; }
        public bool DecayBiases { get; set; }
        public bool[] Trainable { get; set; } = new bool[0];
        public bool Residual { get; set; }
        public bool InputSkip { get; set; }
    }

    public sealed class FrozenWeightsAttribute : System.Attribute
    {
        public int[] Layers { get; set; } = new int[0];
        public Activation[] Activations { get; set; } = new Activation[0];
        public string[] Formulas { get; set; } = new string[0];
        public bool Residual { get; set; }
        public bool InputSkip { get; set; }
        public Optimizer Optimizer { get; set; }
        public double Momentum { get; set; }
        public double Beta1 { get; set; }
        public double Beta2 { get; set; }
        public double Alpha { get; set; }
        public double Epsilon { get; set; }
        public double WeightDecay { get; set; }
        public double StepDecrease { get; set; }
        public double StepIncrease { get; set; }
        public double MinStep { get; set; }
        public double MaxStep { get; set; }
        public double L1 { get; set; }
        public double L2 { get; set; }
        public bool DecayBiases { get; set; }
    }

    public sealed class CustomFormula { public CustomFormula(string name, string text) { } }

    public sealed class LayerTopology
    {
        public LayerTopology(int fanIn, int fanOut, Activation activation) { }
        public LayerTopology(int fanIn, int fanOut, CustomFormula formula) { }
    }

    public sealed class TopologyDetails
    {
        public Kernel Kernel { get; set; }
        public int ArithmeticVersion { get; set; }
        public CustomFormula LossFormula { get; set; }
        public bool InputGradients { get; set; }
        public bool BackwardFrom { get; set; }
        public bool Jacobian { get; set; }
        public bool Gradients { get; set; }
        public double Momentum { get; set; }
        public double Beta1 { get; set; }
        public double Beta2 { get; set; }
        public double Alpha { get; set; }
        public double Epsilon { get; set; }
        public double WeightDecay { get; set; }
        public double StepDecrease { get; set; }
        public double StepIncrease { get; set; }
        public double MinStep { get; set; }
        public double MaxStep { get; set; }
        public double L1 { get; set; }
        public double L2 { get; set; }
        public bool DecayBiases { get; set; }
        public bool[] Trainable { get; set; } = new bool[0];
        public bool Residual { get; set; }
        public bool InputSkip { get; set; }
    }

    public sealed class NetworkTopology
    {
        public NetworkTopology(
            Precision precision, Loss loss, Optimizer optimizer, TopologyDetails details, params LayerTopology[] layers) { }
    }

    public struct VectorView<T> { public VectorView(T[] storage, int origin, int length) { } }

    public struct MatrixView<T>
    {
        public MatrixView(T[] storage, int origin, int rows, int columns, int rowStride, int columnStride) { }
    }

    public struct LayerParameters<T> { public LayerParameters(MatrixView<T> weights, VectorView<T> biases) { } }

    public struct LayerView<T>
    {
        public LayerView(
            MatrixView<T> w,
            VectorView<T> b,
            MatrixView<T> dw,
            VectorView<T> db,
            VectorView<T> y,
            VectorView<T> d,
            VectorView<T> dy,
            VectorView<T> x) { }
    }

    public interface IArrayPredictor<T> { NetworkTopology Topology { get; } }
    public interface IArrayTrainable<T> : IArrayPredictor<T> { int OptimizerStateCount { get; } }
    public interface IArrayNetwork<T> : IArrayTrainable<T> { }
    public interface IArrayInputGradients<T> { T[] InputGradients { get; } }

    public static class PortableMath
    {
        public static float Atan(float x) => x;
        public static double Atan(double x) => x;
        public static float Cos(float x) => x;
        public static double Cos(double x) => x;
        public static float Exp(float x) => x;
        public static double Exp(double x) => x;
        public static float ExpM1(float x) => x;
        public static double ExpM1(double x) => x;
        public static float Log(float x) => x;
        public static double Log(double x) => x;
        public static float Log1P(float x) => x;
        public static double Log1P(double x) => x;
        public static float Sin(float x) => x;
        public static double Sin(double x) => x;
        public static float Sqrt(float x) => x;
        public static double Sqrt(double x) => x;
        public static float Tanh(float x) => x;
        public static double Tanh(double x) => x;
    }

    public sealed class UniformGenerator
    {
        public UniformGenerator(int seed) { }
        public float NextSingle(double limit) => 0;
        public double NextDouble(double limit) => 0;
    }
}

namespace NetGen.CompilerServices
{
    public static class Guard
    {
        public static void Length(int length, int wanted, string name) { }
        public static int Rows(int first, int width, string name, int second, int secondWidth, string secondName) => 0;
        public static int SomeRows(int first, int width, string name, int second, int secondWidth, string secondName) => 0;
        public static int LengthOf(System.Array values, string name) => 0;
        public static void OneRow(int rows) { }
        public static void NotNull(object value, string name) { }
    }

    public static class CompensatedSum
    {
        public static void Add(ref float sum, ref float rest, float term) { }
        public static void Add(ref double sum, ref double rest, double term) { }
        public static void AddBlock(float[] sums, int sumsAt, float[] block, int blockAt, int count) { }
        public static void AddBlock(double[] sums, int sumsAt, double[] block, int blockAt, int count) { }
    }
}
