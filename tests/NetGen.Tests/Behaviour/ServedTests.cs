namespace NetGen.Tests.Behaviour;

/// <summary>The holder of a network that many threads ask.</summary>
public partial class ServedTests
{
    private static readonly float[] X = [0.3f, -0.8f];

    [Fact]
    public void A_reload_serves_a_fresh_instance_and_leaves_the_old_one_to_those_who_have_it()
    {
        int seed = 0;
        var served = new Served<Small>(() => new Small(++seed));
        Small old = served.Current;
        float[] before = old.Predict(X);
        Small reloaded = served.Reload();
        Assert.Same(reloaded, served.Current);
        Assert.NotSame(old, served.Current);
        Assert.Equal(before, old.Predict(X));
        Assert.Equal(new Small(2).Predict(X), served.Current.Predict(X));
    }

    [Fact]
    public void A_reload_that_fails_changes_nothing()
    {
        bool fails = false;
        var served = new Served<Small>(() => fails ? throw new IOException("gone") : new Small(1));
        Small old = served.Current;
        fails = true;
        Assert.Equal("gone", Assert.Throws<IOException>(() => served.Reload()).Message);
        Assert.Same(old, served.Current);
        fails = false;
        Assert.NotSame(old, served.Reload());
    }

    [Fact]
    public void Replace_returns_what_was_served()
    {
        Small first = new(1), second = new(2);
        var served = new Served<Small>(first);
        Assert.Same(first, served.Replace(second));
        Assert.Same(second, served.Current);
    }

    [Fact]
    public void Misuse_is_told()
    {
        var small = new Small(1);
        Assert.Throws<ArgumentNullException>(() => new Served<Small>((Small)null!));
        Assert.Throws<ArgumentNullException>(() => new Served<Small>((Func<Small>)null!));
        Assert.Throws<ArgumentNullException>(() => new Served<Small>(small).Replace(null!));
        Assert.Contains("null", Assert.Throws<InvalidOperationException>(() => new Served<Small>(() => null!)).Message);
        Assert.Contains("Replace", Assert.Throws<InvalidOperationException>(() => new Served<Small>(small).Reload()).Message);
        var same = new Served<Small>(() => small);
        Assert.Contains("new instance", Assert.Throws<InvalidOperationException>(() => same.Reload()).Message);
        Assert.Same(small, same.Current);
    }

    [Fact]
    public async Task Readers_see_one_network_or_the_other_and_never_wait_for_a_reload()
    {
        using var entered = new SemaphoreSlim(0);
        using var leave = new SemaphoreSlim(0);
        int calls = 0;
        var served = new Served<Small>(() =>
        {
            if (calls++ > 0)
            {
                entered.Release();
                leave.Wait();
            }

            return new Small(calls);
        });
        Task<Small> reload = Task.Run(served.Reload);
        await entered.WaitAsync();

        // The reload is under way, and holds nobody up.
        Assert.Equal(new Small(1).Predict(X), served.Current.Predict(X));
        leave.Release();
        Assert.Same(await reload, served.Current);
    }

    [Fact]
    public async Task A_reload_that_is_under_way_does_not_undo_a_replacement()
    {
        using var entered = new SemaphoreSlim(0);
        using var leave = new SemaphoreSlim(0);
        int calls = 0;
        var served = new Served<Small>(() =>
        {
            if (calls++ > 0)
            {
                entered.Release();
                leave.Wait();
            }

            return new Small(calls);
        });
        Task<Small> reload = Task.Run(served.Reload);
        await entered.WaitAsync();
        var newest = new Small(9);
        Small? replaced = null;
        var replacing = new Thread(() => replaced = served.Replace(newest));
        replacing.Start();
        Assert.False(replacing.Join(100));
        leave.Release();
        replacing.Join();
        Assert.Same(await reload, replaced);
        Assert.Same(newest, served.Current);
    }

    [Network(Inputs = 2, Hidden = 3, Outputs = 1)]
    private sealed partial class Small;
}
