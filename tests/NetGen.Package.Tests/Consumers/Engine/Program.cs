using System.Globalization;

// What an engine or a page does with them.
var robot = new Robot();
var random = new Random(1);
for (int n = 0; n < 50_000; n++)
{
    float sideways = (2 * random.NextSingle()) - 1, ahead = random.NextSingle();
    robot.Imitate(sideways, ahead, MathF.Atan2(sideways, ahead) / MathF.PI * 2);
}

var page = new RobotViewModel(robot);
List<string?> changed = [];
page.PropertyChanged += (_, change) => changed.Add(change.PropertyName);
page.Sideways = 1;
Console.WriteLine(page.Turn.ToString("F1", CultureInfo.InvariantCulture));
Console.WriteLine(string.Join(' ', changed));

using var file = new MemoryStream();
robot.Save(file);
file.Position = 0;
var loaded = new Robot();
loaded.Load(file);
Console.WriteLine(loaded.Turn(0.5f, 0.5f) == robot.Turn(0.5f, 0.5f));
