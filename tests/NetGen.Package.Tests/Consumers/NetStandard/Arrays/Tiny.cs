using NetGen;

namespace Arrays
{
    /// <summary>Takes arrays: this framework has no spans.</summary>
    [Network(Inputs = 2, Hidden = 2, Outputs = 1)]
    public partial class Tiny
    {
        /// <summary>One step towards OR.</summary>
        public float Learn() => TrainBatch(
            new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, new float[] { 0, 1, 1, 1 }, 0.5f);
    }
}
