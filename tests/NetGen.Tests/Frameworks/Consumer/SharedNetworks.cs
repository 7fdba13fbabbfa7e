using System;
using NetGen;

namespace TestNetworks
{
    /// <summary>A network whose arrays can be its arguments.</summary>
#if HAS_SPAN
    internal interface IShared : INetwork<float>, IOutputGradients<float>, IJacobian<float>
    {
        ReadOnlySpan<float> InputGradients { get; }
    }
#else
    internal interface IShared : IArrayNetwork<float>, IArrayOutputGradients<float>, IArrayJacobian<float>
    {
        float[] InputGradients { get; }
    }
#endif

    [Network(Inputs = 4, Hidden = 3, Outputs = 4, InputGradients = true, BackwardFrom = true, Jacobian = true, Kernel = Kernel.Scalar)]
    public partial class SharedLocals : IShared
    {
    }

    [Network(Inputs = 4, Hidden = 60, Outputs = 4, InputGradients = true, BackwardFrom = true, Jacobian = true, Kernel = Kernel.Scalar)]
    public partial class SharedArrays : IShared
    {
    }

    [Network(Inputs = 4, Hidden = 9, Outputs = 4, InputGradients = true, BackwardFrom = true, Jacobian = true, Kernel = Kernel.Loop)]
    public partial class SharedLoops : IShared
    {
    }

    /// <summary>As many input gradients as two rows have targets.</summary>
    [Network(Inputs = 4, Hidden = 3, Outputs = 2, InputGradients = true, BackwardFrom = true, Jacobian = true, Kernel = Kernel.Scalar)]
    public partial class SharedHalf : IShared
    {
    }

    /// <summary>Arguments that are one array, or the network's own: each call beside the same with copies.</summary>
    internal sealed class SharedNetworks
    {
        private const float Rate = 0.1f;

        private static readonly float[] X = { 0.5f, -1f, 0.25f, 2f }, T = { 0.75f, -0.5f, 1f, 0.125f };

        private readonly Func<IShared> _create;
        private readonly Transcript _transcript;

        private SharedNetworks(string name, Func<IShared> create, System.IO.TextWriter output)
        {
            _create = create;
            _transcript = new Transcript(name, output);
        }

        public static void Run(System.IO.TextWriter output)
        {
            new SharedNetworks("SharedLocals", () => new SharedLocals(1), output).Square();
            new SharedNetworks("SharedArrays", () => new SharedArrays(1), output).Square();
            new SharedNetworks("SharedLoops", () => new SharedLoops(1), output).Square();
            new SharedNetworks("SharedHalf", () => new SharedHalf(1), output).Half();
        }

        private void Square()
        {
            var rows = new float[8];
            X.CopyTo(rows, 0);
            T.CopyTo(rows, 4);
            var outputs = new float[8];
            _create().PredictBatch(rows, outputs);
            _transcript.Add("rows as they were", rows);
            _transcript.Add("rows apart", outputs);
            _transcript.Add("rows in place refused", IsRefused(() => _create().PredictBatch(rows, rows)));
            _transcript.Add("rows in place", rows);

            var row = (float[])X.Clone();
            var y = new float[4];
            _create().Predict(row, y);
            _create().Predict(row, row);
            _transcript.Add("Predict with copies", y);
            _transcript.Add("Predict shared", row);

            Compare("TrainStep of x", n => n.TrainStep(n.InputGradients, T, Rate), n => n.TrainStep(Copy(n), T, Rate));
            Compare("TrainStep of t", n => n.TrainStep(X, n.InputGradients, Rate), n => n.TrainStep(X, Copy(n), Rate));
            Compare(
                "TrainBatch of x", n => n.TrainBatch(n.InputGradients, T, Rate), n => n.TrainBatch(Copy(n), T, Rate));
            Compare(
                "TrainBatch of t", n => n.TrainBatch(X, n.InputGradients, Rate), n => n.TrainBatch(X, Copy(n), Rate));
            Compare("BackwardBatch of x", n => n.BackwardBatch(n.InputGradients, T), n => n.BackwardBatch(Copy(n), T));
            Compare("BackwardBatch of t", n => n.BackwardBatch(X, n.InputGradients), n => n.BackwardBatch(X, Copy(n)));
            Compare("Evaluate of x", n => n.Evaluate(n.InputGradients, T), n => n.Evaluate(Copy(n), T));
            Compare("Backward", n => n.Backward(n.InputGradients), n => n.Backward(Copy(n)));
            Compare("BackwardFrom", n => n.BackwardFrom(n.InputGradients), n => n.BackwardFrom(Copy(n)));
            Compare(
                "BackwardBatchFrom",
                n => n.BackwardBatchFrom(X, n.InputGradients),
                n => n.BackwardBatchFrom(X, Copy(n)));
            Compare(
                "TrainStepFrom", n => n.TrainStepFrom(n.InputGradients, Rate), n => n.TrainStepFrom(Copy(n), Rate));
            float[] shared = new float[16], copied = new float[16];
            Compare("Jacobian", n => n.Jacobian(n.InputGradients, shared), n => n.Jacobian(Copy(n), copied));
            _transcript.Add("Jacobian, slopes shared", shared);
            _transcript.Add("Jacobian, slopes with copies", copied);
            Compare("Forward", n => n.Forward(n.InputGradients)[0], n => n.Forward(Copy(n))[0]);
        }

        private void Half()
        {
            IShared network = Ready();
            var eight = new float[8];
            _transcript.Add("before", All(network));
            _transcript.Add(
                "two rows refused",
                IsRefused(() => network.TrainBatch(eight, network.InputGradients, Rate)),
                IsRefused(() => network.BackwardBatch(eight, network.InputGradients)));
            _transcript.Add("after", All(network));
            _transcript.Add(
                "two rows that are only read",
                network.Evaluate(eight, network.InputGradients), network.Evaluate(eight, Copy(network)));
        }

        private void Compare(string name, Action<IShared> shared, Action<IShared> copied) => Compare(
            name,
            n =>
            {
                shared(n);
                return 0;
            },
            n =>
            {
                copied(n);
                return 0;
            });

        private void Compare(string name, Func<IShared, float> shared, Func<IShared, float> copied)
        {
            IShared one = Ready(), other = Ready();
            _transcript.Add(name + ", E shared", shared(one));
            _transcript.Add(name + ", E with copies", copied(other));
            _transcript.Add(name + " shared", All(one));
            _transcript.Add(name + " with copies", All(other));
        }

        /// <summary>With input gradients from a sample.</summary>
        private IShared Ready()
        {
            IShared network = _create();
            var t = new float[network.Topology.Outputs];
            network.Forward(X);
            network.Backward(t);
            return network;
        }

        private static float[] Copy(IShared network) => network.InputGradients.ToArray();

        /// <summary>Parameters, gradients and input gradients.</summary>
        private static float[] All(IShared network)
        {
            int count = network.Topology.ParameterCount;
            float[] parameters = new float[count], gradients = new float[count], all = new float[(2 * count) + 4];
            network.CopyParametersTo(parameters);
            network.CopyGradientsTo(gradients);
            parameters.CopyTo(all, 0);
            gradients.CopyTo(all, count);
            Copy(network).CopyTo(all, 2 * count);
            return all;
        }

        private static float IsRefused(Action call)
        {
            try
            {
                call();
                return 0;
            }
            catch (ArgumentException)
            {
                return 1;
            }
        }
    }
}
