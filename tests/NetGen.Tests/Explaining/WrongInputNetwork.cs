namespace NetGen.Tests.Explaining;

/// <summary>∂y_1 has the wrong sign.</summary>
internal sealed class WrongInputNetwork(ExplainedXor inner)
    : WrongNetwork<double>(inner, _ => { }), IInputGradients<double>
{
    public ReadOnlySpan<double> InputGradients => new[] { inner.InputGradients[0], -inner.InputGradients[1] };
}
