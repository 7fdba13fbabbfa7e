#region usings
using NetGen.Onnx;
#endregion
using Xunit;

namespace NetGen.Docs.Snippets;

/// <summary>The code of docs/deployment.md, and of the README's section about files.</summary>
[Collection(nameof(Workplace))]
public sealed class DeploymentSnippets
{
    [Fact]
    public void A_network_is_saved_and_loaded()
    {
        var xor = new Xor(seed: 1);
        float before = xor.Predict([1, 0])[0];
        #region files
        xor.Save("xor.safetensors"); // written whole or not at all; what was there is replaced
        xor.Load("xor.safetensors"); // checked first: a file that does not fit changes nothing
        #endregion
        Assert.Equal(before, xor.Predict([1, 0])[0]);
    }

    [Fact]
    public void Names_are_given_to_load()
    {
        var xor = new Xor(seed: 1);
        xor.Save("model.safetensors");
        string text = File.ReadAllText("model.safetensors", System.Text.Encoding.Latin1);
        File.WriteAllText(
            "model.safetensors",
            text.Replace("\"0.", "\"fc1.").Replace("\"2.", "\"fc2."),
            System.Text.Encoding.Latin1);
        FixHeaderLength("model.safetensors", 8);
        var network = new Xor(seed: 2);
        #region names
        network.Load("model.safetensors", "fc1", "fc2"); // fc1.weight, fc1.bias, fc2.weight, fc2.bias
        #endregion
        Assert.Equal(xor.Predict([1, 0])[0], network.Predict([1, 0])[0]);
    }

    [Fact]
    public void Names_of_classes_are_kept()
    {
        var xor = new Xor(seed: 1);
        #region classes
        xor.Save("xor.safetensors", ["equal", "different"]); // of a dataset: data.ClassNames
        IReadOnlyList<string> names = ModelFile.ReadClassNames("xor.safetensors");
        #endregion
        Assert.Equal(["equal", "different"], names);
    }

    [Fact]
    public void Onnx_goes_both_ways()
    {
        var xor = new Xor(seed: 1);
        float before = xor.Predict([1, 0])[0];
        #region onnx
        xor.SaveOnnx("xor.onnx"); // for ONNX Runtime and every other tool that reads ONNX
        xor.LoadOnnx("xor.onnx"); // parameters of a file with the same layers and activations
        #endregion
        Assert.Equal(before, xor.Predict([1, 0])[0]);
    }

    /// <summary>The names have grown: the header's length stands in the first eight bytes.</summary>
    private static void FixHeaderLength(string file, int grownBy)
    {
        byte[] bytes = File.ReadAllBytes(file);
        BitConverter.TryWriteBytes(bytes, BitConverter.ToInt64(bytes) + grownBy);
        File.WriteAllBytes(file, bytes);
    }
}
