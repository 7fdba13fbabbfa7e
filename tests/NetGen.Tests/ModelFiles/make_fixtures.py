#!/usr/bin/python3
"""Writes Fixtures/: model files of PyTorch and scikit-learn, and what these tools compute with them.

    apt-get install -y --no-install-recommends python3-torch python3-sklearn
    /usr/bin/python3 make_fixtures.py
"""
import json
from pathlib import Path

import numpy as np
import torch
from sklearn.datasets import load_iris
from sklearn.neural_network import MLPClassifier
from torch import nn

import safetensors_numpy

FOLDER = Path(__file__).parent / "Fixtures"


def numpy_state(module):
    return {name: tensor.detach().numpy() for name, tensor in module.state_dict().items()}


def write(name, tensors, metadata, inputs, outputs):
    safetensors_numpy.save(FOLDER / f"{name}.safetensors", tensors, metadata)
    with open(FOLDER / f"{name}.json", "w") as file:
        json.dump({"inputs": inputs.tolist(), "outputs": outputs.tolist()}, file)
        file.write("\n")


def sequential():
    """float32, names of nn.Sequential."""
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(4, 7), nn.ReLU(), nn.Linear(7, 5), nn.ReLU(), nn.Linear(5, 3), nn.Softmax(dim=1))
    x = torch.randn(5, 4)
    write("torch_sequential", numpy_state(model), {"format": "pt"}, x.numpy(), model(x).detach().numpy())


class TwoLayers(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 6)
        self.fc2 = nn.Linear(6, 2)

    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x)))


def module():
    """float64, names of a module's own, no metadata."""
    torch.manual_seed(2)
    model = TwoLayers().double()
    x = torch.randn(5, 3, dtype=torch.float64)
    write("torch_module", numpy_state(model), None, x.numpy(), model(x).detach().numpy())


def classifier():
    """A trained MLPClassifier, whose coefs_ are [in, out]."""
    x, t = load_iris(return_X_y=True)
    model = MLPClassifier((6,), activation="logistic", solver="lbfgs", max_iter=500, random_state=1).fit(x, t)
    tensors = {}
    for k, (w, b) in enumerate(zip(model.coefs_, model.intercepts_)):
        tensors[f"{2 * k}.weight"] = w.T
        tensors[f"{2 * k}.bias"] = b
    rows = x[::30]
    write("sklearn_classifier", tensors, {"format": "pt"}, rows, model.predict_proba(rows))


sequential()
module()
classifier()
