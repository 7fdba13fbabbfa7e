using NetGen.Samples.Firmware;

if (args is not [var folder])
{
    Console.Error.WriteLine("Name the folder that the C files are written to.");
    return 2;
}

Directory.CreateDirectory(folder);
// What the devices have to print: build.sh compares.
string[] lines = [XorExport.Write(folder), DigitExport.Write(folder), VibrationExport.Write(folder)];
File.WriteAllLines(Path.Combine(folder, "expected.txt"), lines);
foreach (string line in lines)
{
    Console.WriteLine(line);
}

return 0;
