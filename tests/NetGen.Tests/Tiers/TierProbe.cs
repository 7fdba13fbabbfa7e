namespace NetGen.Tests.Tiers;
internal static class TierProbe { public static void Main() { } }
