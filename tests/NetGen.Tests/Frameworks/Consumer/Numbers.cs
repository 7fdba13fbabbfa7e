using System;
using System.Globalization;
using System.IO;

namespace TestNetworks
{
    /// <summary>Numbers as the bits of doubles: no framework's way of printing them comes between.</summary>
    internal static class Numbers
    {
        public static T[] Of<T>(string text)
        {
            string[] words = text.Split(' ');
            var values = new T[words.Length];
            for (int n = 0; n < words.Length; n++)
            {
                long bits = long.Parse(words[n], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                double value = BitConverter.Int64BitsToDouble(bits);
                values[n] = typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;
            }

            return values;
        }

        public static string Text<T>(T value)
        {
            double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
            return BitConverter.DoubleToInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>What one network has computed.</summary>
    internal sealed class Transcript
    {
        private readonly string _network;
        private readonly TextWriter _output;

        public Transcript(string network, TextWriter output)
        {
            _network = network;
            _output = output;
        }

        public void Add<T>(string name, params T[] values)
        {
            _output.Write(_network + ";" + name + ";");
            for (int n = 0; n < values.Length; n++)
            {
                _output.Write((n == 0 ? "" : " ") + Numbers.Text(values[n]));
            }

            _output.WriteLine();
        }
    }
}
