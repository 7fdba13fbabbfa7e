namespace NetGen.Samples.CartPole;

/// <summary>
/// A pole on a cart that is pushed left or right: Barto, Sutton and Anderson (1983), with the constants of its usual
/// implementations. It falls when the pole leans by more than 12° or the cart is 2.4 m from the middle.
/// </summary>
internal sealed class Cart(UniformGenerator random)
{
    /// <summary>Steps after which an episode ends as a success: 10 s.</summary>
    public const int MostSteps = 500;

    private const double Gravity = 9.8, CartMass = 1, PoleMass = 0.1, HalfLength = 0.5, Force = 10, Seconds = 0.02;

    private const double FarthestPosition = 2.4, LargestAngle = 12 * Math.PI / 180;

    private UniformGenerator _random = random;
    private double _position, _speed, _angle, _turn;

    /// <summary>Whether the pole still stands and the cart is on its track.</summary>
    public bool Stands => Math.Abs(_position) <= FarthestPosition && Math.Abs(_angle) <= LargestAngle;

    /// <summary>Puts the pole almost upright.</summary>
    public void Reset() => (_position, _speed, _angle, _turn) =
        (_random.NextDouble(0.05), _random.NextDouble(0.05), _random.NextDouble(0.05), _random.NextDouble(0.05));

    /// <summary>Position, speed, angle and its speed, each of about size 1.</summary>
    public void Observe(Span<float> x)
    {
        x[0] = (float)(_position / FarthestPosition);
        x[1] = (float)(_speed / 2);
        x[2] = (float)(_angle / LargestAngle);
        x[3] = (float)(_turn / 2);
    }

    /// <summary>A push for 20 ms, by Euler's method.</summary>
    public void Push(bool right)
    {
        double force = right ? Force : -Force;
        // The same bits on every machine: the smallest difference would be another run.
        (double sin, double cos) = (PortableMath.Sin(_angle), PortableMath.Cos(_angle));
        double common = (force + (PoleMass * HalfLength * _turn * _turn * sin)) / (CartMass + PoleMass);
        double angular = ((Gravity * sin) - (cos * common))
            / (HalfLength * ((4.0 / 3) - (PoleMass * cos * cos / (CartMass + PoleMass))));
        double linear = common - (PoleMass * HalfLength * angular * cos / (CartMass + PoleMass));
        _position += Seconds * _speed;
        _speed += Seconds * linear;
        _angle += Seconds * _turn;
        _turn += Seconds * angular;
    }
}
