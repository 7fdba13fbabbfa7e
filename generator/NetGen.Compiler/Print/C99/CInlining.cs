using NetGen.Compiler.Program;
using NetGen.Compiler.Program.Functions;

namespace NetGen.Compiler.Print.C99;

/// <summary>The routines that a compiler makes a part of their caller: those with one call, and the shortest.</summary>
internal sealed class CInlining
{
    /// <summary>Values, operations and constants of |x|: a mask for a number's bits.</summary>
    private const int MostOfShort = 5;

    private readonly Dictionary<Routine, int> _calls = [];
    private readonly ExactFunctions _exact;

    /// <param name="plan">The export, in which calls are counted.</param>
    public CInlining(CExportPlan plan)
    {
        IEnumerable<Statement> own = plan.Inference.Statements.Concat(plan.Training?.Statements ?? []);
        var functions = new CFunctions(own, new CNames("size"));
        Statement[] all = [.. own.Concat(functions.Routines.SelectMany(routine => routine.Body)).All()];
        IEnumerable<Routine?> called = all.OfType<Invoke>().Select(call => (Routine?)call.Routine)
            .Concat(all.SelectMany(statement => statement.Values).SelectMany(Walk.All).Select(CFunctions.Called));
        foreach (Routine routine in called.OfType<Routine>())
        {
            _calls[routine] = (_calls.TryGetValue(routine, out int calls) ? calls : 0) + 1;
        }

        _exact = ExactFunctions.Of(plan.Format);
    }

    /// <summary>Whether a routine becomes a part of its caller.</summary>
    public bool Has(Routine routine) => IsShort(routine) || !_calls.TryGetValue(routine, out int calls) || calls == 1;

    /// <summary>Whether a call would take as much code as what is called.</summary>
    private bool IsShort(Routine routine) => routine == _exact.Minimum || routine == _exact.Maximum
        || (routine.Body.Count == 1 && routine.Body[0] is Return(var value) && value.All().Count <= MostOfShort);
}
