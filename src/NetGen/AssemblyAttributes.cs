// A project that promises to comply may expose networks only if their types come from an assembly that does.
[assembly: System.CLSCompliant(true)]
