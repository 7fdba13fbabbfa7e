using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;

namespace NetGen.Compiler.Print.CSharp.Writing;

/// <summary>How the consumer's framework spells things: float or double, spans or arrays.</summary>
internal sealed class Framework(NetworkModel model)
{
    /// <summary>float or double.</summary>
    public string T { get; } = model.Precision == Precision.Single ? "float" : "double";

    public bool HasSpan => model.Consumer.HasSpan;

    /// <summary>The interface of a network that can be asked.</summary>
    public string Predictor => Interface("Predictor");

    /// <summary>The interface of a network that can be trained.</summary>
    public string Trainable => Interface("Trainable");

    /// <summary>All that a class which learns implements.</summary>
    public string Contract(Capabilities can) =>
        Interface(can.KeepsGradients ? "Network" : "Trainable")
        + (can.KeepsInputGradients ? $", {Interface("InputGradients")}" : "")
        + (can.TakesOutputGradients ? $", {Interface("OutputGradients")}" : "")
        + (can.FindsJacobian ? $", {Interface("Jacobian")}" : "");

    /// <summary>The type of values that come in.</summary>
    public string In => HasSpan ? $"global::System.ReadOnlySpan<{T}>" : $"{T}[]";

    /// <summary>The type of values that go out.</summary>
    public string Out => HasSpan ? $"global::System.Span<{T}>" : $"{T}[]";

    /// <summary>A row parameter. Without spans a row is an array and the index where it starts.</summary>
    public string RowParameter(string type, string name) => HasSpan ? $"{type} {name}" : $"{type} {name}, int {name}At";

    /// <summary>Row r of a batch, as an argument.</summary>
    public string Row(string batch, string row, string width) =>
        HasSpan ? $"{batch}.Slice({row} * {width}, {width})" : $"{batch}, {row} * {width}";

    /// <summary>A whole array or span as the only row.</summary>
    public string Whole(string name) => HasSpan ? name : $"{name}, 0";

    /// <summary>
    /// Declares a row of a method's own in an array: one a thread, or a new one where no field can be a thread's.
    /// </summary>
    /// <param name="name">The local.</param>
    /// <param name="field">The field behind it, with its class where that is another.</param>
    /// <param name="length">Its numbers.</param>
    public string OwnArray(string name, string field, string length) => model.Consumer.HasThreadStatics
        ? $"{T}[] {name} = {field} ?? ({field} = new {T}[{length}]);"
        : $"{T}[] {name} = new {T}[{length}];";

    /// <summary>The fields behind such rows.</summary>
    public IEnumerable<string> OwnFields(string access, params string[] fields) => model.Consumer.HasThreadStatics
        ? fields.Select(field => $"[global::System.ThreadStatic] {access} static {T}[]? {field};")
        : [];

    /// <summary>The value at a constant index of a row parameter.</summary>
    public string At(string name, int index) =>
        HasSpan ? $"{name}[{index}]" : index == 0 ? $"{name}[{name}At]" : $"{name}[{name}At + {index}]";

    private string Interface(string name) => $"global::NetGen.{(HasSpan ? "I" : "IArray")}{name}<{T}>";
}
