namespace NetGen.Docs.Pictures;

/// <summary>The words of the pictures, in the language of a page. All else in them are the chapter's symbols.</summary>
internal sealed record Words
{
    public static readonly Words English = new()
    {
        Folder = "docs/images/chapter",
        Descent = "E over one weight, and gradient descent along it",
        Minima = "A local minimum and the global one",
        Start = "start",
        Local = "local minimum",
        Global = "global minimum",
        Layers = "Three layers and their indices",
        Input = "input layer",
        Hidden = "hidden layer",
        Output = "output layer",
        OutputNeuron = "A neuron of the output layer, and what flows back",
        HiddenNeuron = "A neuron of the hidden layer, and what flows back",
        Forward = "forward",
        Back = "back",
        Products = "small circles are products",
        NextLayer = "next layer",
        Rates = "E over 30 steps, with four learning rates η",
        Steps = "steps",
        Crawls = "crawls",
        Arrives = "arrives",
        Sticks = "sticks",
        Explodes = "explodes",
        Restarts = "E after at most 500 epochs, from 100 seeds",
        Seed = "seed",
        Solved = "solved",
        Stuck = "not solved",
    };

    public static readonly Words Japanese = new()
    {
        Folder = "docs/images/chapter/ja",
        Descent = "1つの重みに対する誤差 E と勾配降下法",
        Minima = "局所最適解と大域最適解",
        Start = "開始点",
        Local = "局所最適解",
        Global = "大域最適解",
        Layers = "3つの層と添字",
        Input = "入力層",
        Hidden = "中間層",
        Output = "出力層",
        OutputNeuron = "出力層のニューロンと逆伝播",
        HiddenNeuron = "中間層のニューロンと逆伝播",
        Forward = "順伝播",
        Back = "逆伝播",
        Products = "小さな丸は積",
        NextLayer = "次の層",
        Rates = "4つの学習係数 η による30ステップの誤差 E",
        Steps = "ステップ",
        Crawls = "ほとんど進まない",
        Arrives = "収束する",
        Sticks = "高止まりする",
        Explodes = "発散する",
        Restarts = "100個のシードから始めた、最大500エポック後の誤差 E",
        Seed = "シード",
        Solved = "解けた",
        Stuck = "解けなかった",
    };

    /// <summary>Where the pictures are, from the repository's root.</summary>
    public required string Folder { get; init; }

    public required string Descent { get; init; }

    public required string Minima { get; init; }

    public required string Start { get; init; }

    public required string Local { get; init; }

    public required string Global { get; init; }

    public required string Layers { get; init; }

    public required string Input { get; init; }

    public required string Hidden { get; init; }

    public required string Output { get; init; }

    public required string OutputNeuron { get; init; }

    public required string HiddenNeuron { get; init; }

    public required string Forward { get; init; }

    public required string Back { get; init; }

    public required string Products { get; init; }

    public required string NextLayer { get; init; }

    public required string Rates { get; init; }

    public required string Steps { get; init; }

    public required string Crawls { get; init; }

    public required string Arrives { get; init; }

    public required string Sticks { get; init; }

    public required string Explodes { get; init; }

    public required string Restarts { get; init; }

    public required string Seed { get; init; }

    public required string Solved { get; init; }

    public required string Stuck { get; init; }
}
