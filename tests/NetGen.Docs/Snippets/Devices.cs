#region usings
using NetGen.C99;
#endregion
using Xunit;

namespace NetGen.Docs.Snippets;

/// <summary>The code of docs/devices.md and of the README of NetGen.C99.</summary>
[Collection(nameof(Workplace))]
public sealed class DeviceSnippets
{
    [Fact]
    public void A_network_is_written_as_C()
    {
        var xor = new Xor(seed: 1);
        #region save
        xor.SaveC("firmware"); // xor.h and xor.c: xor_predict, with the parameters in flash
        xor.SaveC("firmware", new CExport { Training = true }); // and xor_train_step, which learns on the device
        #endregion
        Assert.True(File.Exists("firmware/xor.h"));
        Assert.Contains("xor_train_step", File.ReadAllText("firmware/xor.c"));
    }
}
