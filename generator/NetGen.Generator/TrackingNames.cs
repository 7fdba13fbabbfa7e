namespace NetGen.Generator;

/// <summary>What the pipeline's steps are called: the caching tests ask for them.</summary>
internal static class TrackingNames
{
    /// <summary>Runs on every edit, as all of its kind; its outputs are equal unless the class has changed.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>The valid models: equal ones end here.</summary>
    public const string Networks = nameof(Networks);

    /// <summary>The networks with an error whose members are declared: equal ones end here.</summary>
    public const string Declared = nameof(Declared);

    /// <summary>The errors that the generator reports.</summary>
    public const string Reports = nameof(Reports);

    public static readonly IReadOnlyList<string> All = [Parse, Networks, Declared, Reports];
}
