using System;
using System.IO;
using NetGen;
using NetGen.TestSupport;

namespace TestNetworks
{
    /// <summary>
    /// A line in: a network, its precision, η, and what it is given; or "save" and a path. Lines out: the network, a
    /// name, and numbers.
    /// </summary>
    public static class Program
    {
        public static int Main()
        {
            Run(Console.In, Console.Out);
            return 0;
        }

        public static void Run(TextReader input, TextWriter output)
        {
            SmallNetwork.Run(new Transcript("Small", output));
            SharedNetworks.Run(output);
            for (string? line = input.ReadLine(); line != null; line = input.ReadLine())
            {
                string[] words = line.Split(';');
                if (words[0] == "save")
                {
                    SmallNetwork.Save(words[1], new Transcript("Small", output));
                    continue;
                }

                var transcript = new Transcript(words[0], output);
                Type type = Type.GetType("TestNetworks." + words[0], throwOnError: true)!;
                if (words[1] == "Double")
                {
                    Session<double>(type, words, transcript);
                }
                else
                {
                    Session<float>(type, words, transcript);
                }
            }
        }

        private static void Session<T>(Type type, string[] words, Transcript transcript)
            where T : unmanaged
        {
            new Session<T>(
                seed => (ITestNetwork<T>)Activator.CreateInstance(type, seed)!,
                Numbers.Of<T>(words[2])[0],
                Numbers.Of<T>(words[3]),
                Numbers.Of<T>(words[4]),
                Numbers.Of<T>(words[5]),
                Numbers.Of<T>(words[6]),
                Numbers.Of<T>(words[7]),
                transcript).Run();
        }
    }
}
