using System.Collections.Generic;
using System.Linq;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.C99;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Explain.Listings;

/// <summary>The C99 of a network, as NetGen.C99 exports it: the functions of a step, and what they call.</summary>
internal static class CForm
{
    /// <param name="model">The network.</param>
    /// <param name="parameters">In canonical order.</param>
    /// <param name="operations">The functions.</param>
    public static ShownProgram Of(
        NetworkModel model, IReadOnlyList<double> parameters, IReadOnlyList<Operation> operations)
    {
        bool isPrediction = operations.Contains(Operation.Predict);
        var plan = new CExportPlan(new CRequest
        {
            Model = model,
            Name = NameOf(model.Class.Name),
            Parameters = parameters,
            Training = !isPrediction,
            Gradients = !isPrediction,
        });
        CProgram program = isPrediction ? plan.Inference : plan.Training!;
        var parts = new List<object?>();
        var writer = new CodeWriter { Parts = parts };
        var source = new CSource(plan);
        if (isPrediction)
        {
            source.WritePrediction(writer);
        }
        else
        {
            source.Write(writer, operations);
        }

        return new ShownProgram(
            "C99",
            program.Plan,
            [
                .. operations.Select(operation =>
                    (operation, program.Functions.Single(function => function.Operation == operation).Body)),
            ],
            CSharpForm.LinesOf(writer.ToString(), parts));
    }

    /// <summary>The class's name in snake case; what is no name in C is "network".</summary>
    private static string NameOf(string className)
    {
        string name = Spelling.Snake(className);
        return Spelling.IsName(name) ? name : "network";
    }
}
