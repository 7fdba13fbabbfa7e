using NetGen.Compiler.Plan.Algebra;
using NetGen.Compiler.Print;
using NetGen.Compiler.Program;
using Half = NetGen.Compiler.Program.Half;
using static NetGen.Generator.Tests.Programs.Small;

namespace NetGen.Generator.Tests.Programs;

/// <summary>Each statement in its dialects.</summary>
public sealed class PrintTests
{
    [Fact]
    public void A_declaration_may_be_kept_too() => Assert.Equal(
        "float a = w[3] = w[1] * 2f;",
        Scalar([new Declare(A, At(W, 1) * Number(2), At(W, 3))]));

    [Theory]
    [InlineData(0.1f, "0.1", "0.10000000149011612")]
    [InlineData(16777216, "16777216", "16777216")]
    [InlineData(1e-6f, "1e-06", "9.999999974752427e-07")]
    [InlineData(1.17549435e-38f, "1.1754944e-38", "1.1754943508222875e-38")]
    public void Digits_are_as_few_as_read_back(double number, string ofFloat, string ofDouble)
    {
        Assert.Equal(ofFloat, Digits.Shortest(number, NumberFormat.Single));
        Assert.Equal(ofDouble, Digits.Shortest(number, NumberFormat.Double));
    }

    [Fact]
    public void A_sum_begins_at_0_without_a_suffix() =>
        Assert.Equal(
            "float a = 0;\na += w[0];",
            Scalar([new Declare(A, Number(0)), new Accumulate(A, BinaryOperator.Add, At(W, 0))]));

    [Fact]
    public void A_row_of_arrays_begins_somewhere()
    {
        Assert.Equal("w[0] = x[2];", Scalar([new Store(At(W, 0), At(X, 2))]));
        Assert.Equal("w[0] = x[xAt + 2];", Scalar([new Store(At(W, 0), At(X, 2))], hasSpan: false));
        Assert.Equal("w[0] = x[xAt];", Scalar([new Store(At(W, 0), At(X, 0))], hasSpan: false));
    }

    [Fact]
    public void References_leave_0_out()
    {
        Assert.Equal("w = Unsafe.Add(ref x, 2);", Vector([new Store(At(W, 0), At(X, 2))]));
        Assert.Equal(
            "Vector256.StoreUnsafe(Vector256.LoadUnsafe(ref x), ref w, 8);",
            Vector([new Store(At(W, 8, 8), At(X, 0, 8))]));
    }

    [Fact]
    public void Loops_count_in_the_dialects_type()
    {
        Local i = Indexes.Counter("i");
        For loop = new(i, Indexes.Of(0), Indexes.Of(6), 2,
            [new Store(At(W, Indexes.Plus(Indexes.Times(i, 3), 1)), At(X, i))]);
        Assert.Equal("for (int i = 0; i < 6; i += 2)\n{\n    w[i * 3 + 1] = x[i];\n}", Scalar([loop]));
        Assert.Equal(
            "for (nuint i = 0; i < 6; i += 2)\n{\n    Unsafe.Add(ref w, i * 3 + 1) = Unsafe.Add(ref x, i);\n}",
            Vector([loop]));
        Assert.Equal(
            "for (; i + 4 <= 6; i += 4)\n{\n    w = x;\n}",
            Vector([new For(i, null, Indexes.Of(6), 4, [new Store(At(W, 0), At(X, 0))]) { HasWholeSteps = true }]));
    }

    [Fact]
    public void A_note_stands_above_its_statements() => Assert.Equal(
        "float a = 1f;\n\n// why\na = 2f;",
        Scalar([new Declare(A, Number(1)), new Paragraph("why", [new Assign(A, Number(2))])]));

    [Fact]
    public void Lanes_are_vectors()
    {
        Local y = new("y", Floats.WithLanes(8));
        Assert.Equal(
            "var y = Vector256.MultiplyAddEstimate("
            + "Vector256.Create(x), Vector256.LoadUnsafe(ref w), Vector256<float>.Zero);\n"
            + "y &= Vector256.AsSingle(Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0));\n"
            + "w = Vector128.Sum(Vector256.GetLower(y) + Vector256.GetUpper(y));",
            Vector(
            [
                new Declare(y, new MultiplyAdd(new Broadcast(At(X, 0), 8), At(W, 0, 8), new Number(0, y.Type))),
                new Accumulate(
                    y,
                    BinaryOperator.And,
                    new LaneMask([true, true, true, false, false, false, false, false], Floats.Format)),
                new Store(At(W, 0), new Reduce(Reduction.Sum, new Half(y, false) + new Half(y, true))),
            ]));
    }

    [Fact]
    public void A_routine_is_called_with_what_it_takes()
    {
        var step = new Routine("Step", [new VariableParameter(A), new ValueParameter(B)], null, [new Assign(A, B)]);
        Assert.Equal(
            "Step(ref w[4], 0.5f);",
            Scalar([new Invoke(step, [new VariableArgument(At(W, 4)), new ValueArgument(Number(0.5))])]));
    }

    [Fact]
    public void Functions_that_have_no_code_are_refused() => Assert.Throws<ArgumentException>(
        () => Scalar([new Declare(A, new Apply(Function.Sigmoid, B))]));

    [Fact]
    public void Whole_numbers_that_may_wrap_are_not_checked()
    {
        Value bits = new Reinterpret(B, NumberFormat.Int32), one = new Number(1, bits.Type);
        Value lifted = new Reinterpret(bits + (one << one), NumberFormat.Single);
        Assert.Equal("return FromBits(unchecked(Bits(b) + (1 << 1)));", Library([new Return(lifted)]));
        Assert.Equal("return (Bits(b) & 1) >> 1;", Library([new Return((bits & one) >> one)]));
    }

    [Fact]
    public void Conditions_are_joined() => Assert.Equal(
        "if (!(b < 1f && b > 2f))\n{\n    return 0f;\n}",
        Library([new If(!((B < Number(1)) & (B > Number(2))), [new Return(Number(0))])]));

    [Fact]
    public void Choices_that_fill_no_line_have_one_each()
    {
        Value sum = Enumerable.Repeat<Value>(A, 20).Aggregate((left, right) => left + right);
        string text = string.Join(" + ", Enumerable.Repeat("a", 20));
        Assert.Equal(
            $"return a < 1f ? {text}\n    : a < 2f ? b\n    : {text};",
            Library([new Return(new Choose(A < Number(1), sum, new Choose(A < Number(2), B, sum)))]));
    }
}
