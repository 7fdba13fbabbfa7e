#!/usr/bin/python3
"""Writes trajectories of golden cases some of whose layers do not learn.

    apt-get install -y --no-install-recommends python3-torch
    /usr/bin/python3 trainable.py golden.json golden.trainable.json

A layer that does not learn has requires_grad=False, and the optimizer is not given its parameters.
"""
import json
import sys

from regularization import parameters_of

from make_golden import LOSSES, OPTIMIZERS, flat, forward

import torch

CASES = [  # case, whether each layer learns
    ("case000", [False, True]),
    ("case001", [True, False]),
    ("case004", [False, True, False, True]),
    ("case009", [False, False, True, False]),
]


def trajectory(case, trainable, optimizer):
    sizes = [case["inputs"], *case["hidden"], case["outputs"]]
    acts = [case["hiddenActivation"]] * len(case["hidden"]) + [case["outputActivation"]]
    X, T = torch.tensor(case["batch"]["x"]), torch.tensor(case["batch"]["t"])
    learns = [one for one in trainable for _ in range(2)]  # w, then b
    p = [q.clone().requires_grad_(one) for q, one in zip(parameters_of(case, sizes), learns)]
    rate, make = OPTIMIZERS[optimizer]
    opt = make([{"params": [q for q, one in zip(p, learns) if one]}], rate)
    gradients = None
    for _ in range(4):
        opt.zero_grad()
        LOSSES[case["loss"]](forward(p, sizes, acts, X)[1][-1], T).mean().backward()
        gradients = gradients or flat([torch.zeros_like(q) if q.grad is None else q.grad for q in p])
        opt.step()
    return gradients, {"learningRate": rate, "steps": 4, "parameters": flat(p)}


def main():
    golden = {case["name"]: case for case in json.load(open(sys.argv[1]))}
    cases = []
    for name, trainable in CASES:
        of_all = {optimizer: trajectory(golden[name], trainable, optimizer) for optimizer in OPTIMIZERS}
        cases.append({
            "name": name, "trainable": trainable,
            "meanGradients": next(iter(of_all.values()))[0],
            "trajectories": {optimizer: path for optimizer, (_, path) in of_all.items()},
        })
    with open(sys.argv[2], "w") as f:
        f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")


if __name__ == "__main__":
    main()
