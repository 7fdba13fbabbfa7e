using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>For generated code: checks of arguments, before anything is written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Guard
{
    /// <summary>Checks the length of one row.</summary>
    /// <exception cref="ArgumentException">The length is not the expected one.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(int length, int wanted, string name)
    {
        if (length != wanted)
        {
            ThrowLength(length, wanted, name);
        }
    }

    /// <summary>Checks that a batch consists of whole rows, and that both of its sides have the same number.</summary>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A row is not whole, or the sides differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows(
        int firstLength, int firstWidth, string firstName, int secondLength, int secondWidth, string secondName)
    {
        // Widths are constants of the caller, so the JIT turns these divisions into multiplications.
        if (firstWidth > 0 && secondWidth > 0 && firstLength % firstWidth == 0 && secondLength % secondWidth == 0
            && firstLength / firstWidth == secondLength / secondWidth)
        {
            return firstLength / firstWidth;
        }

        ThrowRows(firstLength, firstWidth, firstName, secondLength, secondWidth, secondName);
        return 0;
    }

    /// <summary>Checks <see cref="Rows"/>, and that there is at least one: no rows have no mean.</summary>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A row is not whole, the sides differ, or there is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SomeRows(
        int firstLength, int firstWidth, string firstName, int secondLength, int secondWidth, string secondName)
    {
        int rows = Rows(firstLength, firstWidth, firstName, secondLength, secondWidth, secondName);
        if (rows == 0)
        {
            ThrowNoRow(firstName);
        }

        return rows;
    }

    private static void ThrowRows(
        int firstLength, int firstWidth, string firstName, int secondLength, int secondWidth, string secondName)
    {
        int rows = WholeRows(firstLength, firstWidth, firstName);
        int others = WholeRows(secondLength, secondWidth, secondName);
        throw new ArgumentException(
            $"{secondName} has {others} rows of {secondWidth}; {rows} are expected, as many as {firstName} has.",
            secondName);
    }

    private static void ThrowNoRow(string name) =>
        throw new ArgumentException($"{name} has no row; at least one is expected.", name);

    private static int WholeRows(int length, int width, string name) =>
        width < 1
            ? throw new ArgumentException($"Rows of {name} would have {width} values; at least one is expected.", name)
            : length % width == 0
            ? length / width
            : throw new ArgumentException(
                $"{name} has {length} values; whole rows of {width} are expected, so a multiple of {width}.", name);

    /// <summary>An array's length.</summary>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    public static int LengthOf(Array values, string name) =>
        values is null ? throw new ArgumentNullException(name) : values.Length;

    /// <summary>Refuses a batch that shares memory with the network, unless it is a single row.</summary>
    /// <exception cref="ArgumentException">There are several rows.</exception>
    public static void OneRow(int rows)
    {
        if (rows > 1)
        {
            throw new ArgumentException(
                $"The {rows} rows of the batch share memory with the network, which would overwrite them "
                + "before they are all read. Pass a copy: ToArray().");
        }
    }

    /// <summary>Checks that there is an object.</summary>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    public static void NotNull(object value, string name)
    {
        if (value is null)
        {
            throw new ArgumentNullException(name);
        }
    }

    private static void ThrowLength(int length, int wanted, string name) =>
        throw new ArgumentException($"{name} has {length} values; {wanted} are expected.", name);
}
