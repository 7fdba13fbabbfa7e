namespace NetGen.TestSupport;

/// <summary>
/// The name of a test that is skipped. Test runners print names by default, but no reasons, so the name has the reason.
/// </summary>
public static class SkippedTest
{
    /// <param name="test">The method.</param>
    /// <param name="reason">Why it is skipped, and what to install; null: it is not.</param>
    /// <returns>Its display name; null: what the runner calls it.</returns>
    public static string? Name(string test, string? reason) => reason is null ? null : $"{test}: {reason}";
}
