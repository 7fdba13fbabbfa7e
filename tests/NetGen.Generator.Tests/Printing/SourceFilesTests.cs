using NetGen.Compiler.Model;
using NetGen.Compiler.Print.CSharp;
using NetGen.Generator.Tests.Plan;

namespace NetGen.Generator.Tests.Printing;

/// <summary>On several threads the files of a network are written as on one.</summary>
public sealed class SourceFilesTests
{
    [Fact]
    public void Threads_change_neither_the_files_nor_their_order()
    {
        foreach (NetworkModel model in new[] { Models.Of(2, 3, 1), Models.Of(20, 30, 10), Models.Of(64, 64, 10) })
        {
            Assert.Equal(SourceFiles.Write(model), SourceFiles.WriteInParallel(model, CancellationToken.None));
        }
    }

    [Fact]
    public void Writing_can_be_canceled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => SourceFiles.WriteInParallel(Models.Of(2, 3, 1), source.Token));
    }
}
