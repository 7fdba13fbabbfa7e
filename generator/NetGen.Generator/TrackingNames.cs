namespace NetGen.Generator;

/// <summary>What the pipeline's steps are called: the caching tests ask for them.</summary>
internal static class TrackingNames
{
    /// <summary>Runs on every edit, as all of its kind; its outputs are equal unless the class has changed.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>The valid models: equal ones end here.</summary>
    public const string Networks = nameof(Networks);

    public static readonly IReadOnlyList<string> All = [Parse, Networks];
}
