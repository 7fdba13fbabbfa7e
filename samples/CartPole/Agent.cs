namespace NetGen.Samples.CartPole;

/// <summary>How likely each push is, in a state.</summary>
[Network(Inputs = 4, Hidden = 16, Outputs = 2, HiddenActivation = Activation.Tanh, Loss = Loss.CrossEntropy,
    Optimizer = Optimizer.Adam, BackwardFrom = true, Kernel = Kernel.Scalar)]
internal sealed partial class Actor;

/// <summary>How many more steps, discounted and divided by 100, a state is worth.</summary>
[Network(Inputs = 4, Hidden = 32, Outputs = 1, HiddenActivation = Activation.Tanh, Optimizer = Optimizer.Adam,
    Kernel = Kernel.Scalar)]
internal sealed partial class Critic;

/// <summary>
/// An agent that learns from every step: one-step actor-critic (Sutton and Barto, Reinforcement Learning, 13.5),
/// without the factor that discounts late steps. Its loss is not a function of a target, so it back-propagates its own
/// ∂E/∂y_k.
/// </summary>
internal sealed class Agent(int seed)
{
    private const double Discount = 0.99, ActorRate = 0.0015, CriticRate = 0.004;

    /// <summary>The worth of a step: returns are at most 1 / (1 − 0.99) steps.</summary>
    private const double Reward = 0.01;

    private readonly Actor _actor = new(seed);
    private readonly Critic _critic = new(seed + 1);
    private readonly float[] _state = new float[4], _next = new float[4], _value = new float[1];
    private readonly float[] _gradients = new float[2];
    private UniformGenerator _random = new(seed);

    /// <summary>Plays until the pole falls, and learns after every push.</summary>
    /// <returns>How many steps the pole stood.</returns>
    public int Play(Cart cart)
    {
        cart.Reset();
        int steps = 0;
        while (steps < Cart.MostSteps && cart.Stands)
        {
            cart.Observe(_state);
            ReadOnlySpan<float> chances = _actor.Forward(_state);
            int action = (1 + _random.NextDouble(1)) / 2 < chances[1] ? 1 : 0;
            float chance = chances[action];
            cart.Push(right: action == 1);
            steps++;
            cart.Observe(_next);
            Learn(action, chance, hasFallen: !cart.Stands);
        }

        return steps;
    }

    /// <summary>E = −advantage · ln(chance of the push): better than expected, it becomes more likely.</summary>
    private void Learn(int action, float chance, bool hasFallen)
    {
        double target = Reward + (hasFallen ? 0 : Discount * Worth(_next));
        double advantage = target - Worth(_state);
        _value[0] = (float)target;
        _critic.TrainStep(_state, _value, (float)CriticRate);

        _gradients[action] = (float)(-advantage / chance);
        _gradients[1 - action] = 0;
        _actor.TrainStepFrom(_gradients, (float)ActorRate);
    }

    private double Worth(float[] state)
    {
        _critic.Predict(state, _value);
        return _value[0];
    }
}
