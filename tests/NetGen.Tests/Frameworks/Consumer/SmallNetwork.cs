using System;
using System.IO;
using NetGen;

namespace TestNetworks
{
    /// <summary>Exclusive or, sample by sample, without gradients.</summary>
    internal static class SmallNetwork
    {
        public static void Run(Transcript transcript)
        {
            var network = new Small(1);
            float[][] inputs = { new[] { 0f, 0f }, new[] { 0f, 1f }, new[] { 1f, 0f }, new[] { 1f, 1f } };
            float[][] targets = { new[] { 0f }, new[] { 1f }, new[] { 1f }, new[] { 0f } };
            float error = 0;
            for (int step = 0; step < 8000; step++)
            {
                error = network.TrainStep(inputs[step % 4], targets[step % 4], 0.5f);
            }

            var outputs = new float[4];
            network.PredictBatch(new[] { 0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f }, outputs);
            transcript.Add("E", error);
            transcript.Add("y", outputs);

            Curve(network, transcript);

            // A new array, and a network that learns apart from the first.
            Small clone = network.Clone();
            float before = network.Predict(inputs[1])[0];
            clone.TrainStep(inputs[1], targets[0], 0.5f);
            bool isApart = before == network.Predict(inputs[1])[0] && before != clone.Predict(inputs[1])[0];
            clone.CopyFrom(network);
            transcript.Add("copies", isApart && before == clone.Predict(inputs[1])[0] && before == outputs[1] ? 1f : 0f);

            string refusal = "";
            try
            {
                network.Predict(new float[3], outputs);
            }
            catch (ArgumentException wrong)
            {
                refusal = wrong.Message;
            }

            bool isTold = refusal.StartsWith("x has 3 values; 2 are expected.", StringComparison.Ordinal);
            transcript.Add("refused", isTold ? 1f : 0f);
        }

        /// <summary>E over a weight of the output layer, and its drawing.</summary>
        private static void Curve(Small network, Transcript transcript)
        {
            var inputs = new[] { 0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f };
            var targets = new[] { 0f, 1f, 1f, 0f };
#if HAS_SPAN
            var data = new Dataset<float>(inputs, targets, 2, 1);
            LossCurve curve = LossCurve.Along(network, data, 1, 0, 0, 1, 3);
            LossSurface surface = LossSurface.Over(network, data, new WeightIndex(1, 0, 0), new WeightIndex(0, 2, 0), 1, 3);
#else
            LossCurve curve = LossCurve.Along(network, inputs, targets, 1, 0, 0, 1, 3);
            LossSurface surface = LossSurface.Over(network, inputs, targets, new WeightIndex(1, 0, 0), new WeightIndex(0, 2, 0), 1, 3);
#endif
            transcript.Add("curve", curve.Errors[0], curve.Errors[1], curve.Errors[2]);
            transcript.Add("surface", surface[0, 1], surface[1, 1], surface[2, 1]);
            bool isDrawn = curve.ToSvg().EndsWith("</svg>\n", StringComparison.Ordinal)
                && surface.ToSvg().EndsWith("</svg>\n", StringComparison.Ordinal);
            transcript.Add("drawn", isDrawn ? 1f : 0f);
        }

        /// <summary>1 where it is written, 0 where it is refused because it is a link.</summary>
        public static void Save(string path, Transcript transcript)
        {
            string isLink = "'" + path + "' cannot be written: it is a symbolic link, which this framework cannot "
                + "follow. Name the file that it leads to.";
            bool isSaved = true;
            try
            {
                new Small(1).Save(path);
            }
            catch (IOException refused) when (refused.Message == isLink)
            {
                isSaved = false;
            }

            transcript.Add("save " + Path.GetFileName(path), isSaved ? 1f : 0f);
        }
    }
}
