using System.Globalization;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.C99;

/// <summary>The functions that keep what was learned: as bytes, and in two slots of flash memory.</summary>
internal sealed class CStore(CExportPlan plan, CNames names)
{
    private CProgram Program => plan.Training!;

    private bool IsSingle => plan.Format.Bits == 32;

    private string N => $"{names.Instance} *n";

    private string Stored => names.Macro("STORED_BYTES");

    private string Slot => names.Macro("SLOT_BYTES");

    private string StoreHead => $"void {names.Of("store")}(const {N}, unsigned char bytes[{Stored}])";

    private string RestoreHead => $"int {names.Of("restore")}({N}, const unsigned char bytes[{Stored}])";

    private string SaveHead =>
        $"int {names.Of("save")}(const {N}, const {names.Of("flash")} *flash, unsigned char buffer[{Slot}])";

    private string LoadHead =>
        $"int {names.Of("load")}({N}, const {names.Of("flash")} *flash, unsigned char buffer[{Slot}])";

    private IReadOnlyList<CLearned> Numbers => Program.Learned;

    private int StoredBytes => StoredFormat.FrameBytes + (plan.Network.BytesPerNumber
        * ((plan.Network.TrainableParameters * (1 + plan.Network.Optimizer.States.Count)) + Program.Running.Count));

    /// <summary>What the header says of it.</summary>
    public void Declare(CodeWriter writer)
    {
        writer.Gap();
        CComment.Write(writer, "What was learned, as bytes to keep: parameters and what the optimizer keeps, checked.");
        writer.Line($"#define {Stored} {StoredBytes}");
        writer.Gap();
        CComment.Write(writer, "What restoring and loading return. All but the first leave the network as it was.");
        writer.Lines(
        [
            $"#define {names.Macro("RESTORED")} 0",
            $"#define {names.Macro("NOT_STORED")} 1 /* the bytes are something else, or nothing was saved */",
            $"#define {names.Macro("OTHER_NETWORK")} 2 /* they are of another topology, optimizer or precision */",
            $"#define {names.Macro("DAMAGED")} 3 /* their checksum is wrong */",
        ]);
        writer.Gap();
        writer.Lines([$"{StoreHead};", $"{RestoreHead};"]);
        writer.Gap();
        CComment.Write(
            writer,
            "Two places in flash memory, 0 and 1, each of so many bytes; each can be erased by itself. The functions "
                + "are yours and return 0 if all went well; write is called after erase. Saving leaves the newer of "
                + "the two as it is, so that loss of power at any moment leaves the old state or the new one.");
        writer.Line($"#define {Slot} ({Stored} + 8)");
        writer.Gap();
        writer.Line("typedef struct");
        writer.Line("{");
        using (writer.Indent($"}} {names.Of("flash")};"))
        {
            writer.Lines(
            [
                "void *context; /* given to the functions */",
                "int (*erase)(void *context, int slot);",
                "int (*write)(void *context, int slot, const unsigned char *bytes, int count);",
                "int (*read)(void *context, int slot, unsigned char *bytes, int count);",
            ]);
        }

        writer.Gap();
        CComment.Write(
            writer, "Returns 0, or what a function of yours returned; negative: what was written reads otherwise.");
        writer.Line($"{SaveHead};");
        writer.Gap();
        CComment.Write(writer, "Takes the newest state that is whole.");
        writer.Line($"{LoadHead};");
    }

    public void Write(CodeWriter writer)
    {
        WriteWords(writer);
        WriteNumbers(writer, "put_numbers", isRead: false);
        WriteNumbers(writer, "get_numbers", isRead: true);
        WriteStore(writer);
        WriteRestore(writer);
        WriteNewest(writer);
        WriteSave(writer);
        WriteLoad(writer);
    }

    private void WriteWords(CodeWriter writer)
    {
        writer.Gap();
        CComment.Write(writer, "Words of 32 bits as bytes, the lowest first.");
        using (writer.Braces($"static void {names.Of("put")}(unsigned char *bytes, uint32_t word)"))
        using (writer.Braces("for (int k = 0; k < 4; ++k)"))
        {
            writer.Line("bytes[k] = (unsigned char)((word >> (8 * k)) & 0xFFu);");
        }

        writer.Gap();
        using (writer.Braces($"static uint32_t {names.Of("get")}(const unsigned char *bytes)"))
        {
            writer.Line("uint32_t word = 0;");
            using (writer.Braces("for (int k = 3; k >= 0; --k)"))
            {
                writer.Line("word = (word << 8) | bytes[k];");
            }

            writer.Gap();
            writer.Line("return word;");
        }

        writer.Gap();
        CComment.Write(writer, "CRC-32, a bit at a time: small, and fast enough beside what flash memory takes.");
        using (writer.Braces($"static uint32_t {names.Of("crc")}(const unsigned char *bytes, int count)"))
        {
            writer.Line("uint32_t crc = 0xFFFFFFFFu;");
            using (writer.Braces("for (int k = 0; k < count; ++k)"))
            {
                writer.Line("crc ^= bytes[k];");
                using (writer.Braces("for (int bit = 0; bit < 8; ++bit)"))
                {
                    writer.Line($"crc = (crc >> 1) ^ ((crc & 1u) != 0u ? {Hex(StoredFormat.Polynomial)} : 0u);");
                }
            }

            writer.Gap();
            writer.Line("return crc ^ 0xFFFFFFFFu;");
        }
    }

    private void WriteNumbers(CodeWriter writer, string function, bool isRead)
    {
        string bytes = isRead ? "const unsigned char *" : "unsigned char *";
        string numbers = isRead ? $"{names.Real} *" : $"const {names.Real} *";
        writer.Gap();
        using (writer.Braces(
            $"static {bytes}{names.Of(function)}({bytes}bytes, {numbers}numbers, int count)"))
        {
            using (writer.Braces("for (int p = 0; p < count; ++p)"))
            {
                writer.Lines((IsSingle, isRead) switch
                {
                    (true, false) => [$"{names.Of("put")}(bytes, (uint32_t){names.Of("bits")}(numbers[p]));"],
                    (true, true) => [$"numbers[p] = {names.Of("of_bits")}((int32_t){names.Of("get")}(bytes));"],
                    (false, false) =>
                    [
                        $"uint64_t word = (uint64_t){names.Of("bits")}(numbers[p]);",
                        $"{names.Of("put")}(bytes, (uint32_t)(word & 0xFFFFFFFFu));",
                        $"{names.Of("put")}(bytes + 4, (uint32_t)(word >> 32));",
                    ],
                    (false, true) =>
                    [
                        $"uint64_t word = ((uint64_t){names.Of("get")}(bytes + 4) << 32) | {names.Of("get")}(bytes);",
                        $"numbers[p] = {names.Of("of_bits")}((int64_t)word);",
                    ],
                });
                writer.Line($"bytes += {plan.Network.BytesPerNumber};");
            }

            writer.Gap();
            writer.Line("return bytes;");
        }
    }

    private void WriteStore(CodeWriter writer)
    {
        writer.Gap();
        using (writer.Braces(StoreHead))
        {
            writer.Lines(
            [
                $"unsigned char *next = bytes + {StoredFormat.HeadBytes};",
                $"{names.Of("put")}(bytes, {Hex(StoredFormat.Mark)});",
                $"{names.Of("put")}(bytes + 4, (uint32_t){Stored});",
                $"{names.Of("put")}(bytes + 8, {Topology});",
                .. Numbers.Select(one =>
                    $"next = {names.Of("put_numbers")}(next, {one.Address(names)}, {one.Count(names, plan.Network)});"),
                $"{names.Of("put")}(next, {names.Of("crc")}(bytes, {Stored} - 4));",
            ]);
        }
    }

    private void WriteRestore(CodeWriter writer)
    {
        writer.Gap();
        using (writer.Braces(RestoreHead))
        {
            writer.Line($"const unsigned char *next = bytes + {StoredFormat.HeadBytes};");
            Refuse($"{names.Of("get")}(bytes) != {Hex(StoredFormat.Mark)}", "NOT_STORED");
            Refuse(
                $"({names.Of("get")}(bytes + 4) != (uint32_t){Stored}) || ({names.Of("get")}(bytes + 8) != {Topology})",
                "OTHER_NETWORK");
            Refuse(
                $"{names.Of("get")}(bytes + {Stored} - 4) != {names.Of("crc")}(bytes, {Stored} - 4)", "DAMAGED");
            writer.Gap();
            string[] lines = [.. Numbers.Select(one =>
                $"{names.Of("get_numbers")}(next, {one.Address(names)}, {one.Count(names, plan.Network)});")];
            writer.Lines(lines.Select((line, n) => (n < lines.Length - 1 ? "next = " : "(void)") + line));
            writer.Line($"return {names.Macro("RESTORED")};");
        }

        void Refuse(string condition, string reason)
        {
            using (writer.Braces($"if ({condition})"))
            {
                writer.Line($"return {names.Macro(reason)};");
            }

            writer.Gap();
        }
    }

    private void WriteNewest(CodeWriter writer)
    {
        writer.Gap();
        CComment.Write(writer, "A slot holds the bytes above, the number of the save, and a CRC-32 of both.");
        using (writer.Braces(
            $"static int {names.Of("is_whole")}(const {names.Of("flash")} *flash, int slot, unsigned char *buffer)"))
        {
            writer.Lines(
            [
                $"return (flash->read(flash->context, slot, buffer, {Slot}) == 0)",
                $"    && ({names.Of("get")}(buffer + {Slot} - 4) == {names.Of("crc")}(buffer, {Slot} - 4));",
            ]);
        }

        writer.Gap();
        CComment.Write(writer, "The slot of the latest save that is whole; -1: there is none.");
        using (writer.Braces(
            $"static int {names.Of("newest")}(const {names.Of("flash")} *flash, unsigned char *buffer, uint32_t "
                + "*save)"))
        {
            writer.Line("int newest = -1;");
            writer.Line("*save = 0;");
            using (writer.Braces("for (int slot = 0; slot < 2; ++slot)"))
            using (writer.Braces($"if ({names.Of("is_whole")}(flash, slot, buffer) != 0)"))
            {
                writer.Line($"uint32_t number = {names.Of("get")}(buffer + {Stored});");
                using (writer.Braces("if ((newest < 0) || ((number - *save) < 0x80000000u))"))
                {
                    writer.Line("newest = slot;");
                    writer.Line("*save = number;");
                }
            }

            writer.Gap();
            writer.Line("return newest;");
        }
    }

    private void WriteSave(CodeWriter writer)
    {
        writer.Gap();
        using (writer.Braces(SaveHead))
        {
            writer.Lines(
            [
                "uint32_t save;",
                $"int slot = ({names.Of("newest")}(flash, buffer, &save) == 0) ? 1 : 0;",
                "int problem = flash->erase(flash->context, slot);",
                $"{names.Of("store")}(n, buffer);",
                $"{names.Of("put")}(buffer + {Stored}, save + 1u);",
                $"{names.Of("put")}(buffer + {Slot} - 4, {names.Of("crc")}(buffer, {Slot} - 4));",
            ]);
            using (writer.Braces("if (problem == 0)"))
            {
                writer.Line($"problem = flash->write(flash->context, slot, buffer, {Slot});");
            }

            writer.Gap();
            using (writer.Braces($"if ((problem == 0) && ({names.Of("is_whole")}(flash, slot, buffer) == 0))"))
            {
                writer.Line("problem = -1;");
            }

            writer.Gap();
            writer.Line("return problem;");
        }
    }

    private void WriteLoad(CodeWriter writer)
    {
        writer.Gap();
        using (writer.Braces(LoadHead))
        {
            writer.Lines(
            [
                "uint32_t save;",
                $"int slot = {names.Of("newest")}(flash, buffer, &save);",
            ]);
            using (writer.Braces($"if ((slot < 0) || ({names.Of("is_whole")}(flash, slot, buffer) == 0))"))
            {
                writer.Line($"return {names.Macro("NOT_STORED")};");
            }

            writer.Gap();
            writer.Line($"return {names.Of("restore")}(n, buffer);");
        }
    }

    private string Topology => Hex(StoredFormat.HashOf(plan.Request.Model, plan.Request.Parameters));

    private static string Hex(uint word) => $"0x{word.ToString("X8", CultureInfo.InvariantCulture)}u";
}
