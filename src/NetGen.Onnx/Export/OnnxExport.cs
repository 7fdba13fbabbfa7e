using NetGen.Compiler.Plan;
using NetGen.Compiler.Prose;
using NetGen.Onnx.Format;

namespace NetGen.Onnx.Export;

/// <summary>A network as an ONNX model: Gemm and activation, layer by layer, for any number of rows.</summary>
internal static class OnnxExport
{
    // Opset 13 and the version of the format that came with it: old enough for every runtime in use.
    private const int OperatorSet = 13;
    private const int FormatVersion = 7;

    public static ModelProto Model<T>(NetworkTopology topology, T[] parameters)
        where T : unmanaged
    {
        int size = Elements.SizeOf<T>();
        var builder = new GraphBuilder(new GraphProto { Name = "network" }, isDouble: size == sizeof(double));
        string[] names = LayerNames.Default(topology);
        TensorSlot[] slots = TensorSlot.Of(topology, names);
        // Equations for readers of the file: the compiler's, as they stand above generated code.
        NetworkPlan plan = NetworkPlanner.Plan(CompiledTopology.Model(topology, "Network"));
        var equations = new Equations(plan);
        string value = "input";
        for (int k = 0; k < names.Length; k++)
        {
            TensorSlot weights = slots[2 * k];
            TensorSlot biases = slots[(2 * k) + 1];
            builder.AddTensor(weights, Bytes(weights, parameters, size));
            builder.AddTensor(biases, Bytes(biases, parameters, size));
            builder.Prefix = names[k];
            LayerPlan layer = plan.Layers[k];
            string name = equations.Name(layer), formula = equations.Value(layer);
            string above = value;
            int start = builder.Graph.Node.Count;
            if (layer.TakesInputs)
            {
                value = builder.Add("Concat", [ActivationNodes.Whole("axis", 1)], "input", value);
            }

            // u = y·wᵀ + b, since files hold w as [out, in].
            value = builder.Add("Gemm", [ActivationNodes.Whole("transB", 1)], value, weights.Name, biases.Name);
            string sum = $"{name}: {equations.WeightedSum(layer)}";
            builder.Explain(layer.IsIdentity ? $"{sum},  {formula}" : sum, start);
            int first = builder.Graph.Node.Count;
            value = ActivationNodes.Add(builder, topology.Layers[k], value);
            if (layer.IsResidual)
            {
                value = builder.Add("Add", value, above);
            }

            builder.Explain($"{name}: {formula}", first);
        }

        GraphProto graph = builder.Graph;
        graph.Node[graph.Node.Count - 1].Output[0] = "output";
        graph.Input.Add(Rows("input", topology.Inputs, builder.DataType));
        graph.Output.Add(Rows("output", topology.Outputs, builder.DataType));
        var model = new ModelProto { IrVersion = FormatVersion, ProducerName = "NetGen", Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = OperatorSet });
        foreach (var entry in ModelMetadata.Of(topology))
        {
            model.MetadataProps.Add(new StringStringEntryProto { Key = entry.Key, Value = entry.Value });
        }

        return model;
    }

    private static byte[] Bytes<T>(TensorSlot slot, T[] parameters, int size)
        where T : unmanaged
    {
        var bytes = new byte[slot.Count * size];
        for (int n = 0; n < slot.Count; n++)
        {
            Elements.Store(parameters, slot.CanonicalIndex(n), bytes, n * size, size);
        }

        return bytes;
    }

    /// <summary>[batch, width]: the number of rows is known when the network runs.</summary>
    private static ValueInfoProto Rows(string name, int width, TensorProto.Types.DataType type)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "batch" });
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = width });
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } },
        };
    }
}
