namespace NetGen.MethodBenchmarks;

[Network(Inputs = 2, Hidden = 3, Outputs = 1)]
public partial class N2x3x1;

[Network(Inputs = 4, Hidden = 16, Outputs = 3)]
public partial class N4x16x3;

[Network(Inputs = 8, Hidden = 8, Outputs = 8)]
public partial class N8x8x8;

[Network(Inputs = 16, Hidden = 32, Outputs = 8)]
public partial class N16x32x8;

[Network(Inputs = 64, Hidden = 64, Outputs = 10)]
public partial class N64x64x10;

[Network(Inputs = 784, Hidden = 128, Outputs = 10)]
public partial class N784x128x10;

[Network(Inputs = 16, HiddenLayers = new[] { 32, 32, 16 }, Outputs = 4)]
public partial class N16x32x32x16x4;
