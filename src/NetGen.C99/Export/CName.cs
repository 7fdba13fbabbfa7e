using System;
using System.Linq;
using NetGen.Compiler.Print.C99;

namespace NetGen.C99.Export;

/// <summary>What an export is called in C.</summary>
internal static class CName
{
    private const int Longest = 31;

    /// <summary>The name that is asked for, or the class's in snake case.</summary>
    public static string Of(string? asked, string className)
    {
        string name = asked ?? Spelling.Snake(className);
        bool isName = name.Length is > 0 and <= Longest && name[0] is >= 'a' and <= 'z'
            && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
        return isName ? name : throw new ArgumentException(
            (asked is null
                ? $"The class's name gives '{name}' in C. Set CExport.Name"
                : $"CExport.Name is '{name}'. Set it")
            + $" to a letter and then letters, digits and underscores, all lower case and ASCII, at most {Longest} of them.",
            nameof(asked));
    }
}
