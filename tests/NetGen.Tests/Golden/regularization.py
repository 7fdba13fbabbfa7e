#!/usr/bin/python3
"""Writes trajectories of golden cases whose loss has a penalty: E + L1·Σ|w| + ½·L2·Σw².

    apt-get install -y --no-install-recommends python3-torch
    /usr/bin/python3 regularization.py golden.json golden.regularization.json

The penalty is a part of the loss that autograd derives. Where biases do not decay, AdamW's own weight decay leaves them
out too.
"""
import json
import sys

import torch

from make_golden import LOSSES, OPTIMIZERS, clone, flat, forward

CASES = [  # case, L1, L2, whether biases decay
    ("case000", 0.0, 0.125, True),
    ("case001", 0.03125, 0.0, True),
    ("case004", 0.015625, 0.0625, False),
    ("case007", 0.0, 0.25, False),
]


def parameters_of(case, sizes):
    values, params, start = torch.tensor(case["parameters"]), [], 0
    for a, b in zip(sizes, sizes[1:]):
        params += [values[start:start + a * b].reshape(a, b), values[start + a * b:start + a * b + b]]
        start += a * b + b
    return params


def trajectory(case, l1, l2, decay_biases, optimizer):
    sizes = [case["inputs"], *case["hidden"], case["outputs"]]
    acts = [case["hiddenActivation"]] * len(case["hidden"]) + [case["outputActivation"]]
    X, T = torch.tensor(case["batch"]["x"]), torch.tensor(case["batch"]["t"])
    p = clone(parameters_of(case, sizes))
    decaying = p if decay_biases else p[::2]
    rate, make = OPTIMIZERS[optimizer]
    groups = [{"params": decaying}]
    if not decay_biases:
        groups.append({"params": p[1::2], "weight_decay": 0} if optimizer == "AdamW" else {"params": p[1::2]})
    opt = make(groups, rate)
    for _ in range(4):
        opt.zero_grad()
        penalty = sum(l1 * q.abs().sum() + 0.5 * l2 * (q * q).sum() for q in decaying)
        (LOSSES[case["loss"]](forward(p, sizes, acts, X)[1][-1], T).mean() + penalty).backward()
        opt.step()
    with torch.no_grad():
        penalty = sum(l1 * q.abs().sum() + 0.5 * l2 * (q * q).sum() for q in decaying)
    return {"learningRate": rate, "steps": 4, "parameters": flat(p), "penalty": penalty.item()}


def main():
    golden = {case["name"]: case for case in json.load(open(sys.argv[1]))}
    cases = [{
        "name": name, "l1": l1, "l2": l2, "decayBiases": decay_biases,
        "trajectories": {o: trajectory(golden[name], l1, l2, decay_biases, o) for o in OPTIMIZERS},
    } for name, l1, l2, decay_biases in CASES]
    with open(sys.argv[2], "w") as f:
        f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")


if __name__ == "__main__":
    main()
