using NetGen.C99.Tests.Targets;

namespace NetGen.C99.Tests.Stored;

/// <summary>Programs in C that store and restore a network, compiled and run here.</summary>
internal static class StoredProgram
{
    /// <summary>Runs statements in a main function that has a network n and its bytes; what they print.</summary>
    /// <param name="folder">Where the export is.</param>
    /// <param name="name">Of the export.</param>
    /// <param name="functions">What stands before main.</param>
    /// <param name="statements">What main does.</param>
    public static string Run(string folder, string name, string functions, string statements)
    {
        string big = name.ToUpperInvariant();
        File.WriteAllText(Path.Combine(folder, "program.c"), $$"""
            #include "{{name}}.h"
            #include <stdio.h>
            #include <string.h>

            static unsigned char bytes[{{big}}_SLOT_BYTES];
            static {{name}}_network n, other;

            static void read_file(const char *path)
            {
                FILE *file = fopen(path, "rb");
                (void)fread(bytes, 1, {{big}}_STORED_BYTES, file);
                (void)fclose(file);
            }

            static void write_file(const char *path)
            {
                FILE *file = fopen(path, "wb");
                (void)fwrite(bytes, 1, {{big}}_STORED_BYTES, file);
                (void)fclose(file);
            }

            {{functions}}

            int main(void)
            {
                {{name}}_initialize(&n);
                {{name}}_initialize(&other);
                {{statements}}
                (void)read_file;
                (void)write_file;
                return 0;
            }
            """);
        Toolchains.Gcc.Compile(folder, $"{name}.c", $"{name}.o", "-O1");
        Command.Run(folder, "gcc", ["-std=c99", "-O1", "program.c", $"{name}.o", "-o", "program"]);
        return Command.Run(folder, Path.Combine(folder, "program"), []).Trim();
    }
}
