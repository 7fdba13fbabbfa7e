// All that a runtime for microcontrollers has, as far as generated code could ask for it: no generic type, no Span, no
// MathF, no AggressiveInlining, no [GeneratedCode], no [ThreadStatic]. What is not here must not be used.
namespace System
{
    public class Object { protected object MemberwiseClone() => null; }
    public abstract class ValueType { }
    public abstract class Enum : ValueType { }
    public struct Void { }
    public struct Boolean { }
    public struct Char { }
    public struct SByte { }
    public struct Byte { }
    public struct Int16 { }
    public struct UInt16 { }
    public struct Int32 { }
    public struct UInt32 { }
    public struct Int64 { }
    public struct UInt64 { }
    public struct IntPtr { }
    public struct UIntPtr { }
    public struct Single { }
    public struct Double { }
    public struct RuntimeTypeHandle { }
    public struct RuntimeFieldHandle { }
    public sealed class String { }
    public abstract class Type { }
    public abstract class Delegate { }
    public abstract class MulticastDelegate : Delegate { }
    public class Exception { }
    public interface IDisposable { void Dispose(); }
    public abstract class Attribute { }
    public sealed class FlagsAttribute : Attribute { }
    public sealed class ParamArrayAttribute : Attribute { }

    public enum AttributeTargets { Class = 4, Struct = 8, Property = 128, All = 32767 }

    public sealed class AttributeUsageAttribute : Attribute
    {
        public AttributeUsageAttribute(AttributeTargets on) { }
        public bool AllowMultiple { get; set; }
        public bool Inherited { get; set; }
    }

    public abstract class Array
    {
        public int Length => 0;
        public static void Clear(Array array, int index, int length) { }
        public static void Copy(Array from, Array to, int length) { }
        public static void Copy(Array from, int fromIndex, Array to, int toIndex, int length) { }
    }

    public static class Math
    {
        public static float Abs(float x) => x;
        public static double Abs(double x) => x;
        public static float Max(float x, float y) => x;
        public static double Max(double x, double y) => x;
        public static float Min(float x, float y) => x;
        public static double Min(double x, double y) => x;
        public static double Pow(double x, double y) => x;
        public static double Sqrt(double x) => x;
    }
}

namespace System.Collections
{
    public interface IEnumerator { bool MoveNext(); object Current { get; } }
    public interface IEnumerable { IEnumerator GetEnumerator(); }
}

namespace System.Reflection
{
    public sealed class DefaultMemberAttribute : Attribute { public DefaultMemberAttribute(string name) { } }
}

namespace System.Runtime.CompilerServices
{
    public static class RuntimeHelpers { public static void InitializeArray(Array array, RuntimeFieldHandle data) { } }
    public enum MethodImplOptions { NoInlining = 8, Synchronized = 32 }
    public sealed class MethodImplAttribute : Attribute { public MethodImplAttribute(MethodImplOptions options) { } }
}
