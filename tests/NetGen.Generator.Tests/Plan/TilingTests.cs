using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;

namespace NetGen.Generator.Tests.Plan;

public sealed class TilingTests
{
    [Fact]
    public void Lanes_are_a_registers_bits_over_a_numbers()
    {
        Assert.Equal((16, 8, 4), (Lanes(512), Lanes(256), Lanes(128)));
        Assert.Equal((8, 4, 2), (Lanes(512, Precision.Double), Lanes(256, Precision.Double), Lanes(128, Precision.Double)));
        Assert.Equal((16, 8), (Tiling.WidestLanes(Precision.Single), Tiling.WidestLanes(Precision.Double)));
        Assert.Equal((4, 2), (Tiling.GroupLanes(Precision.Single), Tiling.GroupLanes(Precision.Double)));
        Assert.Equal((256, 256), (Tiling.BitsOf(8, Precision.Single), Tiling.BitsOf(4, Precision.Double)));

        static int Lanes(int bits, Precision precision = Precision.Single) => Tiling.LanesOf(bits, precision);
    }

    [Theory]
    [InlineData(1, 4, 2)]
    [InlineData(2, 4, 2)]
    [InlineData(3, 4, 4)]
    [InlineData(4, 4, 4)]
    [InlineData(5, 8, 8)]
    [InlineData(8, 8, 8)]
    [InlineData(9, 16, 10)]
    [InlineData(16, 16, 16)]
    [InlineData(17, 20, 18)]
    [InlineData(21, 24, 24)]
    [InlineData(25, 32, 26)]
    [InlineData(32, 32, 32)]
    [InlineData(100, 100, 100)]
    public void A_rest_is_padded_to_the_narrowest_register_that_holds_it(int count, int single, int @double)
    {
        Assert.Equal(single, Tiling.Pad(count, Precision.Single));
        Assert.Equal(@double, Tiling.Pad(count, Precision.Double));
    }

    [Theory]
    [InlineData(1, 4, 16)]
    [InlineData(4, 4, 16)]
    [InlineData(5, 8, 16)]
    [InlineData(16, 16, 16)]
    [InlineData(17, 20, 32)]
    public void Groups_and_widest_registers_are_filled_up(int count, int groups, int widest)
    {
        Assert.Equal(groups, Tiling.PadToGroups(count, Precision.Single));
        Assert.Equal(widest, Tiling.PadToWidest(count, Precision.Single));
        Assert.Equal(0, Tiling.PadToWidest(count, Precision.Double) % 8);
        Assert.InRange(Tiling.PadToWidest(count, Precision.Double), count, count + 7);
    }

    [Theory]
    [InlineData(20, 512, "0:16 16:4")]
    [InlineData(20, 256, "0:8 8:8 16:4")]
    [InlineData(20, 128, "0:4 4:4 8:4 12:4 16:4")]
    [InlineData(16, 512, "0:16")]
    [InlineData(28, 512, "0:16 16:8 24:4")]
    [InlineData(4, 512, "0:4")]
    public void A_row_is_covered_by_registers_the_widest_first(int padded, int bits, string expected) => Assert.Equal(
        expected,
        string.Join(" ", Tiling.Cover(padded, bits, Precision.Single).Select(tile => $"{tile.Start}:{tile.Lanes}")));

    [Theory]
    [InlineData((int)Precision.Single)]
    [InlineData((int)Precision.Double)]
    public void Every_neuron_lies_in_one_tile(int precision)
    {
        foreach (int bits in new[] { 128, 256, 512 })
        {
            for (int count = 1; count <= 70; count++)
            {
                int padded = Tiling.Pad(count, (Precision)precision);
                IReadOnlyList<Tile> tiles = Tiling.Cover(padded, bits, (Precision)precision);
                Assert.Equal(count, tiles.Sum(tile => tile.Used(count)));
                Assert.Equal(0, tiles[0].Start);
                Assert.Equal(padded, tiles[^1].End);
                for (int n = 1; n < tiles.Count; n++) Assert.Equal(tiles[n - 1].End, tiles[n].Start);
                Assert.All(tiles, tile => Assert.True(tile.Lanes <= Tiling.LanesOf(bits, (Precision)precision)));
            }
        }
    }

    [Fact]
    public void What_a_tile_holds_beyond_the_neurons_is_padding()
    {
        var tile = new Tile(16, 4);
        Assert.Equal(20, tile.End);
        Assert.Equal([0, 0, 1, 4, 4], new[] { 3, 16, 17, 20, 99 }.Select(tile.Used));
    }

    /// <summary>The registers of a row, as its products are made, and the lanes that are reduced.</summary>
    [Theory]
    [InlineData(64, 512, "0+16 16+16 32+16 48+16", 8)]
    [InlineData(48, 512, "0+16 16+16 32+16", 8)]
    [InlineData(32, 512, "0+8 8+8 16+8 24+8", 8)]
    [InlineData(40, 512, "0+8 8+8 16+8 24+8 32+8", 8)]
    [InlineData(24, 512, "0+8 8+8 16+8", 8)]
    [InlineData(20, 512, "0+8 8+8 16+4", 4)]
    [InlineData(16, 512, "0+8 8+8", 8)]
    [InlineData(20, 256, "0+8 8+8 16+4", 4)]
    [InlineData(16, 256, "0+8 8+8", 8)]
    [InlineData(12, 256, "0+4 4+4 8+4", 4)]
    [InlineData(8, 256, "0+8", 8)]
    [InlineData(8, 128, "0+4 4+4", 4)]
    [InlineData(4, 128, "0+4", 4)]
    public void Few_registers_are_halved_rather_than_their_products_folded(int padded, int bits, string expected, int lanes) =>
        CheckHalved(padded, bits, Precision.Single, expected, lanes);

    [Theory]
    [InlineData(16, 512, "0+4 4+4 8+4 12+4", 4)]
    [InlineData(8, 512, "0+4 4+4", 4)]
    [InlineData(6, 512, "0+2 2+2 4+2", 2)]
    [InlineData(8, 256, "0+4 4+4", 4)]
    public void And_so_with_half_as_many_lanes(int padded, int bits, string expected, int lanes) =>
        CheckHalved(padded, bits, Precision.Double, expected, lanes);

    private static void CheckHalved(int padded, int bits, Precision precision, string expected, int lanes)
    {
        IReadOnlyList<Tile> tiles = Tiling.Cover(padded, bits, precision);
        IReadOnlyList<Tile> halved = Folding.Halved(tiles, precision);
        Assert.Equal(expected, string.Join(" ", halved.Select(tile => $"{tile.Start}+{tile.Lanes}")));
        Assert.Equal(lanes, Folding.Lanes(halved, precision));
        Assert.Equal(lanes, Folding.Lanes(tiles, precision));
    }

    [Theory]
    [InlineData(512, 32)]
    [InlineData(256, 16)]
    [InlineData(128, 16)]
    public void A_block_of_sums_leaves_registers_for_what_is_multiplied(int bits, int registers)
    {
        for (int tiles = 1; tiles <= Blocking.Tiles(bits); tiles++)
        {
            int rows = Blocking.Rows(bits, tiles);
            Assert.True(rows * tiles <= registers / 2, $"{rows} × {tiles}");
            Assert.True(rows * tiles >= 8, $"{rows} × {tiles} sums do not hide the multiply-add's latency");
            Assert.Equal(0, Budgets.RowsOfBlock % rows);
        }

        Assert.Equal(registers / 2, Blocking.Rows(bits, Blocking.Tiles(bits)) * Blocking.Tiles(bits));
        Assert.Equal((registers / 8, 5), Blocking.Dots(bits, 5));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(7, 1, 2)]
    [InlineData(7, 2, 1)]
    [InlineData(8, 1, 4)]
    [InlineData(15, 2, 2)]
    [InlineData(15, 4, 1)]
    [InlineData(15, 8, 1)]
    [InlineData(16, 1, 4)]
    [InlineData(16, 2, 4)]
    [InlineData(16, 4, 2)]
    [InlineData(16, 8, 1)]
    [InlineData(16, 16, 1)]
    [InlineData(31, 1, 4)]
    [InlineData(32, 1, 8)]
    [InlineData(32, 2, 4)]
    [InlineData(784, 1, 8)]
    public void Sums_are_cut_into_as_many_as_hide_the_latency(int terms, int tiles, int chains) =>
        Assert.Equal(chains, Blocking.Chains(terms, tiles));

    [Fact]
    public void Few_sums_over_rows_are_cut_too() =>
        Assert.Equal([4, 4, 2, 2, 1], new[] { 1, 2, 3, 4, 5 }.Select(Blocking.RowChains));
}
