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
        using var held = new HeldReload();
        Task<Small> reload = await held.Begin();

        // The reload is under way, and holds nobody up.
        Assert.Equal(new Small(1).Predict(X), held.Served.Current.Predict(X));
        held.GoOn();
        Assert.Same(await reload, held.Served.Current);
    }

    [Fact]
    public async Task A_reload_that_is_under_way_does_not_undo_a_replacement()
    {
        using var held = new HeldReload();
        Task<Small> reload = await held.Begin();
        var newest = new Small(9);
        Small? replaced = null;
        var replacing = new Thread(() => replaced = held.Served.Replace(newest));
        replacing.Start();
        Assert.False(replacing.Join(100));
        held.GoOn();
        replacing.Join();
        Assert.Same(await reload, replaced);
        Assert.Same(newest, held.Served.Current);
    }

    /// <summary>Serves a network of seed 1; each reload waits in the middle until it is told to go on.</summary>
    private sealed class HeldReload : IDisposable
    {
        private readonly SemaphoreSlim _entered = new(0), _leave = new(0);
        private int _calls;

        public HeldReload() => Served = new(Load);

        public Served<Small> Served { get; }

        /// <summary>Begins a reload, and returns it once it is under way.</summary>
        public async Task<Task<Small>> Begin()
        {
            Task<Small> reload = Task.Run(Served.Reload);
            await _entered.WaitAsync();
            return reload;
        }

        public void GoOn() => _leave.Release();

        public void Dispose()
        {
            _entered.Dispose();
            _leave.Dispose();
        }

        private Small Load()
        {
            if (_calls++ > 0)
            {
                _entered.Release();
                _leave.Wait();
            }

            return new Small(_calls);
        }
    }

    [Network(Inputs = 2, Hidden = 3, Outputs = 1)]
    private sealed partial class Small;
}
