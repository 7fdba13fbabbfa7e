#!/usr/bin/python3
"""Writes golden cases with skips over layers.

    apt-get install -y --no-install-recommends python3-torch
    /usr/bin/python3 skips.py golden.skips.json

"residual": y of the layer before is added to f(u) in hidden layers of the same size. "inputSkip": the output layer takes
x and then y of the last hidden layer. All else is as make_golden.py has it.
"""
import json
import sys

import torch

from make_golden import case_of

CASES = [  # sizes, activation of each layer, loss, residual, input skip
    ([4, 4, 2], ["Tanh", "Identity"], "SumSquares", True, False),
    ([3, 8, 8, 8, 2], ["GELU", "ReLU", "Sigmoid", "Identity"], "MeanSquaredError", True, False),
    ([10, 10, 10, 4], ["ELU", "SiLU", "Softmax"], "CrossEntropy", True, False),
    ([7, 21, 21, 3], ["Softsign", "LeakyReLU", "Tanh"], "Huber", True, False),
    ([5, 6, 1], ["Sigmoid", "Identity"], "SumSquares", False, True),
    ([9, 17, 20, 18], ["Tanh", "Softplus", "Sigmoid"], "BinaryCrossEntropy", False, True),
    ([18, 33, 3], ["ReLU", "Softmax"], "CrossEntropy", False, True),
    ([6, 6, 6, 6, 6], ["Tanh", "HardTanh", "SELU", "Identity"], "LogCosh", True, True),
    ([11, 11, 5], ["Identity", "Softmax"], "SumSquares", True, True),
]


def main():
    g = torch.Generator().manual_seed(26)
    cases = []
    for i, (sizes, acts, loss, residual, input_skip) in enumerate(CASES):
        case = case_of(
            f"caseSkips{i}", sizes, acts, loss, g, 21 if i % 2 else 7, residual=residual, input_skip=input_skip)
        cases.append({**case, "residual": residual, "inputSkip": input_skip})
    with open(sys.argv[1], "w") as f:
        f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")


main()
