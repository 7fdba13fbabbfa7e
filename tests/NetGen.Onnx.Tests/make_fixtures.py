#!/usr/bin/python3
"""Writes Fixtures/: ONNX files of PyTorch and scikit-learn, and what these tools compute with them.

    apt-get install -y --no-install-recommends python3-torch python3-sklearn python3-onnx
    /usr/bin/python3 make_fixtures.py
"""
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from sklearn.datasets import load_diabetes, load_iris
from sklearn.neural_network import MLPClassifier, MLPRegressor
from torch import nn

FOLDER = Path(__file__).parent / "Fixtures"


def expect(name, inputs, outputs):
    with open(FOLDER / f"{name}.json", "w") as file:
        json.dump({"inputs": np.asarray(inputs).tolist(), "outputs": np.asarray(outputs).tolist()}, file)
        file.write("\n")


def export(name, model, x, **options):
    model.eval()
    torch.onnx.export(model, x, str(FOLDER / f"{name}.onnx"), input_names=["x"], output_names=["y"], **options)
    expect(name, x.reshape(-1, x.shape[-1]).numpy(), model(x).detach().reshape(-1, 2).numpy())


class Softsign(nn.Module):
    """torch.onnx does not know nn.Softsign."""

    def forward(self, u):
        return u / (1 + u.abs())


ACTIVATIONS = {
    "Identity": nn.Identity(),
    "Sigmoid": nn.Sigmoid(),
    "Tanh": nn.Tanh(),
    "ReLU": nn.ReLU(),
    "LeakyReLU": nn.LeakyReLU(0.01),
    "ELU": nn.ELU(),
    "SELU": nn.SELU(),
    "Softplus": nn.Softplus(),
    "Softsign": Softsign(),
    "SiLU": nn.SiLU(),
    "GELU": nn.GELU(approximate="tanh"),
    "HardSigmoid": nn.Hardsigmoid(),
    "HardTanh": nn.Hardtanh(),
}


def torch_files():
    torch.manual_seed(1)
    x = 2 * torch.randn(5, 3)
    for name, activation in ACTIVATIONS.items():
        export(f"torch_{name}", nn.Sequential(nn.Linear(3, 5), activation, nn.Linear(5, 2)), x)
    softmax = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 2), nn.Softmax(dim=1))
    export("torch_softmax", softmax, x, dynamic_axes={"x": {0: "batch"}, "y": {0: "batch"}})
    # Rows in more than one dimension become MatMul and Add.
    export("torch_matmul", nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 2)), x.reshape(1, 5, 3))
    export("torch_double", nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 2)).double(), x.double())
    export("torch_erf_gelu", nn.Sequential(nn.Linear(3, 5), nn.GELU(), nn.Linear(5, 2)), x)
    export("torch_no_biases", nn.Sequential(nn.Linear(3, 5, False), nn.Tanh(), nn.Linear(5, 2, False)), x)


def save(name, nodes, inputs, outputs, initializers):
    graph = helper.make_graph(nodes, name, inputs, outputs, initializers)
    opsets = [helper.make_opsetid("", 13), helper.make_opsetid("ai.onnx.ml", 1)]
    model = helper.make_model(graph, producer_name="make_fixtures", opset_imports=opsets)
    onnx.checker.check_model(model)
    onnx.save(model, str(FOLDER / f"{name}.onnx"))


def layers(model, activation):
    """MatMul, Add and activation, as scikit-learn's converters write MLPs: float32 in float_data, [in, out]."""
    nodes, initializers, value = [], [], "x"
    count = len(model.coefs_)
    for k, (w, b) in enumerate(zip(model.coefs_, model.intercepts_)):
        initializers.append(helper.make_tensor(f"coefficient{k}", TensorProto.FLOAT, w.shape, w.astype("f4").ravel()))
        initializers.append(helper.make_tensor(f"intercepts{k}", TensorProto.FLOAT, (1, len(b)), b.astype("f4")))
        nodes.append(helper.make_node("MatMul", [value, f"coefficient{k}"], [f"mul{k}"], name=f"MatMul{k}"))
        nodes.append(helper.make_node("Add", [f"mul{k}", f"intercepts{k}"], [f"add{k}"], name=f"Add{k}"))
        value = f"add{k}"
        if k < count - 1:
            nodes.append(helper.make_node(activation, [value], [f"next{k}"], name=f"{activation}{k}"))
            value = f"next{k}"
    return nodes, initializers, value


def sklearn_classifier():
    """With what converters put after the outputs: labels by ArgMax, probabilities in a map."""
    x, t = load_iris(return_X_y=True)
    model = MLPClassifier((6, 5), activation="tanh", solver="lbfgs", max_iter=500, random_state=1).fit(x, t)
    nodes, initializers, value = layers(model, "Tanh")
    initializers.append(helper.make_tensor("classes", TensorProto.INT64, [3], [0, 1, 2]))
    nodes = [helper.make_node("Cast", ["X"], ["x"], name="Cast", to=TensorProto.FLOAT)] + nodes + [
        helper.make_node("Softmax", [value], ["probabilities"], name="Softmax", axis=1),
        helper.make_node("ArgMax", ["probabilities"], ["index"], name="ArgMax", axis=1),
        helper.make_node("ArrayFeatureExtractor", ["classes", "index"], ["found"], name="Found", domain="ai.onnx.ml"),
        helper.make_node("Cast", ["found"], ["label"], name="Label", to=TensorProto.INT64),
        helper.make_node(
            "ZipMap", ["probabilities"], ["output_probability"], name="ZipMap", domain="ai.onnx.ml",
            classlabels_int64s=[0, 1, 2]),
    ]
    label = helper.make_tensor_value_info("label", TensorProto.INT64, [None, None])
    kind = onnx.TypeProto()
    kind.sequence_type.elem_type.map_type.key_type = TensorProto.INT64
    kind.sequence_type.elem_type.map_type.value_type.tensor_type.elem_type = TensorProto.FLOAT
    maps = helper.make_value_info("output_probability", kind)
    rows = helper.make_tensor_value_info("X", TensorProto.DOUBLE, [None, 4])
    save("sklearn_classifier", nodes, [rows], [label, maps], initializers)
    expect("sklearn_classifier", x[::30], model.predict_proba(x[::30]))


def sklearn_regressor():
    x, t = load_diabetes(return_X_y=True)
    x, t = 10 * x, (t - t.mean()) / t.std()
    model = MLPRegressor((8,), activation="relu", solver="lbfgs", max_iter=200, random_state=1).fit(x, t)
    nodes, initializers, value = layers(model, "Relu")
    rows = helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, 10])
    variable = helper.make_tensor_value_info(value, TensorProto.FLOAT, [None, 1])
    save("sklearn_regressor", nodes, [rows], [variable], initializers)
    expect("sklearn_regressor", x[::100], model.predict(x[::100]).reshape(-1, 1))


torch_files()
sklearn_classifier()
sklearn_regressor()
