#!/usr/bin/python3
"""Recomputes the cases of golden.json that use HardSigmoid, with its derivative in float64.

    apt-get install -y --no-install-recommends python3-torch
    /usr/bin/python3 exact_hard_sigmoid.py golden.json golden.hardsigmoid.json

PyTorch's own hardsigmoid multiplies by 1/6 rounded to float32 in its backward pass, whatever the precision: those
cases are off by a relative 3e-8. Here its definition, clamp(u/6 + 1/2, 0, 1), is written out, and everything else of the
case stays: parameters, inputs, targets.
"""
import json
import runpy
import sys

import torch


def main():
    source, destination = sys.argv[1:3]
    sys.argv = ["make_golden.py", "0", "0", "0", "/dev/null"]
    golden = runpy.run_path("make_golden.py")
    acts = golden["ACTIVATIONS"]
    acts["HardSigmoid"] = lambda u: torch.clamp(u / 6 + 0.5, 0, 1)
    forward, flat, rounded, clone = (golden[name] for name in ("forward", "flat", "rounded", "clone"))
    cases = [c for c in json.load(open(source)) if "HardSigmoid" in (c["hiddenActivation"], c["outputActivation"])]
    for c in cases:
        sizes = [c["inputs"], *c["hidden"], c["outputs"]]
        names = [c["hiddenActivation"]] * len(c["hidden"]) + [c["outputActivation"]]
        loss = golden["LOSSES"][c["loss"]]
        params, at = [], 0
        for a, b in zip(sizes, sizes[1:]):
            params.append(torch.tensor(c["parameters"][at:at + a * b]).reshape(a, b))
            params.append(torch.tensor(c["parameters"][at + a * b:at + (a + 1) * b]))
            at += (a + 1) * b
        p = clone(params)
        x = torch.tensor(c["x"]).requires_grad_()
        us, ys = forward(p, sizes, names, x)
        e = loss(ys[-1], torch.tensor(c["t"]))
        e.backward()
        c["layers"] = [{"y": rounded(y.tolist()), "delta": rounded(u.grad.tolist()), "dy": rounded(y.grad.tolist())}
                       for u, y in zip(us, ys)]
        c["E"], c["gradients"] = e.item(), flat([q.grad for q in p])
        c["inputGradients"] = rounded(x.grad.tolist())
        X, T = torch.tensor(c["batch"]["x"]), torch.tensor(c["batch"]["t"])
        p = clone(params)
        mean = loss(forward(p, sizes, names, X)[1][-1], T).mean()
        mean.backward()
        c["batch"]["meanE"], c["batch"]["meanGradients"] = mean.item(), flat([q.grad for q in p])
        for name, trajectory in c["trajectories"].items():
            p = clone(params)
            optimizer = golden["OPTIMIZERS"][name][1](p, trajectory["learningRate"])
            for _ in range(trajectory["steps"]):
                optimizer.zero_grad()
                loss(forward(p, sizes, names, X)[1][-1], T).mean().backward()
                optimizer.step()
            trajectory["parameters"] = flat(p)
    with open(destination, "w") as f:
        f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")


main()
