using NetGen.Compiler.Plan;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>The file of everything around the mathematics: storage, construction, views, batches.</summary>
internal static class MembersFile
{
    public static string Write(NetworkPlan plan)
    {
        IEnumerable<string> header =
        [
            $"The other members of {plan.Model.Class.Name}, {plan.Shape}.",
            "The equations are in the file without \"Members\" in its name.",
        ];
        // A class of constant parameters has no instances, and no interface describes its static methods.
        bool isInstance = !plan.Capabilities.HasConstantParameters;
        string contract = isInstance ? new Framework(plan.Model).Contract(plan.Capabilities) : "";
        IEnumerable<string> attributes = isInstance ? GeneratedAttributes.OfClass(plan) : [];
        return ClassFile.Write(plan.Model, header, [], [], contract, Members, attributes);

        void Members(CodeWriter writer)
        {
            StorageMembers.Write(writer, plan);
            if (isInstance)
            {
                ConstructionMembers.Write(writer, plan);
                ViewMembers.Write(writer, plan);
            }

            SampleMembers.Write(writer, plan);
            BatchMembers.Write(writer, plan);
            if (isInstance)
            {
                ParallelMembers.Write(writer, plan);
                ParameterMembers.Write(writer, plan);
                OptimizerStateMembers.Write(writer, plan);
                CopyMembers.Write(writer, plan);
            }
        }
    }
}
