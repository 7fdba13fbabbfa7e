using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.CSharp.Members;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Vector;

namespace NetGen.Compiler.Print.CSharp;

/// <summary>Model → the files of one network.</summary>
internal static class SourceFiles
{
    public static IEnumerable<(string HintName, string Text)> Write(NetworkModel model)
    {
        NetworkPlan plan = NetworkPlanner.Plan(model);
        string name = model.Class.HintName;

        yield return ($"{name}.g.cs", TextbookFile.Write(plan));
        yield return ($"{name}.Members.g.cs", MembersFile.Write(plan));
        foreach (VectorForm form in plan.Kernel.Vectors)
        {
            yield return ($"{name}.Vector{form.Bits}.g.cs", VectorFile.Write(plan, form));
        }

        foreach (int bits in plan.Kernel.SampleLanes)
        {
            yield return ($"{name}.Samples{bits}.g.cs", SampleLanesFile.Write(plan, bits));
        }
    }
}
