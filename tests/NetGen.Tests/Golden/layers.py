#!/usr/bin/python3
"""Writes golden cases that make_golden.py does not draw: no hidden layer, and hidden layers with an activation each.

    apt-get install -y --no-install-recommends python3-torch
    /usr/bin/python3 layers.py golden.layers.json

All else is as make_golden.py has it; "hiddenActivations" stands in place of "hiddenActivation".
"""
import json
import sys

import torch

from make_golden import case_of

CASES = [  # sizes, activation of each layer, loss
    ([5, 1], ["Identity"], "SumSquares"),
    ([4, 1], ["Sigmoid"], "BinaryCrossEntropy"),
    ([6, 3], ["Softmax"], "CrossEntropy"),
    ([9, 17], ["Tanh"], "Huber"),
    ([4, 7, 5, 3], ["ReLU", "Tanh", "Softmax"], "CrossEntropy"),
    ([3, 9, 8, 6, 2], ["GELU", "Softsign", "SiLU", "Identity"], "MeanSquaredError"),
    ([5, 6, 18, 2], ["Sigmoid", "LeakyReLU", "Sigmoid"], "BinaryCrossEntropy"),
]


def main():
    g = torch.Generator().manual_seed(16)
    cases = [case_of(f"caseLayers{i}", *layers, g, 21 if i % 2 else 7) for i, layers in enumerate(CASES)]
    with open(sys.argv[1], "w") as f:
        f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")


main()
