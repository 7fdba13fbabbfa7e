namespace NetGen.Compiler.Model;

/// <summary>The functions that need no formula of the user's.</summary>
internal static class BuiltIn
{
    public static Activation[] Activations { get; } =
    [
        .. Enum.GetValues(typeof(Activation)).Cast<Activation>().Where(kind => kind != Activation.Custom),
    ];

    public static Loss[] Losses { get; } =
        [.. Enum.GetValues(typeof(Loss)).Cast<Loss>().Where(kind => kind != Loss.Custom)];
}
