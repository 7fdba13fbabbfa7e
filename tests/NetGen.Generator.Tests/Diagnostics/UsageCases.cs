using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>
/// Statements of a method that has a network <c>n</c> of 2 inputs, 3 hidden neurons and 1 output (13 parameters) for a
/// parameter, and arrays <c>any</c> and <c>out1</c> of unknown length.
/// </summary>
internal static class UsageCases
{
    public static readonly IReadOnlyList<WrongCase> Lengths =
    [
        new("an array, too long", "n.Forward({|NETGEN037:new float[3]|});"),
        new("an array, too short", "n.Forward({|NETGEN037:new float[] { 1 }|});"),
        new("an array whose type is found", "n.Forward({|NETGEN037:new[] { 1f, 2f, 3f }|});"),
        new("no value at all", "n.Forward({|NETGEN037:[]|});"),
        new("the default of a span", "n.Forward({|NETGEN037:default|});"),
        new("a collection", "n.Forward({|NETGEN037:[1, 0, 1]|});"),
        new("the stack", "Span<float> y = stackalloc float[2]; n.Predict(any, {|NETGEN037:y|});"),
        new("the stack, at the call", "n.Predict({|NETGEN037:stackalloc float[3]|}, out1);"),
        new("the stack, with values", "n.Predict({|NETGEN037:stackalloc[] { 1f }|}, {|NETGEN037:stackalloc float[] { 1, 2 }|});"),
        new("a size with a name", "const int Size = Xor.InputCount + 1; n.Forward({|NETGEN037:new float[Size]|});"),
        new("a local", "var x = new float[3]; x[0] = 1; n.Forward({|NETGEN037:x|}); System.Console.WriteLine(x.Length);"),
        new("a local of a local", "float[] x = [1, 2, 3]; ReadOnlySpan<float> s = x; n.Forward({|NETGEN037:s|});"),
        new("a local in a loop", "for (int i = 0; i < 9; i++) { float[] x = { i }; n.Forward({|NETGEN037:x|}); }"),
        new("a local in a lambda", "float[] x = [1]; Action a = () => n.Forward({|NETGEN037:x|}); a();"),
        new("the whole of an array", "var x = new float[3]; n.Forward({|NETGEN037:x.AsSpan()|});"),
        new("a part of an array", "var x = new float[9]; n.Forward({|NETGEN037:x.AsSpan(3, 3)|});"),
        new("a part of a span", "n.Forward({|NETGEN037:any.AsSpan().Slice(0, 1)|});"),
        new("by name, the other way round", "n.Predict(y: {|NETGEN037:new float[2]|}, x: {|NETGEN037:new float[1]|});"),
        new("a prediction that is returned", "float y = n.Predict({|NETGEN037:[1]|})[0];"),
        new("targets", "n.Forward(any); n.Backward({|NETGEN037:[1, 0]|});"),
        new("a training step", "n.TrainStep({|NETGEN037:[1]|}, {|NETGEN037:[1, 2]|}, 0.1f);"),
        new("parameters", "n.LoadParameters({|NETGEN037:new float[12]|}); n.CopyParametersTo({|NETGEN037:new float[14]|});"),
        new("gradients", "n.LoadGradients({|NETGEN037:new float[12]|}); n.CopyGradientsTo({|NETGEN037:new float[0]|});"),
        new("state", "n.LoadOptimizerState({|NETGEN037:new double[13]|}); n.CopyOptimizerStateTo({|NETGEN037:new double[1]|});"),
        new("half a row", "n.PredictBatch({|NETGEN037:[1, 2, 3]|}, out1);"),
        new("no row where there must be one", "n.TrainBatch({|NETGEN037:new float[0]|}, any, 0.1f);"),
        new("no row to learn from", "n.BackwardBatch(any, {|NETGEN037:[]|}); n.Evaluate({|NETGEN037:[]|}, any);"),
        new("two rows and three", "n.TrainBatch([1, 2, 3, 4], {|NETGEN038:[1, 2, 3]|}, 0.1f);"),
        new("no row and one", "n.PredictBatch([], {|NETGEN038:new float[1]|});"),
        new("rows of locals", "float[] x = new float[8], t = new float[5]; n.BackwardBatch(x, {|NETGEN038:t|});"),
        new("in a lambda that runs", "if (any.Length > 1) { Action a = () => { void L() => n.Forward({|NETGEN037:[1]|}); L(); }; a(); }"),
        new("a length in a loop before", "var x = new float[3]; for (int i = 0; i < x.Length; i++) { x[i] = i; } n.Forward({|NETGEN037:x|});"),
        new("a part up to an index", "n.Forward({|NETGEN037:any[..3]|}); n.Forward({|NETGEN037:any.AsSpan()[1..4]|});"),
        new("a part of a local", "var x = new float[9]; Span<float> s = x; n.Forward({|NETGEN037:x[6..9]|}); n.Forward({|NETGEN037:s[..3]|});"),
        new("a range of an array", "n.Forward({|NETGEN037:any.AsSpan(..3)|});"),
        new("a span that is made", "n.Forward({|NETGEN037:new ReadOnlySpan<float>(any, 0, 3)|}); n.Forward({|NETGEN037:new Span<float>(new float[3])|});"),
        new("an empty array", "n.Forward({|NETGEN037:Array.Empty<float>()|}); n.Forward({|NETGEN037:ReadOnlySpan<float>.Empty|});"),
        new("the same on both ways", "n.Forward({|NETGEN037:any.Length > 1 ? new float[3] : [1, 2, 3]|});"),
        new("a local with its value later", "float[] x; x = new float[3]; n.Forward({|NETGEN037:x|});"),
        new("before C# 14", "float[] x = { 1 }; n.Forward({|NETGEN037:x|}); n.Forward({|NETGEN037:new float[3]|});")
        {
            Language = LanguageVersion.CSharp9,
        },
    ];

    public static readonly IReadOnlyList<WrongCase> Order =
    [
        new("no backward", "var net = new Xor(1); net.Forward(any); net.{|NETGEN039:Update|}(0.1f);"),
        new("in a loop", "Xor net = new(); for (int i = 0; i < 9; i++) { net.Forward(any); net.{|NETGEN039:Update|}(0.1f); }"),
        new("after a step that updates", "var net = new Xor(); net.TrainStep(any, any, 1); net.{|NETGEN039:Update|}(0.1f);"),
        new("in a lambda", "var net = new Xor(); Action a = () => net.{|NETGEN039:Update|}(0.1f); a();"),
        new("inside a loop", "foreach (int seed in new[] { 1, 2 }) { var net = new Xor(seed); net.{|NETGEN039:Update|}(0.1f); }"),
        new("too early", "var net = new Xor(); net.{|NETGEN039:Update|}(1); net.Forward(any); net.Backward(any); net.Update(1);"),
        new("on the other way", """
            var net = new Xor(); net.Forward(any);
            if (any.Length > 2) { net.Backward(any); net.Update(1); } else { net.{|NETGEN039:Update|}(1); }
            """),
        new("before a loop", """
            var net = new Xor(); net.{|NETGEN040:Backward|}(any);
            while (any.Length > 1) { net.Forward(any); net.Backward(any); net.Update(1); }
            """),
        new("with its name", "var net = new Xor(); Console.WriteLine(nameof(net) + nameof(net.Forward)); net.{|NETGEN039:Update|}(0.1f);"),
        new("created later", "Xor net; net = new Xor(1); net.Forward(any); net.{|NETGEN039:Update|}(0.1f);"),
        new("no forward", "var net = new Xor(1); net.{|NETGEN040:Backward|}(any); net.Update(0.1f);"),
        new("forward by a prediction that is returned", "var net = new Xor(1); float y = net.Predict(any)[0]; net.{|NETGEN040:Backward|}(any);"),
        new("forward by a prediction", "var net = new Xor(1); net.Predict(any, out1); net.{|NETGEN040:Backward|}(any);"),
    ];

    public static readonly IReadOnlyList<WrongCase> Right =
    [
        new("what fits", "n.Forward([1, 2]); n.Backward([1]); n.TrainStep(new float[2], stackalloc float[1], 1);"),
        new("parameters that fit", """
            n.LoadParameters(new float[13]); n.CopyParametersTo(stackalloc float[Xor.ParameterCount]);
            n.LoadOptimizerState(new double[Xor.OptimizerStateCount]);
            """),
        new("batches that fit", """
            n.TrainBatch([1, 2, 3, 4], [1, 2], 1); n.PredictBatch([], []); n.Evaluate(new float[200], new float[100]);
            """),
        new("unknown lengths", "n.Forward(any); n.Forward(new float[any.Length]); n.Forward([.. any]); n.Forward(any[..^1]);"),
        new("a local with two values", "var x = new float[3]; if (any.Length > 2) x = new float[2]; n.Forward(x);"),
        new("a local with one of two values later", "float[] x; if (any.Length > 2) x = new float[2]; else x = new float[3]; n.Forward(x);"),
        new("a local that is handed on", "var x = new float[3]; Array.Resize(ref x, 2); n.Forward(x);"),
        new("a local that is exchanged", "float[] x = [1], z = [1, 2]; (x, z) = (z, x); n.Forward(x);"),
        new("a local by another name", "var x = new float[3]; ref float[] r = ref x; r = new float[2]; n.Forward(x);"),
        new("a local that a lambda sets", "var x = new float[3]; Action a = () => x = new float[2]; a(); n.Forward(x);"),
        new("one of two", "n.Forward(any.Length > 1 ? new float[3] : new float[2]);"),
        new("arrays of two dimensions", "var x = new float[2, 2]; n.Forward(any.AsSpan().Slice(x.Length)); Console.WriteLine(x);"),
        new("what never runs", """
            if (Xor.InputCount == 3) n.Forward(new float[3]);
            if (Xor.InputCount == 3) { Action a = () => n.Forward(new float[3]); a(); new Xor().Update(1); }
            var net = new Xor(); if (Xor.InputCount == 3) net.Update(1);
            if (Xor.InputCount == 2) { n.Forward(any); return; }
            n.Forward(new float[3]); float[] x = [1, 2, 3]; n.Forward(x);
            """),
        new("what a lambda never runs", "Action a = () => { if (Xor.InputCount == 3) n.Forward(new float[3]); }; a();"),
        new("under a condition on its length", "Span<float> s = stackalloc float[3]; if (s.Length == Xor.InputCount) n.Forward(s);"),
        new("after a condition on its length", "float[] x = [1]; if (any.Length > 1 && x.Length != 2) return; n.Forward(x);"),
        new("under a condition on its length, kept", "float[] x = [1]; bool fits = x.Length == 2; if (fits) n.Forward(x);"),
        new("under a condition on another's length", "float[] x = [1]; Span<float> s = x; if (x.Length == 2) n.Forward(s);"),
        new("in a loop on its length", "float[] x = [1]; for (int i = 2; i == x.Length;) n.Forward(x); while (x.Length == 2) n.Forward(x);"),
        new("asked by a function", "float[] x = [1]; bool Fits() => x.Length == 2; if (Fits()) n.Forward(x);"),
        new("under a condition in a call", "float[] x = [1]; Console.WriteLine(x.Length == 2 && n.Forward(x)[0] > 0);"),
        new("a choice by its length", "float[] x = [1]; switch (x.Length) { case 2: n.Forward(x); break; }"),
        new("a pattern of its length", "float[] x = [1]; if (x.Length is 2) n.Forward(x);"),
        new("parts that are not known", "int i = any.Length; n.Forward(any[i..3]); n.Forward(any[1..]); n.Forward(any.AsSpan(..i)); n.Forward(any[^3..]);"),
        new("parts that fit", "n.Forward(any[1..3]); n.Forward(any.AsSpan(..2)); n.Forward(new ReadOnlySpan<float>(any, 3, 2));"),
        new("gradients", "var net = new Xor(); net.Forward(any); net.Backward(any); net.Update(0.1f);"),
        new("gradients later in a loop", """
            var net = new Xor(); for (int i = 0; i < 9; i++) { net.Update(0.1f); net.Forward(any); net.Backward(any); }
            """),
        new("gradients on one way", "var net = new Xor(); net.Forward(any); if (any.Length > 2) net.Backward(any); net.Update(1);"),
        new("gradients after a jump", """
            var net = new Xor(); goto start; again: net.Update(1); return;
            start: net.Forward(any); net.Backward(any); goto again;
            """),
        new("gradients before a throw", """
            var net = new Xor(); try { net.Forward(any); net.Backward(any); throw new Exception(); } catch { net.Update(1); }
            """),
        new("gradients in one statement", "var net = new Xor(); net.Forward(any); net.Update(net.Backward(any));"),
        new("gradients in a local function", """
            var net = new Xor(); Learn(); net.Update(1); void Learn() { net.Forward(any); net.Backward(any); }
            """),
        new("gradients of a batch", "var net = new Xor(); net.BackwardBatch(any, any); net.Update(0.1f);"),
        new("gradients from elsewhere", "var net = new Xor(); net.LoadGradients(any); net.Update(0.1f);"),
        new("gradients of a trained batch", "var net = new Xor(); net.TrainBatch(any, any, 1); net.Update(0.1f);"),
        new("gradients by hand", "var net = new Xor(); net.OutputLayer.BiasGradients[0] = 1; net.Update(0.1f);"),
        new("gradients in a lambda", "var net = new Xor(); Action a = () => net.LoadGradients(new float[13]); a(); net.Update(1);"),
        new("gradients by the user's method", "var net = new Xor(); net.Learn(any); net.Update(0.1f);"),
        new("gradients by the user's overload", "var net = new Xor(); net.Forward(any, 1); net.Update(0.1f);"),
        new("gradients by the user's constructor", "var net = new Xor(\"learnt\"); net.Update(0.1f);"),
        new("gradients by an initializer", "var net = new Xor { Sample = 1 }; net.Update(0.1f);"),
        new("passed on", "var net = new Xor(); Help(net); net.Update(0.1f); net.Backward(any);"),
        new("kept", "var net = new Xor(); Kept = net; net.Update(0.1f);"),
        new("in a variable more", "var net = new Xor(); var other = net; other.Forward(any); net.Backward(any);"),
        new("by an extension", "var net = new Xor(); net.Extend(); net.Update(0.1f);"),
        new("as a delegate", "var net = new Xor(); Func<float[], float> b = t => net.Backward(t); net.Forward(any); b([1]); net.Update(1);"),
        new("from elsewhere", "n.Update(0.1f); Create().Update(0.1f); Kept.Update(0.1f); n.Backward(any);"),
        new("one of two networks", "var net = new Xor(); net.Forward(any); if (any.Length > 1) net = n; net.Update(0.1f);"),
        new("an interface", "INetwork<float> net = new Xor(); net.Update(0.1f); net.Forward([1, 2, 3]);"),
        new("members of other classes", "var m = new Meter(); m.Update(1); m.Forward(new float[7]); m.Backward([1]);"),
    ];

    /// <summary>The statements in a program.</summary>
    public static string Program(string statements) => $$"""
        using System;
        using NetGen;

        [Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.Adam)]
        public partial class Xor
        {
            public Xor(string name) : this(1) { LoadGradients(new float[13]); Console.WriteLine(name); }
            public int Sample { set => LoadGradients(new float[13 + value - value]); }
            public void Learn(ReadOnlySpan<float> x) { Forward(x); Backward(x); }
            public void Forward(ReadOnlySpan<float> x, int sample) { Learn(x.Slice(sample)); }
        }

        public class Meter
        {
            public void Update(float x) { } public float Backward(ReadOnlySpan<float> x) => 0; public void Forward(float[] x) { }
        }

        public static class Extensions { public static void Extend(this Xor net) => net.Learn(new float[2]); }

        public class Program
        {
            private static Xor Kept = new Xor();
            private static Xor Create() => new Xor();
            private static void Help(Xor net) => net.Learn(new float[2]);
            private static void Run(Xor n, float[] any, float[] out1)
            {
                {{statements}}
            }
        }
        """;
}
