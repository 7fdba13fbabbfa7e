namespace NetGen.TestSupport;

/// <summary>The functions that need no method of the user's.</summary>
public static class BuiltIn
{
    public static Activation[] Activations { get; } =
        [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Custom)];

    public static Loss[] Losses { get; } = [.. Enum.GetValues<Loss>().Where(loss => loss != Loss.Custom)];
}
