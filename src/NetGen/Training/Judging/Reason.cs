using System;

namespace NetGen;

/// <summary>What an error says, for an error that adds where it happened.</summary>
internal static class Reason
{
    /// <summary>
    /// The message without the parameter's name, which .NET appends to it: the outer error appends its own.
    /// </summary>
    public static string Of(ArgumentException problem)
    {
        string ending = $" (Parameter '{problem.ParamName}')";
        return problem.ParamName is not null && problem.Message.EndsWith(ending, StringComparison.Ordinal)
            ? problem.Message.Substring(0, problem.Message.Length - ending.Length)
            : problem.Message;
    }
}
