using NetGen.Compiler.Algebra;
using NetGen.Compiler.Lower;
using NetGen.Compiler.Lower.Scalar;
using NetGen.Compiler.Lower.Vector;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using NetGen.Generator.Tests.Plan;
using static NetGen.Generator.Tests.Programs.Small;
using Cost = NetGen.Compiler.Program.Cost;

namespace NetGen.Generator.Tests.Programs;

/// <summary>What is read off a program, and what it does when it is run.</summary>
public sealed class ProgramTests
{
    private static readonly Local I = Indexes.Counter("i");

    [Fact]
    public void What_is_used_and_not_declared_has_to_be_given()
    {
        Statement[] statements =
        [
            new Declare(A, At(X, 0) * B),
            new For(I, Indexes.Of(0), Indexes.Of(3), 1, [new Accumulate(At(W, I), BinaryOperator.Add, A)]),
        ];
        Assert.Equal(["b", "w", "x"], statements.FreeNames().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_loop_that_goes_on_has_its_counter_from_before() => Assert.Contains(
        "i", new Statement[] { new For(I, null, Indexes.Of(3), 1, [new Store(At(W, I), Number(1))]) }.FreeNames());

    [Fact]
    public void A_row_and_a_section_of_one_name_are_two_places()
    {
        Place row = new("y", Floats.Format, PlaceKind.Row), own = new("own", Floats.Format, PlaceKind.Local);
        Statement[] statements =
        [
            new Reserve([new(own, 0)], 4, Reservation.Plain("own")),
            new Store(At(own, 1), At(W, 0)),
            new Copy(new PlaceAt(own, Indexes.Of(1)), PlaceAt.Whole(row), 1),
        ];
        Assert.Equal([W, row], statements.FreePlaces().OrderBy(place => place.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_written_under_another_name_or_by_a_call_is_written()
    {
        Place row = new("row", Floats.Format, PlaceKind.Local), part = new("part", Floats.Format, PlaceKind.Local);
        var step = new Routine(
            "Step",
            [new PlaceParameter(row, IsWritten: true), new PlaceParameter(X, IsWritten: true),
                new VariableParameter(A)],
            null,
            [new Window(part, PlaceAt.Whole(row)), new Store(At(part, 0), At(X, 0)), new Assign(A, B)]);
        Assert.Equal([part, row], step.Body.WrittenPlaces().OrderBy(place => place.Name, StringComparer.Ordinal));
        Place dw = new("dw", Floats.Format, PlaceKind.Section), m = new("m", Floats.Format, PlaceKind.Section);
        Statement[] call =
        [
            new Invoke(
                step,
                [
                    new PlaceArgument(PlaceAt.Whole(W)),
                    new PlaceArgument(PlaceAt.Whole(dw)),
                    new VariableArgument(At(m, 3)),
                ]),
        ];
        Assert.Equal([m, W], call.WrittenPlaces().OrderBy(place => place.Name, StringComparer.Ordinal));
    }

    /// <summary>Of small networks: wide layers only make their walks longer.</summary>
    [Fact]
    public void Routines_write_only_what_they_may() =>
        Assert.All(Models.Many().Where(model => model.Weights < 500).Select(NetworkPlanner.Plan), plan =>
        {
            IScalarRun scalar = ScalarRun.Of(plan);
            foreach (Operation operation in plan.Operations)
            {
                scalar.Body(operation);
            }

            IEnumerable<Routine> routines = scalar.Routines
                .Concat(plan.Kernel.Vectors.SelectMany(form => KernelProgram.Of(plan, form).All));
            Assert.All(routines, routine =>
            {
                HashSet<string> written = [.. routine.Body.WrittenPlaces().Select(place => place.Name)];
                Assert.DoesNotContain(
                    routine.Parameters.OfType<PlaceParameter>(),
                    parameter => !parameter.IsWritten && written.Contains(parameter.Name));
            });
        });

    [Fact]
    public void Cuts_keep_locals_and_notes()
    {
        Paragraph paragraph = new("u and y",
        [
            .. Enumerable.Range(0, 6).SelectMany(n => new Statement[]
            {
                new Declare(new Local($"u{n}", Floats), At(X, n)),
                new Store(At(W, n), new Local($"u{n}", Floats)),
            }),
        ]);
        int pair = paragraph.Statements.Take(2).Sum(Cost.Of);
        IReadOnlyList<IReadOnlyList<Paragraph>> bodies = Cutting.Cut([paragraph], (2 * pair) + 1);
        Assert.Equal([4, 4, 4], bodies.Select(body => Assert.Single(body).Statements.Count));
        Assert.All(bodies, body => Assert.Equal("u and y", body[0].Note));
        Assert.All(bodies, body => Assert.DoesNotContain(body.FreeNames(), name => name[0] == 'u'));
    }

    [Fact]
    public void What_cannot_be_cut_stays_whole() => Assert.Single(Cutting.Cut(
        [new Paragraph(null, [new Declare(A, At(X, 0)), new Store(At(W, 0), At(X, 1)), new Store(At(W, 1), A)])],
        most: 1));

    [Fact]
    public void Helpers_are_those_that_are_called()
    {
        Local y = new("y", Floats.WithLanes(16));
        Uses uses = Uses.Of([new Routine("F", [], null,
        [
            new Declare(y, new Apply(Function.Exp, At(W, 0, 16))),
            new Declare(A, new Reduce(Reduction.Largest, y)),
            new Declare(B, new Apply(Function.Log, A)),
        ])]);
        Assert.Equal([new LaneFunctionUse(Function.Exp, 16)], uses.Functions);
        Assert.Equal(16, uses.Largest);
        Assert.Empty(uses.Sums);
        Assert.False(uses.Offsets);
    }

    [Fact]
    public void Every_operation_is_rounded() => Assert.Equal(
        [(float)((float)(1f / 3f) + 1f), 3, 0],
        Run([new Store(At(W, 0), (Number(1) / At(W, 1)) + Number(1))], 0, 3, 0));

    [Fact]
    public void Loops_run_up_to_their_bound()
    {
        For three = new(I, Indexes.Of(0), Indexes.Of(3), 1, [new Store(At(W, I), Number(1))]);
        Assert.Equal([1, 1, 1, 0, 0], Run([three], 0, 0, 0, 0, 0));
        For whole = new(I, null, Indexes.Of(5), 2, [new Store(At(W, I), Number(2))]) { HasWholeSteps = true };
        For rest = new(I, null, Indexes.Of(5), 1, [new Store(At(W, I), Number(3))]);
        Assert.Equal([2, 0, 2, 0, 3], Run([new Declare(I, Indexes.Of(0)), whole, rest], 0, 0, 0, 0, 0));
    }

    [Fact]
    public void A_window_is_a_part_of_another_place()
    {
        Place row = new("row", Floats.Format, PlaceKind.Local);
        Assert.Equal(
            [0, 0, 7, 0],
            Run([new Window(row, new PlaceAt(W, Indexes.Of(1))), new Store(At(row, 1), Number(7))], 0, 0, 0, 0));
    }

    [Fact]
    public void Memory_is_not_zero_unless_it_is_cleared()
    {
        Place own = new("own", Floats.Format, PlaceKind.Local);
        Statement[] Read(Reservation form) => [new Reserve([new(own, 0)], 4, form), new Store(At(W, 0), At(own, 2))];
        Assert.True(double.IsNaN(Run(Read(Reservation.Plain("own")), 0)[0]));
        Assert.Equal([0], Run(Read(Reservation.Fixed("Rows", isCleared: true)), 1));
    }

    [Fact]
    public void Lanes_are_added_up_folded_and_shuffled()
    {
        Local y = new("y", Floats.WithLanes(4));
        Statement[] With(Value value) => [new Declare(y, At(W, 0, 4)), new Store(At(W, 0), value)];
        Assert.Equal(10, Run(With(new Reduce(Reduction.Sum, y)), 1, 2, 3, 4)[0]);
        Assert.Equal(4, Run(With(new Reduce(Reduction.Largest, y)), 1, 2, 4, 3)[0]);
        Assert.Equal(6, Run(With(new Lane(new Fold(y, 2), 1)), 1, 2, 3, 4)[0]);
        Assert.Equal(0, Run(With(new Lane(new Shuffle(y, [2, -1, 0, 0]), 1)), 1, 2, 3, 4)[0]);
        Value quarters = new SumOfEach([y, y, y, new Number(3, y.Type)]) / new Number(4, y.Type);
        Assert.Equal(3, Run(With(new Lane(quarters, 3)), 1, 2, 3, 4)[0]);
    }

    [Theory]
    [InlineData(32, int.MaxValue, 1, int.MinValue)]
    [InlineData(64, long.MaxValue, 1, long.MinValue)]
    [InlineData(64, (1L << 60) + 1, 1, (1L << 60) + 2)]
    public void Whole_numbers_wrap_around(int bits, long left, long right, long sum)
    {
        (NumberFormat format, _) = Formats(bits);
        Assert.Equal(sum, Whole(format, Of(format, left) + Of(format, right)));
        Assert.Equal(left, Whole(format, Of(format, sum) - Of(format, right)));
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Shifts_bring_in_zeros_or_signs(int bits)
    {
        (NumberFormat format, _) = Formats(bits);
        Number negative = Of(format, -8), one = Of(NumberFormat.Int32, 1);
        Assert.Equal(-16, Whole(format, negative << one));
        Assert.Equal(-4, Whole(format, negative >> one));
        long half = bits == 32 ? int.MaxValue - 3 : long.MaxValue - 3;
        Assert.Equal(half, Whole(format, new Binary(BinaryOperator.ShiftRightLogical, negative, one)));
        Assert.Equal(8, Whole(format, negative & Of(format, 12)));
        Assert.Equal(-4, Whole(format, negative | Of(format, 12)));
    }

    [Theory]
    [InlineData(32, 0x3F800000)]
    [InlineData(64, 0x3FF0000000000000)]
    public void A_number_and_its_bits(int bits, long ofOne)
    {
        (NumberFormat format, NumberFormat real) = Formats(bits);
        Number one = new(1, new NumberType(real));
        Assert.Equal(ofOne, Whole(format, new Reinterpret(one, format)));
        Assert.Equal(ofOne, Whole(format, new Reinterpret(new Reinterpret(Of(format, ofOne), real), format)));
        long ofMinusZero = bits == 32 ? int.MinValue : long.MinValue;
        Assert.Equal(ofMinusZero, Whole(format, new Reinterpret(-new Number(0, one.Type), format)));
        Assert.Equal(-3, Whole(NumberFormat.Int32, new ToNumber(Of(format, -3), NumberFormat.Int32)));
        Assert.Equal(-3, Value(new ToNumber(Of(format, -3), real)));
    }

    [Fact]
    public void Conditions_hold_or_do_not()
    {
        Value less = Number(1) < Number(2), nan = Number(double.NaN) < Number(2);
        Assert.Equal(1, Value(new Choose(less & !nan, Number(1), Number(2))));
        Assert.Equal(2, Value(new Choose(less & nan, Number(1), Number(2))));
        Assert.Equal(1, Value(new Choose(nan | less, Number(1), Number(2))));
        Assert.Equal(1, Value(new Choose(new Compare(Relation.Equal, Number(0), -Number(0)), Number(1), Number(2))));
        Assert.Equal(-3, Value(new Binary(BinaryOperator.CopySign, Number(3), Number(-0.0))));
    }

    [Fact]
    public void The_lower_and_the_higher_of_two_numbers()
    {
        Value nan = Number(double.NaN), minus = Number(-0.0), zero = Number(0);
        Assert.True(double.IsNaN(Value(new Binary(BinaryOperator.Minimum, Number(1), nan))));
        Assert.True(double.IsNaN(Value(new Binary(BinaryOperator.Maximum, nan, Number(1)))));
        Assert.True(double.IsNegative(Value(new Binary(BinaryOperator.Minimum, zero, minus))));
        Assert.False(double.IsNegative(Value(new Binary(BinaryOperator.Maximum, minus, zero))));
    }

    [Fact]
    public void A_routine_of_values_may_return_before_its_end()
    {
        var sign = new Routine("Sign", [new ValueParameter(A)], Floats,
        [
            new If(A < Number(0), [new Return(Number(-1))]),
            new Return(Number(1)),
        ]);
        Assert.Equal(-1, Value(new ResultOf(sign, [Number(-7)])));
        Assert.Equal(1, Value(new ResultOf(sign, [Number(7)])));
    }

    [Fact]
    public void A_function_is_one_value_to_the_observer()
    {
        var heard = new List<string>();
        new Interpreter { Observer = (_, target, value) => heard.Add($"{((Local)target).Name} = {value[0]}") }.Run(
            [new Declare(A, new Apply(Function.Exp, Number(0)))],
            new Dictionary<string, Memory>(),
            new Dictionary<string, double>());
        Assert.Equal(["a = 1"], heard);
    }

    [Fact]
    public void The_observer_hears_every_value()
    {
        var heard = new List<string>();
        var interpreter = new Interpreter
        {
            Observer = (_, target, value) => heard.Add($"{(target as Local)?.Name ?? "w"} = {value[0]}"),
        };
        interpreter.Run(
            [new Declare(A, Number(2)), new Accumulate(A, BinaryOperator.Multiply, Number(3)), new Store(At(W, 0), A)],
            new Dictionary<string, Memory> { ["w"] = new([0]) },
            new Dictionary<string, double>());
        Assert.Equal(["a = 2", "a = 6", "w = 6"], heard);
    }

    [Fact]
    public void Before_a_statement_its_operands_can_be_asked_for()
    {
        var heard = new List<string>();
        var interpreter = new Interpreter
        {
            Before = (statement, numbers) => heard.Add(statement is Accumulate(var target, _, var value)
                ? $"{numbers(target)[0]} and {numbers(value)[0]}"
                : statement.GetType().Name),
            Observer = (_, _, value) => heard.Add($"{value[0]}"),
        };
        interpreter.Run(
            [
                new Paragraph("why",
                [
                    new Declare(A, new Apply(Function.Exp, Number(0))),
                    new Accumulate(At(W, 0), BinaryOperator.Add, A * Number(3)),
                ]),
            ],
            new Dictionary<string, Memory> { ["w"] = new([2]) },
            new Dictionary<string, double>());
        Assert.Equal(["Paragraph", "Declare", "1", "2 and 3", "5"], heard);
    }

    [Fact]
    public void What_a_step_finds_once_is_a_program_that_goes_on()
    {
        NetworkPlan plan = NetworkPlanner.Plan(Models.Of(2, 3, 1) with
        {
            Optimizer = new OptimizerModel { Formula = Optimizer.Adam, Beta1 = 0.5, Beta2 = 0.75 },
        });
        IReadOnlyList<Statement> statements = PerStep.Statements(plan);
        var kept = new Dictionary<string, Memory> { ["correction1"] = new([0]), ["correction2"] = new([0]) };
        var left = new Dictionary<string, double>();
        var interpreter = new Interpreter
        {
            Observer = (_, target, value) => left[target is Local local ? local.Name : "kept"] = value[0],
        };
        for (int step = 0; step < 2; step++)
        {
            interpreter.Run(statements, kept, new Dictionary<string, double> { ["learningRate"] = 3 });
        }

        Assert.Equal(0.75, kept["correction1"].Numbers[0]); // 1 − ½²
        Assert.Equal(0.4375, kept["correction2"].Numbers[0]); // 1 − ¾²
        Assert.Equal(4, left["stepSize"]);
        Assert.Equal(["correction1", "correction2", "learningRate"], statements.FreeNames().Order(StringComparer.Ordinal));
    }

    /// <summary>Whole numbers of so many bits, and the numbers that have as many.</summary>
    private static (NumberFormat Whole, NumberFormat Real) Formats(int bits) => bits == 32
        ? (NumberFormat.Int32, NumberFormat.Single)
        : (NumberFormat.Int64, NumberFormat.Double);

    private static Number Of(NumberFormat format, long whole) => new(format.FromBits(whole), new NumberType(format));

    private static long Whole(NumberFormat format, Value value) => format.ToBits(Value(value));

    private static double Value(Value value) => new Interpreter().Run(
        [new Return(value)], new Dictionary<string, Memory>(), new Dictionary<string, double>());
}
