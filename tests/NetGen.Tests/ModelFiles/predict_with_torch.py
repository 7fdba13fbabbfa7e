#!/usr/bin/python3
"""Loads model files into nn.Sequentials made by their metadata, and prints the outputs for x = 1, 2, …, l as JSON.

    /usr/bin/python3 predict_with_torch.py MODEL.safetensors ...
"""
import json
import sys

import torch
from torch import nn

import safetensors_numpy

ACTIVATIONS = {
    "Identity": nn.Identity(), "Sigmoid": nn.Sigmoid(), "Tanh": nn.Tanh(), "ReLU": nn.ReLU(),
    "Softmax": nn.Softmax(dim=0)}

for path in sys.argv[1:]:
    tensors, metadata = safetensors_numpy.load(path)
    sizes = [int(size) for size in metadata["netgen.layers"].split("-")]
    activations = [ACTIVATIONS[name] for name in metadata["netgen.activations"].split(", ")]
    modules = []
    for fan_in, fan_out, activation in zip(sizes, sizes[1:], activations):
        modules += [nn.Linear(fan_in, fan_out), activation]
    state = {name: torch.from_numpy(tensor) for name, tensor in tensors.items()}
    model = nn.Sequential(*modules).to(state["0.weight"].dtype)
    model.load_state_dict(state, strict=True)
    x = torch.arange(1, sizes[0] + 1, dtype=state["0.weight"].dtype)
    print(json.dumps(model(x).tolist()))
