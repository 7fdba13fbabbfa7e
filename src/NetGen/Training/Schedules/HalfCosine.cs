using System;

namespace NetGen;

/// <summary>
/// (1 + cos πp)/2, which falls from 1 to 0; made of + and · alone, so that it has the same bits everywhere.
/// </summary>
internal static class HalfCosine
{
    /// <param name="progress">p, between 0 and 1.</param>
    public static double At(double progress)
    {
        // cos is odd around π/2. Up to there Taylor's series has an error below 10⁻¹⁶ after x²⁰/20!.
        double x = Math.PI * (progress <= 0.5 ? progress : 1 - progress);
        double square = x * x, cosine = 1;
        for (int n = 20; n > 0; n -= 2)
        {
            cosine = 1 - (cosine * square / (n * (n - 1)));
        }

        return (1 + (progress <= 0.5 ? cosine : -cosine)) / 2;
    }
}
