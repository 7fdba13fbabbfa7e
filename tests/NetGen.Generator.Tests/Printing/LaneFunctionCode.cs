using System.Globalization;
using System.Text;
using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Program;
using NetGen.Compiler.Program.Functions;

namespace NetGen.Generator.Tests.Printing;

/// <summary>The functions of registers as they are printed.</summary>
internal static class LaneFunctionCode
{
    public static readonly Function[] Functions =
    [
        Function.Exp, Function.Log, Function.Tanh, Function.ExpM1, Function.Log1P, Function.Sin, Function.Cos,
        Function.Atan,
    ];

    /// <summary>Each precision in registers of each width.</summary>
    public static TheoryData<int, int> Registers
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                foreach (int bits in new[] { 128, 256, 512 }) data.Add((int)precision, bits);
            }

            return data;
        }
    }

    public static NumberType TypeOf(Precision precision, int bits)
    {
        NumberFormat format = precision == Precision.Single ? NumberFormat.Single : NumberFormat.Double;
        return new(format, bits / format.Bits);
    }

    public static string Text(Function function, NumberType type)
    {
        var writer = new CodeWriter();
        new RegisterDialect().Write(writer, LaneFunctions.Of(function, type));
        return writer.ToString();
    }

    /// <summary>A class that has RunExp and so on: numbers, as many as fill registers, to numbers.</summary>
    public static Type Compile(Precision precision, int bits)
    {
        string type = precision == Precision.Single ? "float" : "double";
        var code = new StringBuilder();
        foreach (Function function in Functions)
        {
            code.Append(Text(function, TypeOf(precision, bits)));
            code.Append(CultureInfo.InvariantCulture, $$"""
                public static {{type}}[] Run{{function}}({{type}}[] x)
                {
                    var y = new {{type}}[x.Length];
                    for (int i = 0; i + Vector{{bits}}<{{type}}>.Count <= x.Length; i += Vector{{bits}}<{{type}}>.Count)
                        {{function}}(Vector{{bits}}.Create(x, i)).CopyTo(y, i);
                    return y;
                }

                """);
        }

        return CompiledCode.Class(code.ToString());
    }
}
