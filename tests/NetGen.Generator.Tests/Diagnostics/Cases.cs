using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Every rule.</summary>
internal static partial class Cases
{
    public static readonly IReadOnlyList<WrongCase> Shape =
    [
        Attribute("no inputs", "{|NETGEN014:Network(Hidden = 3, Outputs = 1)|}"),
        Attribute("no outputs", "{|NETGEN014:Network(Inputs = 2, Hidden = 3)|}"),
        Attribute("nothing", "{|NETGEN014:{|NETGEN014:{|NETGEN016:Network|}|}|}"),
        Attribute("inputs zero", "Network({|NETGEN015:Inputs = 0|}, Hidden = 3, Outputs = 1)"),
        Attribute("outputs negative", "Network(Inputs = 2, Hidden = 3, {|NETGEN015:Outputs = -1|})"),
        Attribute("hidden zero", "Network(Inputs = 2, {|NETGEN015:Hidden = 0|}, Outputs = 1)"),
        Attribute("all sizes", "Network({|NETGEN015:Inputs = 0|}, {|NETGEN015:Hidden = 0|}, {|NETGEN015:Outputs = 0|})"),
        Attribute("one entry", "Network(Inputs = 2, HiddenLayers = new[] { 3, {|NETGEN015:0|}, 4 }, Outputs = 1)"),
        Attribute("an entry of a typed array", "Network(Inputs = 2, HiddenLayers = new int[] { {|NETGEN015:-3|} }, Outputs = 1)"),
        Attribute("an entry of a collection", "Network(Inputs = 2, HiddenLayers = [3, {|NETGEN015:0|}], Outputs = 1)"),
        Attribute("neither", "{|NETGEN016:Network(Inputs = 2, Outputs = 1)|}"),
        Attribute("null array", "Network(Inputs = 2, {|NETGEN016:HiddenLayers = null!|}, Outputs = 1)"),
        Attribute("both", "Network(Inputs = 2, Hidden = 3, {|NETGEN017:HiddenLayers = new[] { 3 }|}, Outputs = 1)"),
        Attribute("a layer and none", "Network(Inputs = 2, Hidden = 3, {|NETGEN017:HiddenLayers = new int[0]|}, Outputs = 1)"),
        Attribute("activations twice", """
            Network(Inputs = 2, Hidden = 3, Outputs = 1, HiddenActivation = Activation.Tanh,
                {|NETGEN048:HiddenActivations = new[] { Activation.Tanh }|})
            """),
        Attribute("an activation too few", """
            Network(Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 1,
                {|NETGEN049:HiddenActivations = new[] { Activation.Tanh }|})
            """),
        Attribute("an activation too many", """
            Network(Inputs = 2, HiddenLayers = new int[0], Outputs = 1, {|NETGEN049:HiddenActivations = [Activation.Tanh]|})
            """),
        Attribute("too wide", "Network(Inputs = 2, {|NETGEN018:Hidden = 16_385|}, Outputs = 1)"),
        Attribute("too wide inside", "Network(Inputs = 2, HiddenLayers = new[] { {|NETGEN018:20_000|} }, Outputs = 1)"),
        Attribute("int.MaxValue", "Network({|NETGEN018:Inputs = int.MaxValue|}, Hidden = 3, Outputs = 1)"),
        Attribute("too few layers that learn", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN054:Trainable = new[] { true }|})"),
        Attribute("too many layers that learn", "Network(Inputs = 2, HiddenLayers = new int[0], Outputs = 1, {|NETGEN054:Trainable = [false, true]|})"),
        Attribute("residual, without equal neighbours", "Network(Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 4, {|NETGEN056:Residual = true|})"),
        Attribute("residual, without a hidden layer", "Network(Inputs = 2, HiddenLayers = new int[0], Outputs = 2, {|NETGEN056:Residual = true|})"),
        Attribute("an input skip without a hidden layer", "Network(Inputs = 2, HiddenLayers = new int[0], Outputs = 1, {|NETGEN057:InputSkip = true|})"),
        Attribute("no layer that learns", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN055:Trainable = new[] { false, false }|})"),
        Attribute("too many", "{|NETGEN019:Network(Inputs = 16_384, HiddenLayers = new[] { 16_384, 16_384 }, Outputs = 1)|}"),
        Attribute("too many layers", $"Network(Inputs = 2, {{|NETGEN041:HiddenLayers = new[] {{ 1{string.Concat(Enumerable.Repeat(", 1", 64))} }}|}}, Outputs = 1)"),
        Attribute("too many for Scalar", "Network(Inputs = 128, Hidden = 128, Outputs = 1, {|NETGEN020:Kernel = Kernel.Scalar|})"),
        Attribute("negative limit", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN021:MaxBytes = -1|})"),
        Attribute("over the limit", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN022:MaxBytes = 16|})"),
    ];

    public static readonly IReadOnlyList<WrongCase> Values =
    [
        Attribute("softmax hidden", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN023:HiddenActivation = Activation.Softmax|})"),
        Attribute("softmax in one hidden layer", """
            Network(Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 1,
                HiddenActivations = new[] { Activation.Tanh, {|NETGEN023:Activation.Softmax|} })
            """),
        Attribute("an unknown activation in one hidden layer", """
            Network(Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 1,
                HiddenActivations = new[] { {|NETGEN025:(Activation)77|}, Activation.Tanh })
            """),
        Attribute("custom without a formula",
            "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN025:HiddenActivation = Activation.Custom|})"),
        Attribute("custom loss without a formula",
            "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN025:Loss = Loss.Custom|})"),
        Attribute("no such method", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN050:HiddenFormula = \"F\"|})"),
        Attribute("no name", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN050:LossFormula = null|})"),
        Formula("not static", "{|NETGEN050:HiddenFormula = nameof(F)|}", "double F(double u) => u;"),
        Formula("of whole numbers", "{|NETGEN050:HiddenFormula = nameof(F)|}", "static int F(int u) => u;"),
        Formula("by reference", "{|NETGEN050:HiddenFormula = nameof(F)|}", "static double F(ref double u) => u;"),
        Formula("two that fit", "{|NETGEN050:HiddenFormula = nameof(F)|}",
            "static double F(double u) => u; static float F(float u) => u;"),
        Formula("a loss as activation", "{|NETGEN050:OutputFormula = nameof(E)|}", "static double E(double y, double t) => y - t;"),
        Formula("an activation as loss", "{|NETGEN050:LossFormula = nameof(F)|}", "static double F(double u) => u;"),
        Formula("both", "HiddenActivation = Activation.Tanh, {|NETGEN052:HiddenFormula = nameof(F)|}",
            "static double F(double u) => u;"),
        Formula("both of the output", "OutputActivation = Activation.Tanh, {|NETGEN052:OutputFormula = nameof(F)|}",
            "static double F(double u) => u;"),
        Formula("both losses", "Loss = Loss.Huber, {|NETGEN052:LossFormula = nameof(E)|}",
            "static double E(double y, double t) => (y - t) * (y - t);"),
        Formula("probabilities of a formula", "Loss = Loss.BinaryCrossEntropy, {|NETGEN024:OutputFormula = nameof(F)|}",
            "static double F(double u) => 2 * u;"),
        Refused("an arcsine", "{|NETGEN051:System.Math.Asin(u)|}"),
        Refused("a whole function", "u * {|NETGEN051:System.Math.Floor(u)|}"),
        Refused("a power of u", "{|NETGEN051:System.Math.Pow(2, u)|}"),
        Refused("a remainder", "{|NETGEN051:u % 2|}"),
        Refused("a cast to int", "{|NETGEN051:(int)u|}"),
        Refused("a field", "u * {|NETGEN051:Scale|}", "static double Scale = 2;"),
        Refused("a static readonly field", "u * {|NETGEN051:Scale|}", "static readonly double Scale = 2;"),
        Refused("not a number", "u + {|NETGEN051:double.NaN|}"),
        Refused("infinity", "u + {|NETGEN051:double.PositiveInfinity|}"),
        Refused("a switch", "{|NETGEN051:u switch { > 0 => u, _ => 0 }|}"),
        Refused("a method of objects", "u * {|NETGEN051:u.GetHashCode()|}"),
        Refused("recursion", "{|NETGEN051:F(u)|}"),
        Refused("a generic method", "{|NETGEN051:G(u)|}", "static T G<T>(T u) => u;"),
        Refused("a test of a pattern", "{|NETGEN051:u is > 0|} ? u : 0"),
        Refused("the source is elsewhere", "System.Math.Tanh(u) * {|NETGEN051:System.Math.Acosh(u)|}"),
        Formula("a constant", "HiddenFormula = nameof(F)", "static double {|NETGEN051:F|}(double u) => 1;"),
        Formula("a loss without a target", "LossFormula = nameof(E)", "static double {|NETGEN051:E|}(double y, double t) => y * y;"),
        Statements("locals that double without an end", string.Concat(Enumerable.Range(0, 40).Select(n =>
            n == 7 ? "double {|NETGEN051:a7 = a6 * a6|}; " : n == 0 ? "double a0 = u * u; " : $"double a{n} = a{n - 1} * a{n - 1}; "))
            + "return a39;"),
        Statements("a loop", "double y = u; {|NETGEN051:while (y > 1) { y = y / 2; }|} return y;"),
        Statements("an assignment", "double y = u; {|NETGEN051:y = 2 * y;|} return y;"),
        Statements("a condition as a value", "bool isAbove = {|NETGEN051:u > 0|}; return isAbove ? u : 0;"),
        Statements("a throw", "if (u > 0) { return u; } {|NETGEN051:throw new System.InvalidOperationException();|}"),
        Attribute("softmax of one", "Network(Inputs = 2, Hidden = 3, {|NETGEN031:Outputs = 1|}, Loss = Loss.CrossEntropy)"),
        Attribute("cross-entropy of identity", """
            Network(Inputs = 2, Hidden = 3, Outputs = 2, Loss = Loss.CrossEntropy, {|NETGEN024:OutputActivation = Activation.Identity|})
            """),
        Attribute("cross-entropy of sigmoid", """
            Network(Inputs = 2, Hidden = 3, Outputs = 2, Loss = Loss.CrossEntropy, {|NETGEN024:OutputActivation = Activation.Sigmoid|})
            """),
        Attribute("binary cross-entropy of ReLU", """
            Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.BinaryCrossEntropy, {|NETGEN024:OutputActivation = Activation.ReLU|})
            """),
        .. new[] { "HiddenActivation", "OutputActivation" }.Select(name => Enum(name, "Activation", 14)),
        Enum("Loss", "Loss", 7),
        Enum("Optimizer", "Optimizer", -1),
        Enum("Precision", "Precision", 2),
        Enum("Kernel", "Kernel", 99),
        .. new[] { "Momentum", "Beta1", "Beta2", "Alpha" }.SelectMany(name => new[]
        {
            Constant(name, "1"), Constant(name, "-0.1"), Constant(name, "double.NaN"), Constant(name, "0.9999999999"),
        }),
        Constant("Epsilon", "0"),
        Constant("Epsilon", "-1e-8"),
        Constant("Epsilon", "1e-50"),
        Constant("Epsilon", "double.PositiveInfinity"),
        Constant("WeightDecay", "-0.01"),
        Constant("WeightDecay", "double.NaN"),
        Constant("L1", "-0.01"),
        Constant("L2", "double.NaN"),
        Constant("StepDecrease", "0"),
        Constant("StepDecrease", "1"),
        Constant("StepIncrease", "1"),
        Constant("StepIncrease", "1e39"),
        Constant("MinStep", "0"),
        Constant("MinStep", "51"),
        Constant("MaxStep", "1e-7"),
        Constant("MaxStep", "double.NaN"),
        Attribute("steps the wrong way round", """
            Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.RProp, MinStep = 2, {|NETGEN026:MaxStep = 1|})
            """),
    ];

    /// <summary>A frozen network and its weights.</summary>
    public static readonly IReadOnlyList<WrongCase> Frozen =
    [
        Attribute("no weights", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN027:Frozen = true|})"),
        Frozen_("weights without their attribute", "NETGEN027", "private static float[] FrozenWeights => new float[28];"),
        Frozen_("weights of another network", "NETGEN032", FrozenSource.Member([2, 4, 1], "Sigmoid, Identity")),
        Frozen_("weights of a deeper network", "NETGEN032", FrozenSource.Member([2, 3, 3, 1], "Sigmoid, Sigmoid, Identity")),
        Frozen_("other activations", "NETGEN032", FrozenSource.Member([2, 3, 1], "ReLU, Identity")),
        Frozen_("another precision", "NETGEN032", FrozenSource.Member([2, 3, 1], "Sigmoid, Identity", "double")),
        Frozen_("a number too few", "NETGEN032", FrozenSource.Member([2, 3, 1], "Sigmoid, Identity", missing: 1)),
        Frozen_("a number too many", "NETGEN032", FrozenSource.Member([2, 3, 1], "Sigmoid, Identity", missing: -1)),
        Frozen_("no list of numbers", "NETGEN032", FrozenSource.Xor[..(FrozenSource.Xor.IndexOf("=>", StringComparison.Ordinal) + 2)] + " new float[28];"),
        Frozen_("an attribute that says nothing", "NETGEN032", "[NetGen.FrozenWeights] private static float[] FrozenWeights => new float[28];"),
        new("static, but not partial", "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true)] public static class {|NETGEN001:Xor|} { "
            + FrozenSource.Xor + " }"),
        new("a clash", "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true)] public static partial class Xor { "
            + FrozenSource.Xor + " public static int {|NETGEN010:ParameterCount|} => 13; }"),
    ];

    /// <summary>What is odd, and is compiled all the same.</summary>
    public static readonly IReadOnlyList<WrongCase> Warnings =
    [
        Unused("Momentum", "0.5", "GradientDescent", "AdaGrad", "RMSProp", "Adam", "AdamW", "RProp"),
        Unused("Beta1", "0.5", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "RProp"),
        Unused("Beta2", "0.5", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "RProp"),
        Unused("Alpha", "0.5", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "Adam", "AdamW", "RProp"),
        Unused("Epsilon", "0.5", "GradientDescent", "Momentum", "Nesterov", "RProp"),
        Unused("WeightDecay", "0.5", "RProp"),
        Unused("StepDecrease", "0.5", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW"),
        Unused("StepIncrease", "2", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW"),
        Unused("MinStep", "0.5", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW"),
        Unused("MaxStep", "0.5", "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "AdamW"),
        Attribute("gradients that nothing would keep", """
            Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN028:BackwardFrom = true|}, {|NETGEN028:Jacobian = true|},
                Gradients = false)
            """),
        Attribute("biases that would not decay, where nothing does", """
            Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN028:DecayBiases = false|})
            """),
        Formula("a root of negative numbers", "HiddenFormula = nameof(F)",
            "static double {|NETGEN053:F|}(double u) => System.Math.Sqrt(u);"),
        Formula("a logarithm of an error", "LossFormula = nameof(E)",
            "static double {|NETGEN053:E|}(double y, double t) => System.Math.Log(y - t);"),
        Formula("a slope without an end", "HiddenFormula = nameof(F)",
            "static double {|NETGEN053:F|}(double u) => System.Math.Sqrt(System.Math.Abs(u));"),
        Attribute("an activation for no layer", """
            Network(Inputs = 2, HiddenLayers = new int[0], Outputs = 1, {|NETGEN028:HiddenActivation = Activation.Tanh|})
            """),
        Attribute("threads for samples in the lanes", "Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN028:Parallel = true|})"),
        Attribute("threads for scalar code", """
            Network(Inputs = 64, Hidden = 64, Outputs = 10, {|NETGEN028:Parallel = true|}, Kernel = Kernel.Scalar)
            """),
        Attribute("threads for layers that fill the stack", """
            Network(Inputs = 2, Hidden = 16_000, Outputs = 1, {|NETGEN028:Parallel = true|})
            """),
        Attribute("the optimizer left out, its default given", """
            Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN028:Momentum = 0.9|}, {|NETGEN028:Beta1 = 0.9|})
            """),
        Attribute("the optimizer behind its constant", """
            Network({|NETGEN028:Alpha = 0.5|}, Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.Adam)
            """),
        Attribute("a warning and a limit", """
            Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN028:Alpha = 0.5|}, MaxBytes = 10_000)
            """),
        new("weights of a network that is not frozen",
            "[Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {|NETGEN033:Xor|} { " + FrozenSource.Xor + " }"),
        new("what only training and instances use", """
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true, {|NETGEN028:Optimizer = Optimizer.Adam|}, {|NETGEN028:Beta1 = 0.5|},
                {|NETGEN028:Momentum = 0.5|}, {|NETGEN028:WeightDecay = 0.5|},
                {|NETGEN028:L1 = 0.5|}, {|NETGEN028:L2 = 0.5|}, {|NETGEN028:DecayBiases = false|}, {|NETGEN028:Trainable = new[] { false }|}, {|NETGEN028:BackwardFrom = true|}, {|NETGEN028:Jacobian = true|},
                {|NETGEN028:InputGradients = true|},
                {|NETGEN028:Gradients = false|}, {|NETGEN028:Parallel = true|}, {|NETGEN028:MaxBytes = 10|}, Loss = Loss.MeanSquaredError)]
            public static partial class Xor {
            """ + FrozenSource.Xor + " }"),
        Member("a constructor that chains to nothing", "public {|NETGEN029:Xor|}(string name) => Name = name; public string Name { get; } = \"\";"),
        Member("a constructor that chains to the base", "private protected {|NETGEN029:Xor|}(long size) : base() { }"),
        Member("a constructor with an empty body", "internal {|NETGEN029:Xor|}(params int[] sizes) { }"),
        Member("a constructor that a second one chains to", """
            public {|NETGEN029:Xor|}(string name) { } public Xor(string name, int size) : this(name) { }
            """),
        Member("a constructor that initializes another network", """
            public {|NETGEN029:Xor|}(Xor other) { other.Initialize(1); }
            """),
        Member("a constructor that keeps and computes", """
            public {|NETGEN029:Xor|}(string name) { this._name = name; Name = Trim(_name); int size = InputCount; System.Console.WriteLine(size); }
            private readonly string _name = ""; public string Name { get; } = ""; private static string Trim(string name) => name.Trim();
            public override string ToString() => Name;
            """),
        Member("a partial constructor", "public partial {|NETGEN029:Xor|}(string name); public partial Xor(string name) { }"),
    ];

    private static WrongCase Frozen_(string name, string id, string weights) => new(
        name,
        $"[Network(Inputs = 2, Hidden = 3, Outputs = 1, {{|{id}:Frozen = true|}})] public static partial class Xor;\n"
        + $"partial class Xor {{ {weights} }}");

    private static WrongCase Hidden(string name, string member, int times = 1) => new(name, Small("public partial class "
        + string.Concat(Enumerable.Repeat("{|NETGEN030:", times)) + "Xor" + string.Concat(Enumerable.Repeat("|}", times))
        + $" {{ {member} }}"));

    /// <summary>One class for each of the optimizers that do not use a constant.</summary>
    private static WrongCase Unused(string property, string value, params string[] optimizers) => new(
        property,
        string.Join("\n", optimizers.Select(optimizer => $$"""
            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.{{optimizer}}, {|NETGEN028:{{property}} = {{value}}|})]
            public partial class {{optimizer}}Xor;
            """)));

    private static string Small(string declaration) =>
        $"[Network(Inputs = 2, Hidden = 3, Outputs = 1)] {declaration}";

    private static WrongCase Member(string name, string member) =>
        new(name, Small($"public partial class Xor {{ {member} }}"));

    private static WrongCase Formula(string name, string option, string methods) => new(
        name, $"[Network(Inputs = 2, Hidden = 3, Outputs = 1, {option})] public partial class Xor {{ {methods} }}");

    private static WrongCase Refused(string name, string body, string members = "") =>
        Formula(name, "HiddenFormula = nameof(F)", $"static double F(double u) => {body}; {members}");

    private static WrongCase Statements(string name, string body) =>
        Formula(name, "HiddenFormula = nameof(F)", $"static double F(double u) {{ {body} }}");

    private static WrongCase Attribute(string name, string attribute) =>
        new(name, $"[{attribute.Trim()}] public partial class Xor;");

    private static WrongCase Enum(string property, string type, int value) =>
        Attribute($"{property} = {value}", $$"""
            Network(Inputs = 2, Hidden = 3, Outputs = 1, {|NETGEN025:{{property}} = ({{type}})({{value}})|})
            """);

    private static WrongCase Constant(string property, string value) =>
        Attribute($"{property} = {value}", $$"""
            Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.Adam, {|NETGEN026:{{property}} = {{value}}|})
            """);
}
