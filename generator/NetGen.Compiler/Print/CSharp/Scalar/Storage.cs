using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.CSharp.Writing;

namespace NetGen.Compiler.Print.CSharp.Scalar;

/// <summary>How generated code reaches its storage.</summary>
internal static class Storage
{
    /// <summary>The field of a section, or of the buffer that holds all of them.</summary>
    public static string Field(NetworkPlan plan, string section) =>
        plan.Storage.IsOneBuffer ? "_state" : section == SectionNames.Deltas ? "_delta" : $"_{section}";

    /// <summary>Where a section's element lies in its field.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="section">The section's name.</param>
    /// <param name="index">Of the element in it.</param>
    /// <param name="inUnchecked">Whether no check of overflow reaches the place where it is written.</param>
    public static string Position(NetworkPlan plan, string section, int index, bool inUnchecked = false)
    {
        int position = plan.Storage.Section(section).Offset + index;
        return !plan.Storage.IsOneBuffer ? $"{position}"
            : position == 0 ? "_origin"
            : plan.Model.Consumer.ChecksOverflow && !inUnchecked ? $"unchecked(_origin + {position})"
            : $"_origin + {position}";
    }

    /// <summary>A read-only window on a part of a section.</summary>
    public static string Span(NetworkPlan plan, string section, int index, int length, bool inUnchecked = false) =>
        $"new global::System.ReadOnlySpan<{new Framework(plan.Model).T}>"
        + $"({Field(plan, section)}, {Position(plan, section, index, inUnchecked)}, {length})";

    /// <summary>The declarations that give sections their names in a method.</summary>
    public static IEnumerable<string> Open(NetworkPlan plan, ISet<string> mentioned, bool inUnchecked)
    {
        var dialect = new Framework(plan.Model);
        if (plan.Capabilities.HasConstantParameters)
        {
            // All else that Predict mentions is its own.
            return mentioned.Contains(SectionNames.Weights)
                ? [$"{dialect.In} {SectionNames.Weights} = {FrozenFormat.Member};"]
                : [];
        }

        string type = dialect.T;
        return plan.Storage.Sections.Where(section => mentioned.Contains(section.Name)).Select(section =>
            plan.Storage.IsOneBuffer
                ? $"global::System.Span<{type}> {section.Name} = new global::System.Span<{type}>"
                    + $"(_state, {Position(plan, section.Name, 0, inUnchecked)}, {section.Length});"
                : $"{type}[] {section.Name} = {Field(plan, section.Name)};");
    }
}
