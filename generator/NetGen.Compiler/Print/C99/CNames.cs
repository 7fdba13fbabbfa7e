using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print.C99;

/// <summary>What things are called in the C of one network: all that is global begins with its name.</summary>
/// <param name="name">The network's name in C: "xor".</param>
internal sealed class CNames(string name)
{
    private readonly Dictionary<Routine, string> _routines = [];
    private readonly HashSet<string> _taken = [];

    /// <summary>"xor"</summary>
    public string Network => name;

    /// <summary>"xor_real"</summary>
    public string Real => Of("real");

    /// <summary>"xor_network"</summary>
    public string Instance => Of("network");

    /// <summary>"xor_predict"</summary>
    public string Of(string member) => $"{name}_{member}";

    /// <summary>How many parameters learn: "XOR_PARAMETERS" where all do, else "XOR_TRAINABLE".</summary>
    public string Learning(Plan.NetworkPlan plan) => Macro(plan.TrainsAll ? "PARAMETERS" : "TRAINABLE");

    /// <summary>"XOR_INPUTS"</summary>
    public string Macro(string member) => $"{name.ToUpperInvariant()}_{member}";

    /// <summary>A constant's macro: "XOR_EXP_TAIL1".</summary>
    public string Constant(NamedNumber constant) => Macro(Spelling.Upper(constant.Name));

    /// <summary>A local or a place.</summary>
    public string Local(string local) => Spelling.Snake(local);

    /// <summary>The function that a routine is printed as: "xor_forward_layer1".</summary>
    public string Function(Routine routine) => _routines[routine];

    public bool Has(Routine routine) => _routines.ContainsKey(routine);

    /// <summary>Gives a routine its name; the header's own are taken.</summary>
    /// <param name="routine">Which.</param>
    /// <param name="set">Routines of one name in two sets get two names; "": none is set before it.</param>
    public void Add(Routine routine, string set = "")
    {
        string wanted = Of(set.Length == 0 ? Spelling.Snake(routine.Name) : $"{set}_{Spelling.Snake(routine.Name)}");
        string free = wanted;
        for (int n = 2; !_taken.Add(free); n++)
        {
            free = $"{wanted}_{n}";
        }

        _routines[routine] = free;
    }

    /// <summary>A name that is not for routines.</summary>
    public void Reserve(string member) => _taken.Add(Of(member));

    /// <summary>What names in prose about functions are in C.</summary>
    public IReadOnlyDictionary<string, string> InProse(IEnumerable<NamedNumber> constants) =>
        constants.Select(constant => constant.Name).Distinct()
            .ToDictionary(constant => constant, constant => Macro(Spelling.Upper(constant)));
}
