using NetGen;

namespace PROGRAM_NAMESPACE;

/// <summary>Points of a square, and whether each lies inside the circle: put your own data here.</summary>
internal static class CircleData
{
    private const float RadiusSquared = 0.5f;

    public static Dataset<float> Draw(int points, int seed)
    {
        var random = new Random(seed);
        var inputs = new float[2 * points];
        var targets = new float[points];
        for (int n = 0; n < points; n++)
        {
            float x = (2 * random.NextSingle()) - 1, y = (2 * random.NextSingle()) - 1;
            (inputs[2 * n], inputs[(2 * n) + 1]) = (x, y);
            targets[n] = (x * x) + (y * y) < RadiusSquared ? 1 : 0;
        }

        return new Dataset<float>(inputs, targets, inputCount: 2, targetCount: 1);
    }
}
