using Xunit;

namespace NetGen.Docs.Snippets.ContinuedLearning;

/// <summary>
/// The code of docs/continued-learning.md, and of the part about data as it comes in docs/training.md.
/// </summary>
[Collection(nameof(Workplace))]
public sealed class ContinuedLearningSnippets(Workplace workplace)
{
    [Fact]
    public void A_service_goes_on_learning()
    {
        string printed = workplace.Run(static () =>
        {
            Dataset<float> history = CsvDataset.LoadClasses<float>("iris.csv", target: "species");
            #region first
            var (train, heldOut) = history.Split(0.25, seed: 1, stratified: true);
            Standardizer scale = Standardizer.OfInputs(train);
            var first = new Iris(seed: 1);
            first.Fit(scale.ApplyToInputs(train), new() { Epochs = 100, LearningRate = 0.02 });
            LearningState.Save(first, "service.learning", inputs: scale);   // parameters, optimizer state, standardizer
            #endregion
        });
        Assert.Empty(printed);
        Dataset<float> all = CsvDataset.LoadClasses<float>("iris.csv", target: "species");
        (Dataset<float> arriving, Dataset<float> reference) = all.Split(0.25, seed: 1, stratified: true);
        var service = new Service("service.learning", reference);
        int drifts = 0;
        for (int row = 0; row < arriving.Count; row++)
        {
            drifts += service.Learn(arriving.Input(row).ToArray(), arriving.Target(row).ToArray()) ? 1 : 0;
        }

        Assert.Equal(0, drifts);
        Assert.InRange(service.Judge(), 0.9, 1);
        float[] flower = [5.9f, 3.0f, 4.2f, 1.5f];
        float[] answer = new Service("service.learning", reference).Answer(flower);

        // A hundred wrong rows look like a drift, but learning them does harm on the newest rows: it goes back to the best state, and stops.
        for (int row = 0; row < 100; row++) drifts += Learn(row, turn: 1);
        Assert.InRange(drifts, 1, 3);
        Assert.True(service.Judge() < 0.9);
        Assert.False(service.IsLearning);
        Assert.Equal(answer, service.Answer(flower));

        // The drift that was reported is over: right rows are no news, and undo nothing.
        for (int row = 0; row < 500; row++) Assert.Equal(0, Learn(row, turn: 0));
        Assert.False(service.IsLearning);
        Assert.Equal(answer, service.Answer(flower));
        double right = service.Judge();
        Assert.InRange(right, 0.9, 1);

        // If the classes really change, that is reported, and not for every row that follows; and learning is no harm.
        drifts = 0;
        for (int row = 0; row < 2000; row++)
        {
            drifts += Learn(row, turn: 1);
            if (row % 1000 == 999) service.Judge();
        }

        Assert.InRange(drifts, 1, 4);
        Assert.True(service.IsLearning);
        Assert.InRange(service.Judge(), 0.9, 1);
        var restarted = new Service("service.learning", reference);
        Assert.Equal((ClassOf(answer) + 1) % 3, ClassOf(restarted.Answer(flower)));

        // Judged too early, a change looks like harm. It goes on, is reported again, and is learned.
        for (int row = 0; row < 100; row++) Learn(row, turn: 2);
        service.Judge();
        Assert.False(service.IsLearning);
        drifts = 0;
        for (int row = 0; row < 100; row++) drifts += Learn(row, turn: 2);
        Assert.InRange(drifts, 1, 3);
        for (int row = 0; row < 2000; row++)
        {
            Learn(row, turn: 2);
            if (row % 1000 == 999) service.Judge();
        }

        Assert.True(service.IsLearning);
        Assert.InRange(service.Judge(), 0.9, 1);

        static int ClassOf(float[] y) => Array.IndexOf(y, y.Max());

        int Learn(int row, int turn)
        {
            float[] t = [0, 0, 0];
            t[(arriving.Label(row % arriving.Count) + turn) % 3] = 1;
            return service.Learn(arriving.Input(row % arriving.Count).ToArray(), t) ? 1 : 0;
        }
    }

    [Fact]
    public void Data_as_it_comes()
    {
        WriteHouses();
        #region encoder
        CsvRows rows = CsvRows.Load("houses.csv");                        // package NetGen.Csv
        var (train, heldOut) = rows.Split(0.25, seed: 1);
        CsvEncoder encoder = CsvEncoder.Fit(
            train,
            inputs:
            [
                CsvColumn.Number("area"),
                CsvColumn.Number("rooms", MissingValues.Mean.WithIndicator()),
                CsvColumn.Category("district"),
                CsvColumn.Date("sold", DateParts.Days | DateParts.DayOfYear),
            ],
            targets: [CsvColumn.Number("price")]);
        Dataset<float> trainingPart = encoder.Encode<float>(train), others = encoder.Encode<float>(heldOut);
        encoder.Save("houses.encoder");                                   // beside the model
        #endregion

        #region encode-one
        CsvEncoder loaded = CsvEncoder.Load("houses.encoder");
        float[] x = loaded.EncodeInputs<float>(new Dictionary<string, string>
        {
            ["area"] = "82", ["rooms"] = "3", ["district"] = "north", ["sold"] = "2024-11-30",
        });
        #endregion
        Assert.Equal(8, trainingPart.InputCount);
        Assert.Equal(10, others.Count);
        Assert.Equal(82, x[0]);
    }

    [Fact]
    public void A_series_is_learned_from_windows()
    {
        double[] temperatures = [.. Enumerable.Range(0, 120).Select(n => Math.Sin(n / 4.0))];
        #region series
        Dataset<double> hours = Dataset.FromSeries<double>(temperatures, width: 1, window: 8, horizon: 3);
        var (train, heldOut) = hours.SplitInOrder(0.25, gap: 10);         // window + horizon − 1
        CrossValidationOptions inOrder = new() { Kind = FoldKind.InOrder, Folds = 4, Gap = 10 };
        #endregion
        Assert.Equal((72, 28), (train.Count, heldOut.Count));
        Assert.Equal(4, CrossValidation.Run(() => new Forecast(), hours, new() { Epochs = 2 }, inOrder).Folds.Count);
    }

    private static void WriteHouses()
    {
        using StreamWriter file = File.CreateText("houses.csv");
        file.Write("area,rooms,district,sold,price\n");
        for (int n = 0; n < 40; n++)
        {
            string rooms = n % 5 == 0 ? "" : $"{2 + (n % 4)}", district = n % 3 == 0 ? "north" : "south";
            file.Write($"{60 + (7 * n % 90)},{rooms},{district},2024-{1 + (n % 12):00}-11,{200 + (9 * n)}\n");
        }
    }

    #region service
    private sealed class Service
    {
        private const float LearningRate = 0.002f, AfterDrift = 0.02f, Decay = 0.99f;
        private const int BatchSize = 16;
        private const double Worse = 0.05;

        private const int Newest = 100;
        private const int HeldOut = 5;

        private readonly Iris _network = new(), _best = new();                // _best: the state in the file
        private readonly string _path;
        private readonly Standardizer _scale;
        private readonly Queue<(float[] X, float[] T)> _reference = [];       // the newest rows that it never learned from
        private readonly DriftDetector _drift = new(threshold: 20, tolerance: 0.1);
        private readonly float[] _inputs = new float[BatchSize * 4], _targets = new float[BatchSize * 3];
        private readonly Lock _lock = new();
        private ReplayBuffer<float> _replay = NewBuffer();
        private float _rate = LearningRate;
        private int _rows;

        public Service(string path, Dataset<float> reference)
        {
            _path = path;
            _scale = LearningState.Load(_network, path).Inputs!;
            _best.CopyFrom(_network);
            Dataset<float> scaled = _scale.ApplyToInputs(reference);
            for (int row = 0; row < scaled.Count; row++) Keep(scaled.Input(row).ToArray(), scaled.Target(row).ToArray());
        }

        public bool IsLearning { get; private set; } = true;

        public float[] Answer(float[] x)
        {
            float[] scaled = [.. x];
            _scale.Apply(scaled);
            lock (_lock) return _network.Predict(scaled);
        }

        /// <returns>Whether the answers have become worse than they were: the data has changed.</returns>
        public bool Learn(float[] x, float[] t)
        {
            float[] scaled = [.. x];
            _scale.Apply(scaled);
            lock (_lock)
            {
                bool hasDrifted = _drift.Add(_network.Evaluate(scaled, t));   // before it learns from the row
                if (hasDrifted)
                {
                    IsLearning = true;
                    _drift.Reset();                                           // reported once: what comes now is compared
                    (_replay, _rate) = (NewBuffer(), AfterDrift);             // older rows say how things were
                }

                if (++_rows % HeldOut == 0)
                {
                    Keep(scaled, [.. t]);
                    return hasDrifted;
                }

                _replay.Add(scaled, t);
                if (IsLearning)
                {
                    _replay.Draw(_inputs, _targets);                          // old rows too, so that none is forgotten
                    _network.TrainBatch(_inputs, _targets, _rate);
                    _rate = Math.Max(LearningRate, _rate * Decay);
                }

                return hasDrifted;
            }
        }

        /// <summary>
        /// Every thousand rows or so: keeps the better state, and goes back to it if learning does harm. Both states are
        /// judged on the same rows, the newest: how good the kept one was on older rows says nothing about today.
        /// </summary>
        public double Judge()
        {
            lock (_lock)
            {
                float[] x = [.. _reference.SelectMany(row => row.X)], t = [.. _reference.SelectMany(row => row.T)];
                Dataset<float> reference = new(x, t, 4, 3);
                double accuracy = ClassificationMetrics.Of(_network, reference).Accuracy;
                double best = ClassificationMetrics.Of(_best, reference).Accuracy;
                if (accuracy >= best)
                {
                    _best.CopyFrom(_network);
                    LearningState.Save(_best, _path, inputs: _scale);
                }
                else if (accuracy < best - Worse)
                {
                    _network.CopyFrom(_best);
                    IsLearning = false;                                       // until drift is reported
                }

                return accuracy;
            }
        }

        private static ReplayBuffer<float> NewBuffer() => new(capacity: 500, inputCount: 4, targetCount: 3);

        private void Keep(float[] x, float[] t)
        {
            _reference.Enqueue((x, t));
            if (_reference.Count > Newest) _reference.Dequeue();
        }
    }
    #endregion
}

[Network(Inputs = 4, Hidden = 8, Outputs = 3, Loss = Loss.CrossEntropy, Optimizer = Optimizer.Adam)]
public partial class Iris;

[Network(Inputs = 8, Hidden = 6, Outputs = 1, HiddenActivation = Activation.Tanh, Precision = Precision.Double)]
public partial class Forecast;
