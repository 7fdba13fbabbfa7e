using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Compiler.Algebra;
using NetGen.Generator.Diagnostics;
using static NetGen.Compiler.Algebra.Notation;

namespace NetGen.Generator.Parse.Formulas;

/// <summary>A method's body → an expression of the algebra, or what in it is none, at its node.</summary>
/// <param name="compilation">Where the methods are.</param>
/// <param name="isSingle">
/// Whether the network computes in float: 0.9f is 0.9 then, because rounding gives it back.
/// </param>
/// <param name="cancellation">Of the compilation.</param>
internal sealed class FormulaReader(Compilation compilation, bool isSingle, CancellationToken cancellation)
{
    /// <summary>More is no formula that anybody reads, and takes long to derive.</summary>
    private const int MaxOperations = 200;

    /// <summary>Below what the text of a formula may be, <see cref="FormulaText.MaxDepth"/>.</summary>
    private const int MaxDepth = FormulaText.MaxDepth / 2;

    /// <summary>Branches that go on take what follows with them: each if doubles it.</summary>
    private const int MaxSteps = 10_000;

    private readonly Stack<IMethodSymbol> _calls = new();

    private int _steps;

    /// <summary>What a method computes of its parameters; a problem where it is no formula.</summary>
    /// <param name="method">Of the class, or of another one.</param>
    /// <param name="arguments">What its parameters stand for.</param>
    /// <param name="option">Where it is named.</param>
    public (Expression? Formula, Problem? Problem) Read(
        IMethodSymbol method, IReadOnlyList<Expression> arguments, Location option)
    {
        try
        {
            Expression formula = OfMethod(method, arguments, option);
            if (arguments.Take(2).OfType<Reference>().FirstOrDefault(symbol => !formula.Mentions(symbol)) is { } absent)
            {
                return (null, Refuse(
                    method.Locations[0],
                    $"it does not depend on {absent.Symbol.Name}",
                    absent == Symbols.U ? "no neuron would learn" : "a loss compares y with t"));
            }

            return (formula, null);
        }
        catch (RefusedException refused)
        {
            return (null, refused.Problem);
        }
    }

    private Expression OfMethod(IMethodSymbol method, IReadOnlyList<Expression> arguments, Location caller)
    {
        cancellation.ThrowIfCancellationRequested();
        // Its body speaks of its own parameters, not of its declaration's.
        method = method.PartialImplementationPart ?? method;
        IOperation body = Body(method, caller);
        _calls.Push(method);
        var values = new Dictionary<ISymbol, Expression>(SymbolEqualityComparer.Default);
        for (int n = 0; n < arguments.Count; n++)
        {
            values[method.Parameters[n]] = arguments[n];
        }

        Expression result = new Scope(this, values).Run([body], method.Locations[0]);
        _calls.Pop();
        return Bounded(result, method.Locations[0]);
    }

    /// <summary>A local that stands twice doubles the formula: what is long would grow without an end.</summary>
    private static Expression Bounded(Expression formula, Location location)
    {
        int left = MaxOperations, depth = 0;
        return Fits(formula)
            ? formula
            : throw new RefusedException(Refuse(
                location, $"with its locals and calls written out, it has more than {MaxOperations} operations, or is "
                    + $"nested more than {MaxDepth} deep",
                "write a simpler formula"));

        bool Fits(Expression part) => part is Reference or Constant
            || (--left >= 0 && ++depth <= MaxDepth && Array.TrueForAll(part.Children(), Fits) && --depth >= 0);
    }

    private IOperation Body(IMethodSymbol method, Location caller)
    {
        SyntaxNode? syntax = method.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation))
            .FirstOrDefault(node => Code(node) is not null);
        // An editor hands over referenced projects with their sources; they are other compilations all the same.
        return Code(syntax) is { } code
            && compilation.ContainsSyntaxTree(code.SyntaxTree)
            && compilation.GetSemanticModel(code.SyntaxTree).GetOperation(code, cancellation) is { } operation
            ? operation
            : throw new RefusedException(Refuse(
                caller,
                $"the source of {method.Name} is not in this project",
                "write the formula here"));

        static SyntaxNode? Code(SyntaxNode? node) => node switch
        {
            BaseMethodDeclarationSyntax declaration => (SyntaxNode?)declaration.Body ?? declaration.ExpressionBody,
            LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
            _ => null,
        };
    }

    private static Problem Refuse(Location location, string what, string instead) =>
        new(DiagnosticDescriptors.FormulaNotUnderstood, location, what, instead);

    private sealed class RefusedException(Problem problem) : Exception
    {
        public Problem Problem { get; } = problem;
    }

    /// <summary>The values of a method's parameters and locals, while it is read.</summary>
    private sealed class Scope(FormulaReader reader, Dictionary<ISymbol, Expression> values)
    {
        /// <summary>What the statements return; an if takes what follows it into both of its branches.</summary>
        public Expression Run(IReadOnlyList<IOperation> statements, Location end)
        {
            if (statements.Count == 0)
            {
                throw Refused(end, "not every path returns a value", "end each path with a return");
            }

            IOperation first = statements[0];
            IReadOnlyList<IOperation> rest = [.. statements.Skip(1)];
            switch (first)
            {
                case IReturnOperation { ReturnedValue: { } value }:
                    return Value(value);
                case IBlockOperation block:
                    return Run([.. block.Operations, .. rest], end);
                case IVariableDeclarationGroupOperation group:
                    foreach (IVariableDeclaratorOperation local in group.Declarations
                        .SelectMany(each => each.Declarators))
                    {
                        IVariableInitializerOperation initial = local.GetVariableInitializer()
                            ?? throw Refused(local, "a local without a value", "declare it with its value");
                        values[local.Symbol] = Bounded(Value(initial.Value), local.Syntax.GetLocation());
                    }

                    return Run(rest, end);
                case IConditionalOperation branch:
                    return Either(
                        branch.Condition,
                        () => Branch([branch.WhenTrue, .. rest]),
                        () => Branch(branch.WhenFalse is { } otherwise ? [otherwise, .. rest] : rest));
                case ILocalFunctionOperation:
                    return Run(rest, end);
                default:
                    throw Refused(
                        first, "a statement other than a local, an if or a return", "write it with ? : and locals");
            }

            // A branch's locals are its own.
            Expression Branch(IReadOnlyList<IOperation> body) =>
                new Scope(reader, new(values, SymbolEqualityComparer.Default)).Run(body, end);
        }

        private Expression Value(IOperation operation)
        {
            if (++reader._steps > MaxSteps)
            {
                throw Refused(
                    operation, $"with all its branches written out, it has more than {MaxSteps} steps",
                    "write a simpler formula");
            }

            if (operation.ConstantValue is { HasValue: true, Value: { } constant } && operation.Type is not null)
            {
                return Number(operation, constant);
            }

            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    return Converted(conversion);
                case IParenthesizedOperation inner:
                    return Value(inner.Operand);
                case IParameterReferenceOperation parameter when values.TryGetValue(parameter.Parameter, out var known):
                    return known;
                case ILocalReferenceOperation local when values.TryGetValue(local.Local, out var known):
                    return known;
                case IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Minus } unary:
                    Expression operand = Value(unary.Operand);
                    return operand is Constant number ? -number.Value : -operand;
                case IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Plus } unary:
                    return Value(unary.Operand);
                case IBinaryOperation { OperatorMethod: null } binary:
                    return Binary(binary);
                case IConditionalOperation { WhenFalse: { } otherwise } choice:
                    return Either(choice.Condition, () => Value(choice.WhenTrue), () => Value(otherwise));
                case IInvocationOperation { Instance: null } call:
                    return Called(call);
                case IFieldReferenceOperation or IPropertyReferenceOperation:
                    throw Refused(
                        operation,
                        $"{operation.Syntax} may change, so a formula cannot use it",
                        "use a const field");
                case ISwitchExpressionOperation:
                    throw Refused(operation, "a switch", "write it with ? : and comparisons");
                case IInvalidOperation:
                    throw Refused(operation, $"{operation.Syntax} does not compile", "see the compiler's own error");
                default:
                    throw Refused(
                        operation,
                        $"NetGen has no derivative of {operation.Syntax}",
                        "use + − * /, the functions of Math, ? : with comparisons, constants, and calls of such "
                            + "methods");
            }
        }

        private Expression Number(IOperation operation, object constant)
        {
            double value = constant switch
            {
                float single when reader.IsSingle => double.Parse(
                    RoundTrip.Of(single),
                    CultureInfo.InvariantCulture),
                double or float or int or uint or long or ulong or short or ushort or byte or sbyte or decimal =>
                    Convert.ToDouble(constant, CultureInfo.InvariantCulture),
                _ => throw Refused(operation, $"{operation.Syntax} is not a number", "use a number of float or double"),
            };
            return double.IsNaN(value) || double.IsInfinity(value)
                ? throw Refused(operation, $"{operation.Syntax} is not finite", "use a finite number")
                : value;
        }

        private Expression Converted(IConversionOperation conversion) =>
            IsReal(conversion.Type) || conversion.Operand.Type?.SpecialType == conversion.Type?.SpecialType
                ? Value(conversion.Operand)
                : throw Refused(
                    conversion, $"a conversion to {conversion.Type?.ToDisplayString()}, which has no derivative",
                    "compute in double or float");

        private Expression Binary(IBinaryOperation binary)
        {
            if (binary.Type?.SpecialType == SpecialType.System_Boolean)
            {
                throw Refused(
                    binary, $"{binary.Syntax} is a condition, not a number", "write it where it decides, in ? : or if");
            }

            // n / 2 of whole numbers cuts digits off, and n * n may wrap around.
            if (!IsReal(binary.Type))
            {
                throw Refused(
                    binary, $"{binary.Syntax} is computed in whole numbers", "make one of its operands a double");
            }

            return binary.OperatorKind switch
            {
                BinaryOperatorKind.Add => Value(binary.LeftOperand) + Value(binary.RightOperand),
                BinaryOperatorKind.Subtract => Value(binary.LeftOperand) - Value(binary.RightOperand),
                BinaryOperatorKind.Multiply => Value(binary.LeftOperand) * Value(binary.RightOperand),
                BinaryOperatorKind.Divide => Value(binary.LeftOperand) / Value(binary.RightOperand),
                _ => throw Refused(
                    binary, $"{binary.Syntax} has no derivative that NetGen "
                        + "knows", "use + − * / and the functions of Math"),
            };
        }

        /// <summary>A choice by a condition, which may be made of others with &amp;&amp;, || and !.</summary>
        private Expression Either(IOperation condition, Func<Expression> then, Func<Expression> otherwise)
        {
            switch (condition)
            {
                case { ConstantValue: { HasValue: true, Value: bool known } }:
                    return known ? then() : otherwise();
                case IParenthesizedOperation inner:
                    return Either(inner.Operand, then, otherwise);
                case IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Not } not:
                    return Either(not.Operand, otherwise, then);
                case IBinaryOperation
                    {
                        OperatorMethod: null, OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And,
                    } and:
                    return Either(and.LeftOperand, () => Either(and.RightOperand, then, otherwise), otherwise);
                case IBinaryOperation
                    {
                        OperatorMethod: null, OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or,
                    } or:
                    return Either(or.LeftOperand, then, () => Either(or.RightOperand, then, otherwise));
                case IBinaryOperation { OperatorMethod: null } comparison
                    when comparison.LeftOperand.Type?.SpecialType != SpecialType.System_Boolean:
                    (Expression left, Expression right) =
                        (Value(comparison.LeftOperand), Value(comparison.RightOperand));
                    return comparison.OperatorKind switch
                    {
                        BinaryOperatorKind.LessThan => When(Less(left, right), then(), otherwise()),
                        BinaryOperatorKind.LessThanOrEqual => When(AtMost(left, right), then(), otherwise()),
                        BinaryOperatorKind.GreaterThan => When(Greater(left, right), then(), otherwise()),
                        BinaryOperatorKind.GreaterThanOrEqual => When(AtLeast(left, right), then(), otherwise()),
                        BinaryOperatorKind.Equals => Equal(left, right, then(), otherwise()),
                        BinaryOperatorKind.NotEquals => Equal(left, right, otherwise(), then()),
                        _ => throw NoCondition(),
                    };
                default:
                    throw NoCondition();
            }

            static Expression Equal(Expression left, Expression right, Expression then, Expression otherwise) =>
                When(AtMost(left, right), When(AtLeast(left, right), then, otherwise), otherwise);

            static Comparison AtLeast(Expression left, Expression right) =>
                new(Relation.GreaterOrEqual, left, right);

            RefusedException NoCondition() => Refused(
                condition, $"{condition.Syntax} is not a comparison", "compare two numbers with <, <=, > or >=");
        }

        private Expression Called(IInvocationOperation call)
        {
            IMethodSymbol method = call.TargetMethod;
            IOperation[] arguments =
                [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
            if (FormulaFunctions.Has(method.ContainingType))
            {
                Expression[] of = [.. arguments.Select(Value)];
                return FormulaFunctions.Of(method.Name, of, out string what, out string instead)
                    ?? throw Refused(call, what, instead);
            }

            if (!FormulaMethods.IsReal(method.ReturnType)
                || method.IsGenericMethod || method.IsVirtual || method.IsAbstract
                || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
            {
                throw Refused(
                    call,
                    $"{method.Name} is not a formula",
                    "call methods that take and return float or double by value");
            }

            return reader._calls.Contains(method, SymbolEqualityComparer.Default)
                ? throw Refused(call, $"{method.Name} calls itself", "write it without recursion")
                : reader.OfMethod(method, [.. arguments.Select(Value)], call.Syntax.GetLocation());
        }

        private static bool IsReal(ITypeSymbol? type) => FormulaMethods.IsReal(type);

        private static RefusedException Refused(IOperation operation, string what, string instead) =>
            Refused(operation.Syntax.GetLocation(), what, instead);

        private static RefusedException Refused(Location location, string what, string instead) =>
            new(Refuse(location, what, instead));
    }

    private bool IsSingle => isSingle;
}
