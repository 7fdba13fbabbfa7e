using System;
using System.IO;
using NetGen;
using NetGen.TestSupport;

namespace TestNetworks
{
    /// <summary>Everything that a network can do, once.</summary>
    internal sealed class Session<T>
        where T : unmanaged
    {
        private const int Steps = 4;
        private const int Times = 4001;

        private readonly Func<int, ITestNetwork<T>> _create;
        private readonly T _rate;
        private readonly T[] _parameters;
        private readonly T[] _x;
        private readonly T[] _t;
        private readonly T[] _inputs;
        private readonly T[] _targets;
        private readonly Transcript _transcript;

        public Session(
            Func<int, ITestNetwork<T>> create,
            T rate,
            T[] parameters,
            T[] x,
            T[] t,
            T[] inputs,
            T[] targets,
            Transcript transcript)
        {
            _create = create;
            _rate = rate;
            _parameters = parameters;
            _x = x;
            _t = t;
            _inputs = inputs;
            _targets = targets;
            _transcript = transcript;
        }

        public void Run()
        {
            Sample();
            Batch();
            Train();
            Share();
            SaveAndLoad();
            _transcript.Add("seed", Parameters(_create(7)));
        }

        private void Sample()
        {
            ITestNetwork<T> network = Loaded();
            var y = new T[_t.Length];
            network.Predict(_x, y);
            _transcript.Add("Predict", y);
            _transcript.Add("Evaluate", network.Evaluate(_x, _t));
            _transcript.Add("Forward", network.Forward(_x).ToArray());
            _transcript.Add("E", network.Backward(_t));
            for (int k = 0; k < network.Layers.Length; k++)
            {
                _transcript.Add("y" + (k + 1), network.Layers[k].Outputs.ToArray());
                _transcript.Add("δ" + (k + 1), network.Layers[k].Deltas.ToArray());
                _transcript.Add("∂y" + (k + 1), network.Layers[k].OutputGradients.ToArray());
            }

            _transcript.Add("∂y_i", network.InputGradientsArray);
            _transcript.Add("∂", Gradients(network));
            network.Update(_rate);
            _transcript.Add("Update", Parameters(network));
        }

        private void Batch()
        {
            ITestNetwork<T> network = Loaded();
            var y = new T[_targets.Length];
            network.PredictBatch(_inputs, y);
            _transcript.Add("PredictBatch", y);
            _transcript.Add("mean Evaluate", network.Evaluate(_inputs, _targets));
            _transcript.Add("mean E", network.BackwardBatch(_inputs, _targets));
            _transcript.Add("mean ∂", Gradients(network));

            // The same rows many times over: the means do not change.
            T[] x = Repeated(_inputs), t = Repeated(_targets);
            _transcript.Add("mean Evaluate of many", network.Evaluate(x, t));
            _transcript.Add("mean E of many", network.BackwardBatch(x, t));
            _transcript.Add("mean ∂ of many", Gradients(network));
        }

        private static T[] Repeated(T[] rows)
        {
            var result = new T[Times * rows.Length];
            for (int n = 0; n < Times; n++)
            {
                Array.Copy(rows, 0, result, n * rows.Length, rows.Length);
            }

            return result;
        }

        private void Train()
        {
            ITestNetwork<T> network = Loaded();
            for (int n = 0; n < Steps; n++)
            {
                network.TrainBatch(_inputs, _targets, _rate);
            }

            _transcript.Add("TrainBatch", Parameters(network));
            var state = new double[network.OptimizerStateCount];
            network.CopyOptimizerStateTo(state);

            // Another instance goes on from parameters and state as the first one does.
            ITestNetwork<T> other = _create(0);
            other.LoadParameters(Parameters(network));
            other.LoadOptimizerState(state);
            _transcript.Add("E of TrainStep", network.TrainStep(_x, _t, _rate), other.TrainStep(_x, _t, _rate));
            _transcript.Add("TrainStep", Parameters(network));
            _transcript.Add("TrainStep of the other", Parameters(other));
#if HAS_SPAN
            network = Loaded();
            var data = new Dataset<T>(_inputs, _targets, _x.Length, _t.Length);
            network.Fit(data, new FitOptions<T> { Epochs = 2, BatchSize = 5, LearningRate = 0.01 });
            _transcript.Add("Fit", Parameters(network));
#endif
        }

        /// <summary>What Forward returns is a target, and x.</summary>
        private void Share()
        {
            ITestNetwork<T> shared = Loaded(), copied = Loaded();
            T[] next = (T[])_x.Clone();
            Array.Reverse(next);
            _transcript.Add(
                "E of shared targets",
                shared.TrainStep(_x, shared.Forward(next), _rate),
                shared.TrainBatch(_x, shared.Forward(next), _rate),
                shared.BackwardBatch(_x, shared.Forward(next)));
            _transcript.Add(
                "E of copied targets",
                copied.TrainStep(_x, copied.Forward(next).ToArray(), _rate),
                copied.TrainBatch(_x, copied.Forward(next).ToArray(), _rate),
                copied.BackwardBatch(_x, copied.Forward(next).ToArray()));
            _transcript.Add("shared targets", Parameters(shared));
            _transcript.Add("copied targets", Parameters(copied));
        }

        private void SaveAndLoad()
        {
            using (var file = new MemoryStream())
            {
                Loaded().Save(file);
                file.Position = 0;
                ITestNetwork<T> other = _create(0);
                other.Load(file);
                _transcript.Add("Load", Parameters(other));
            }
        }

        private ITestNetwork<T> Loaded()
        {
            ITestNetwork<T> network = _create(0);
            network.LoadParameters(_parameters);
            return network;
        }

        private T[] Parameters(ITestNetwork<T> network)
        {
            var copy = new T[_parameters.Length];
            network.CopyParametersTo(copy);
            return copy;
        }

        private T[] Gradients(ITestNetwork<T> network)
        {
            var copy = new T[_parameters.Length];
            network.CopyGradientsTo(copy);
            return copy;
        }
    }
}
