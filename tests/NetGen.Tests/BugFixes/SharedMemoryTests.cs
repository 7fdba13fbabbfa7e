using System.Numerics;
using NetGen.TestSupport;
using NetGen.Tests.Frozen;

namespace NetGen.Tests.BugFixes;

/// <summary>
/// Arguments that share memory with one another or with the network, such as <c>TrainStep(x, network.Forward(next), η)</c>
/// of Q-learning: every call gives what it gives with copies, to the bit, or refuses before anything is written.
/// </summary>
[Trait("Category", "Slow")]
public class SharedMemoryTests
{
    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(
        from kernel in Networks.Kernels
        from precision in Enum.GetValues<Precision>()
        from spec in Specs(kernel, precision)
        select spec));

    private static readonly Lazy<CompiledNetworks> CompiledFrozen = new(() => FrozenPairs.CompileFrozen(FrozenPairs.Frozen(
    [
        .. from kernel in Networks.Kernels
           from precision in Enum.GetValues<Precision>()
           from spec in FrozenSpecs(kernel, precision)
           select spec,
    ])));

    private const string Parallel = "Parallel = true";

    /// <summary>From the first number of one argument to that of another, in one array.</summary>
    private static readonly int[] Apart = [.. new[] { 0, 1, 3, 6, 7, 20 }.SelectMany(n => new[] { n, -n }).Distinct()];

    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Shared_memory_is_as_good_as_copies_or_refused(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Check<double>(kernel, precision);
        else Check<float>(kernel, precision);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_result_of_Forward_is_a_target(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) CheckTargets<double>(kernel, precision);
        else CheckTargets<float>(kernel, precision);
    }

    private static void CheckTargets<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        foreach (NetworkSpec spec in Specs(kernel, precision).Where(spec => spec.Gradients))
        {
            T[] x = Numbers.Random<T>(new Random(3), spec.Inputs), next = Numbers.Random<T>(new Random(4), spec.Inputs);
            T rate = T.CreateChecked(0.1);
            ITestNetwork<T> shared = Compiled.Value.Create<T>(spec, seed: 1), copied = Compiled.Value.Create<T>(spec, seed: 1);
            T expected = copied.TrainStep(x, copied.Forward(next).ToArray(), rate);
            Assert.NotEqual(T.Zero, expected);
            Assert.Equal(expected, shared.TrainStep(x, shared.Forward(next), rate));
            Assert.Equal(
                copied.TrainBatch(x, copied.Forward(next).ToArray(), rate), shared.TrainBatch(x, shared.Forward(next), rate));
            Assert.Equal(copied.Parameters(), shared.Parameters());
        }
    }

    /// <summary>A frozen class has no memory that others can have; its arguments may share with one another.</summary>
    [Theory]
    [MemberData(nameof(Kernels))]
    public void So_it_is_in_a_frozen_class(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) CheckFrozen<double>(kernel, precision);
        else CheckFrozen<float>(kernel, precision);
    }

    private static void CheckFrozen<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        var comparison = new Comparison(Agreement.Bits);
        int same = 0, refused = 0;
        foreach (NetworkSpec spec in FrozenSpecs(kernel, precision))
        {
            var frozen = new FrozenMethods<T>(FrozenPairs.FrozenOf(CompiledFrozen.Value, spec));
            foreach (int rows in Rows(spec))
            {
                foreach (int apart in Apart)
                {
                    Try($"PredictBatch of {rows}", frozen.PredictBatch, rows, apart);
                    if (rows == 1) Assert.True(Try("Predict", frozen.Predict, rows, apart));
                }
            }

            bool Try(string name, FrozenMethods<T>.Operation call, int rows, int apart)
            {
                string what = $"{spec.Name} {name}(both, {apart})";
                int inputs = rows * spec.Inputs, outputs = rows * spec.Outputs;
                T[] numbers = Numbers.Random<T>(new Random(5), Math.Max(inputs, outputs) + 20);
                T[] expected = [.. numbers], y = new T[outputs];
                int atY = Math.Max(0, apart);
                call(numbers.AsSpan(Math.Max(0, -apart), inputs).ToArray(), y);
                try
                {
                    call(numbers.AsSpan(Math.Max(0, -apart), inputs), numbers.AsSpan(atY, outputs));
                    y.CopyTo(expected, atY);
                    same++;
                    return true;
                }
                catch (ArgumentException)
                {
                    refused++;
                    return false;
                }
                finally
                {
                    comparison.Add(what, expected, numbers);
                }
            }
        }

        comparison.Assert();
        Assert.True(same > 50, $"{same} calls");
        Assert.True(refused > 10, $"{refused} refusals");
    }

    private static void Check<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        var comparison = new Comparison(Agreement.Bits);
        int same = 0, refused = 0;
        foreach (NetworkSpec spec in Specs(kernel, precision))
        {
            foreach (SharedOperation<T> operation in SharedOperation<T>.All(spec, Rows(spec), T.CreateChecked(0.1)))
            {
                foreach ((string a, string b) in Places(spec, operation.B > 0))
                {
                    switch (Run(spec, operation, a, b, comparison))
                    {
                        case true: same++; break;
                        case false:
                            refused++;
                            if (MustWork(operation.Name, a, b)) comparison.Fail($"{spec.Name} {operation.Name}({a}, {b}) is refused");
                            break;
                    }
                }
            }
        }

        comparison.Assert();
        Assert.True(same > 1000, $"{same} calls");
        Assert.True(refused > 10, $"{refused} refusals");
    }

    /// <summary>
    /// One, a few, and as many as go through a kernel together; as many as fill two registers with samples, or take two
    /// threads.
    /// </summary>
    private static int[] Rows(NetworkSpec spec) => spec.Extra == Parallel ? [1, 450]
        : spec.Name.EndsWith("Tiny", StringComparison.Ordinal) ? [1, 2, 9, 35]
        : [1, 2, 9];

    /// <summary>
    /// Where each argument lies: of its own, in the network from a place's first number on or from a later one, or both
    /// in one array, so many numbers apart.
    /// </summary>
    private static IEnumerable<(string A, string B)> Places(NetworkSpec spec, bool two)
    {
        string[] own = spec.Extra == Parallel ? ["Forward", "0 Weights", "1 BiasGradients"] : OwnMemory.Names(spec);
        foreach (string a in own.Prepend("new"))
        {
            foreach (string b in two ? own.Prepend("new") : ["new"]) yield return (a, b);
        }

        foreach (string place in own)
        {
            foreach (int from in new[] { 1, spec.Outputs }.Distinct())
            {
                string later = $"{place}+{from}";
                yield return (later, "new");
                if (!two) continue;

                yield return ("new", later);
                yield return (later, place);
                yield return (place, later);
            }
        }

        if (two)
        {
            foreach (int apart in Apart) yield return ("both", $"{apart}");
        }
    }

    /// <summary>One row is refused nowhere, but where the network's own numbers are what is written.</summary>
    private static bool MustWork(string operation, string a, string b) => operation switch
    {
        "Forward" or "Backward" or "TrainStep" or "BackwardBatch of 1" or "TrainBatch of 1" => true,
        "Predict" => b == "new" || a == "both",
        _ when operation.StartsWith("Evaluate", StringComparison.Ordinal) => true,
        _ when operation.Contains("Batch", StringComparison.Ordinal) => a == "new" && b == "new",
        _ => a == "new",
    };

    /// <summary>Whether the call is as with copies; false where it is refused, null where there is no such place.</summary>
    private static bool? Run<T>(NetworkSpec spec, SharedOperation<T> operation, string a, string b, Comparison comparison)
        where T : unmanaged, INumber<T>
    {
        string what = $"{spec.Name} {operation.Name}({a}, {b})";
        ITrainable<T> shared = Create<T>(spec), copied = Create<T>(spec);
        var random = new Random(5);
        T[] numbers = Numbers.Random<T>(random, Math.Max(operation.A, operation.B) + 20);
        T[] others = Numbers.Random<T>(random, operation.B);
        Span<T> sharedA, sharedB, copiedA, copiedB;
        T[] copy = [.. numbers];
        if (a == "both")
        {
            int apart = int.Parse(b, System.Globalization.CultureInfo.InvariantCulture);
            (int atA, int atB) = (Math.Max(0, -apart), Math.Max(0, apart));
            sharedA = numbers.AsSpan(atA, operation.A);
            sharedB = numbers.AsSpan(atB, operation.B);
            copiedA = copy.AsSpan(atA, operation.A);
            copiedB = copy.AsSpan(atB, operation.B);
        }
        else
        {
            sharedA = a == "new" ? numbers.AsSpan(0, operation.A) : OwnMemory.Of(shared, a, operation.A);
            copiedA = a == "new" ? copy.AsSpan(0, operation.A) : OwnMemory.Of(copied, a, operation.A);
            sharedB = b == "new" ? others : OwnMemory.Of(shared, b, operation.B);
            copiedB = b == "new" ? (T[])others.Clone() : OwnMemory.Of(copied, b, operation.B);
            if (sharedA.Length != operation.A || sharedB.Length != operation.B) return null;
        }

        T[] before = [.. OwnMemory.All(shared), .. numbers, .. others];
        double[] state = shared.OptimizerState();
        T[] actual;
        try
        {
            actual = operation.Call(shared, sharedA, sharedB);
        }
        catch (ArgumentException)
        {
            comparison.Add($"{what} refused", before, [.. OwnMemory.All(shared), .. numbers, .. others]);
            comparison.Add($"{what} refused, state", state, shared.OptimizerState());
            return false;
        }

        T[] onlyA = copiedA.ToArray(), onlyB = copiedB.ToArray();
        T[] expected = operation.Call(copied, onlyA, onlyB);
        if (operation.Writes == 'a') onlyA.CopyTo(copiedA);
        if (operation.Writes == 'b') onlyB.CopyTo(copiedB);
        comparison.Add(what, expected, actual);
        comparison.Add($"{what} w", copied.Parameters(), shared.Parameters());
        comparison.Add($"{what} state", copied.OptimizerState(), shared.OptimizerState());
        comparison.Add($"{what} arrays", copy, numbers);
        if (operation.Writes == 'b') comparison.Add($"{what} b", copiedB.ToArray(), sharedB.ToArray());
        if (operation.LeavesGradients && copied is ITestNetwork<T> full)
        {
            comparison.Add($"{what} dw", full.Gradients(), ((ITestNetwork<T>)shared).Gradients());
            comparison.Add($"{what} dx", full.InputGradientsArray, ((ITestNetwork<T>)shared).InputGradientsArray);
        }

        return true;
    }

    /// <summary>A network with numbers everywhere.</summary>
    private static ITrainable<T> Create<T>(NetworkSpec spec)
        where T : unmanaged, INumber<T>
    {
        ITrainable<T> network = Compiled.Value.CreateTrainable<T>(spec, seed: 1);
        var random = new Random(6);
        T[] x = Numbers.Random<T>(random, spec.Inputs);
        T[] t = Numbers.Of<T>(Networks.Targets(spec, random));
        network.TrainStep(x, t, T.CreateChecked(0.1));
        if (network is INetwork<T> full)
        {
            full.Forward(x);
            full.Backward(t);
        }

        return network;
    }

    /// <summary>No loss, nor what training needs, is in their code.</summary>
    private static IEnumerable<NetworkSpec> FrozenSpecs(Kernel kernel, Precision precision) =>
        Specs(kernel, precision).Where(spec => spec is { Loss: Loss.SumSquares, Gradients: true, Extra: null });

    private static IEnumerable<NetworkSpec> Specs(Kernel kernel, Precision precision)
    {
        NetworkSpec plain = new()
        {
            Name = $"Shared{kernel}{precision}1",
            Inputs = 6,
            Hidden = [7],
            Outputs = 6,
            HiddenActivation = Activation.Tanh,
            Kernel = kernel,
            Precision = precision,
        };
        yield return plain;
        NetworkSpec deep = plain with
        {
            Name = $"Shared{kernel}{precision}2",
            Hidden = [5, 9],
            HiddenActivation = Activation.GELU,
            OutputActivation = Activation.Softmax,
            Optimizer = Optimizer.Momentum,
        };
        yield return deep;
        // So many weights that scalar code keeps its values in arrays.
        yield return plain with { Name = $"Shared{kernel}{precision}3", Hidden = [30] };
        // So few that batches have samples in the lanes.
        yield return plain with { Name = $"Shared{kernel}{precision}Tiny", Inputs = 2, Hidden = [3], Outputs = 1 };
        // E is computed from u_k, which these keep; without a place for ∂y_i.
        yield return plain with
        {
            Name = $"Shared{kernel}{precision}Classes",
            OutputActivation = Activation.Softmax,
            Loss = Loss.CrossEntropy,
            InputGradients = false,
        };
        yield return deep with
        {
            Name = $"Shared{kernel}{precision}Binary",
            OutputActivation = Activation.Sigmoid,
            Loss = Loss.BinaryCrossEntropy,
        };
        // The memory that steps share with nothing else.
        yield return plain with
        {
            Name = $"Shared{kernel}{precision}Small", Gradients = false, InputGradients = false,
        };
        yield return deep with
        {
            Name = $"Shared{kernel}{precision}SmallDeep", Gradients = false, InputGradients = false,
        };
        if (kernel != Kernel.Scalar && precision == Precision.Single)
        {
            // So many weights that 450 rows are worth two threads.
            yield return plain with
            {
                Name = $"Shared{kernel}{precision}Parts", Hidden = [400], Extra = Parallel,
            };
        }
    }
}
