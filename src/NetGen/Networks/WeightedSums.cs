namespace NetGen;

/// <summary>
/// u_j = Σ_i y_i·w_ij + b_j in the canonical order: i from 0 on, then the bias. Kernel.Scalar's bits. Of a layer that
/// takes the network's inputs too, they come first.
/// </summary>
internal static class WeightedSums
{
    public static VectorView<T> Of<T>(
        VectorView<T> skipping, VectorView<T> inputs, MatrixView<T> weights, VectorView<T> biases)
        where T : unmanaged
    {
        // T is one of two types, so these casts only tell the compiler which.
        object sums = typeof(T) == typeof(float)
            ? Of(
                (VectorView<float>)(object)skipping,
                (VectorView<float>)(object)inputs,
                (MatrixView<float>)(object)weights,
                (VectorView<float>)(object)biases)
            : Of(
                (VectorView<double>)(object)skipping,
                (VectorView<double>)(object)inputs,
                (MatrixView<double>)(object)weights,
                (VectorView<double>)(object)biases);
        return new VectorView<T>((T[])sums, 0, biases.Length);
    }

    private static float[] Of(
        VectorView<float> skipping, VectorView<float> inputs, MatrixView<float> weights, VectorView<float> biases)
    {
        var sums = new float[biases.Length];
        for (int j = 0; j < sums.Length; j++)
        {
            // −0: the one number that changes no sum.
            float sum = -0f;
            for (int i = 0; i < skipping.Length; i++)
            {
                sum += skipping[i] * weights[i, j];
            }

            for (int i = 0; i < inputs.Length; i++)
            {
                sum += inputs[i] * weights[skipping.Length + i, j];
            }

            sums[j] = sum + biases[j];
        }

        return sums;
    }

    private static double[] Of(
        VectorView<double> skipping, VectorView<double> inputs, MatrixView<double> weights, VectorView<double> biases)
    {
        var sums = new double[biases.Length];
        for (int j = 0; j < sums.Length; j++)
        {
            double sum = -0.0;
            for (int i = 0; i < skipping.Length; i++)
            {
                sum += skipping[i] * weights[i, j];
            }

            for (int i = 0; i < inputs.Length; i++)
            {
                sum += inputs[i] * weights[skipping.Length + i, j];
            }

            sums[j] = sum + biases[j];
        }

        return sums;
    }
}
