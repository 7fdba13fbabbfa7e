using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NetGen.Compiler.Model;

namespace NetGen.Compiler.Plan.Formulas;

/// <summary>
/// What follows from a formula, found once: for good from a built-in one; from one of the user's as long as its model
/// is there, because a user changes formulas while the compiler goes on running.
/// </summary>
internal sealed class FormulaCache<T>(Func<FormulaId, T> find)
    where T : class
{
    private readonly ConcurrentDictionary<FormulaId, T> _builtIn = new();
    private readonly ConditionalWeakTable<FormulaId, T> _ofUsers = new();

    public T Of(FormulaId formula) => formula.Definition is null
        ? _builtIn.GetOrAdd(formula, find)
        : _ofUsers.GetValue(formula, key => find(key));
}
