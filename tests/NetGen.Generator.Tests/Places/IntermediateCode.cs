using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NetGen.Generator.Tests.Places;

/// <summary>Reads the instructions of every method of an assembly.</summary>
internal static class IntermediateCode
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    /// <summary>Each instruction as "Xor.Forward: add.ovf".</summary>
    public static IEnumerable<(string Method, string Instruction)> Instructions(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image));
        MetadataReader reader = file.GetMetadataReader();
        foreach (MethodDefinitionHandle handle in reader.MethodDefinitions)
        {
            MethodDefinition method = reader.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
            {
                continue;
            }

            string type = reader.GetString(reader.GetTypeDefinition(method.GetDeclaringType()).Name);
            string name = $"{type}.{reader.GetString(method.Name)}";
            foreach (OpCode code in Instructions(file.GetMethodBody(method.RelativeVirtualAddress).GetILReader()))
            {
                yield return (name, code.Name!);
            }
        }
    }

    private static List<OpCode> Instructions(BlobReader body)
    {
        var codes = new List<OpCode>();
        while (body.RemainingBytes > 0)
        {
            int value = body.ReadByte();
            OpCode code = Codes[value == 0xFE ? (value << 8) | body.ReadByte() : value];
            codes.Add(code);
            body.Offset += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => body.ReadInt32() * 4,
                _ => 4,
            };
        }

        return codes;
    }
}
