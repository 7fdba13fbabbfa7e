using System.Text;

namespace NetGen.Compiler.Print.C99;

/// <summary>Names and prose in ASCII: what a C file may hold, whatever its encoding is taken for.</summary>
internal static class Spelling
{
    /// <summary>Characters of equations, and what stands for them.</summary>
    private static readonly Dictionary<char, string> Spelled = new()
    {
        ['δ'] = "delta", ['Σ'] = "sum", ['∂'] = "d", ['η'] = "eta", ['μ'] = "mu", ['β'] = "beta", ['α'] = "alpha",
        ['ε'] = "epsilon", ['λ'] = "lambda", ['σ'] = "sigma", ['π'] = "pi", ['∞'] = "infinity",
        ['·'] = "*", ['×'] = "*", ['÷'] = "/", ['−'] = "-", ['–'] = "-", ['±'] = "+-", ['…'] = "...", ['½'] = "1/2",
        ['≤'] = "<=", ['≥'] = ">=", ['≠'] = "!=", ['≈'] = "~", ['→'] = "->", ['←'] = "<-", ['′'] = "'",
        ['“'] = "\"", ['”'] = "\"", ['’'] = "'", ['é'] = "e",
    };

    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ᵏʳˣᵗᵉ";
    private const string RaisedAscii = "0123456789-+krxte";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊ₖₙ";
    private const string LoweredAscii = "0123456789+kn";

    /// <summary>Whether it is a letter and then letters, digits and underscores, all lower case.</summary>
    public static bool IsName(string name) => name.Length > 0 && name[0] is >= 'a' and <= 'z'
        && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');

    /// <summary>"ForwardLayer1" as "forward_layer1", "δ1_0" as "delta1_0", "learningRate" as "learning_rate".</summary>
    public static string Snake(string name)
    {
        var snake = new StringBuilder();
        for (int n = 0; n < name.Length; n++)
        {
            char letter = name[n];
            if (!char.IsUpper(letter))
            {
                snake.Append(Spelled.TryGetValue(letter, out string? spelled) ? spelled : letter.ToString());
                continue;
            }

            bool beginsWord = n > 0 && name[n - 1] != '_'
                && (char.IsLower(name[n - 1]) || (n + 1 < name.Length && char.IsLower(name[n + 1])));
            snake.Append(beginsWord ? "_" : "").Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }

    /// <summary>"EXP_TAIL1"</summary>
    public static string Upper(string name) => Snake(name).ToUpperInvariant();

    /// <summary>Prose and equations: "∂w_ij = y_i·δ_j" as "dw_ij = y_i*delta_j", "2⁻²⁵" as "2^-25".</summary>
    /// <param name="text">With characters of <see cref="Spelled"/>; others become "?".</param>
    /// <param name="names">What names in it are called in C, by their names in the program.</param>
    public static string Prose(string text, IReadOnlyDictionary<string, string>? names = null)
    {
        var ascii = new StringBuilder();
        for (int n = 0; n < text.Length; n++)
        {
            char letter = text[n];
            if (names is not null && IsWord(letter) && (n == 0 || !IsWord(text[n - 1])))
            {
                int end = n;
                while (end < text.Length && IsWord(text[end]))
                {
                    end++;
                }

                if (names.TryGetValue(text.Substring(n, end - n), out string? name))
                {
                    ascii.Append(name);
                    n = end - 1;
                    continue;
                }
            }

            if (letter == '√')
            {
                int end = EndOfRoot(text, n + 1);
                ascii.Append(end == n + 1 ? "sqrt" : $"sqrt({Prose(text.Substring(n + 1, end - n - 1), names)})");
                n = end - 1;
                continue;
            }

            int raised = Raised.IndexOf(letter), lowered = Lowered.IndexOf(letter);
            bool follows = n > 0 && Raised.IndexOf(text[n - 1]) >= 0;
            ascii.Append(
                letter < 128 ? letter.ToString()
                : raised >= 0 ? (follows ? "" : "^") + RaisedAscii[raised]
                : lowered >= 0 ? LoweredAscii[lowered].ToString()
                : Spelled.TryGetValue(letter, out string? spelled) ? spelled
                : "?");
        }

        return ascii.ToString();
    }

    /// <summary>Where what a root is of ends; at once, if parentheses show it already.</summary>
    private static int EndOfRoot(string text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '½'))
        {
            end++;
        }

        return end;
    }

    private static bool IsWord(char letter) =>
        letter is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
