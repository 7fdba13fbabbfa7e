#!/usr/bin/python3
"""Writes what PyTorch says of thirty formulas that a user might write: values and slopes, in float64.

    apt-get install -y --no-install-recommends python3-torch
    /usr/bin/python3 formulas.py golden.formulas.json

Each formula stands here twice: as C#, which the test compiles, and as PyTorch, whose autograd gives the slope.
"""
import json
import sys

import torch
import torch.nn.functional as F

M = torch.maximum
C = lambda u, value: torch.full_like(u, value)

ACTIVATIONS = [  # name, C#, PyTorch
    ("Mish", "u * Math.Tanh(Math.Log(1 + Math.Exp(u)))", F.mish),
    ("Swish2", "u / (1 + Math.Exp(-2 * u))", lambda u: u * torch.sigmoid(2 * u)),
    ("HardSwish", "u * Math.Clamp(u + 3, 0, 6) / 6", F.hardswish),
    ("Cube", "u * u * u / (1 + u * u)", lambda u: u**3 / (1 + u**2)),
    ("Gaussian", "Math.Exp(-u * u)", lambda u: torch.exp(-u * u)),
    ("SquaredReLU", "u > 0 ? u * u : 0", lambda u: F.relu(u) ** 2),
    ("CELU2", "Math.Max(0, u) + Math.Min(0, 2 * (Math.Exp(u / 2) - 1))", lambda u: F.celu(u, 2.0)),
    ("Softplus3", "Math.Log(1 + Math.Exp(3 * u)) / 3", lambda u: F.softplus(u, 3, 100)),
    ("LogSigmoid", "-Math.Log(1 + Math.Exp(-u))", F.logsigmoid),
    ("TanhShrink", "u - Math.Tanh(u)", F.tanhshrink),
    ("SoftShrink", "u > 0.5 ? u - 0.5 : u < -0.5 ? u + 0.5 : 0", lambda u: F.softshrink(u, 0.5)),
    ("ISRU", "u / Math.Sqrt(1 + u * u)", lambda u: u / torch.sqrt(1 + u * u)),
    ("SignedLog", "u >= 0 ? Math.Log(1 + u) : -Math.Log(1 - u)", lambda u: torch.sign(u) * torch.log1p(torch.abs(u))),
    ("Asinh", "Math.Log(u + Math.Sqrt(u * u + 1))", torch.asinh),
    ("LeCunTanh", "1.7159 * Math.Tanh(2 * u / 3)", lambda u: 1.7159 * torch.tanh(2 * u / 3)),
    ("PowerOfAbs", "Math.Pow(1 + Math.Abs(u), 0.3) - 1", lambda u: (1 + torch.abs(u)) ** 0.3 - 1),
    ("Sine", "Math.Sin(u)", torch.sin),
    ("Snake", "u + Math.Pow(Math.Sin(u), 2)", lambda u: u + torch.sin(u) ** 2),
    ("Arctangent", "Math.Atan(u)", torch.atan),
    ("DampedCosine", "Math.Cos(3 * u) * Math.Exp(-u * u / 8)", lambda u: torch.cos(3 * u) * torch.exp(-u * u / 8)),
]

LOSSES = [  # name, C#, PyTorch, whether y and t lie between 0 and 1
    ("Pinball", "Math.Max(0.9 * (t - y), -0.1 * (t - y))", lambda y, t: M(0.9 * (t - y), -0.1 * (t - y)), False),
    ("Poisson", "Math.Exp(y) - t * y", lambda y, t: F.poisson_nll_loss(y, t, reduction="none"), False),
    ("SmoothL1Tenth", "Math.Abs(y - t) < 0.1 ? 5 * (y - t) * (y - t) : Math.Abs(y - t) - 0.05",
     lambda y, t: F.smooth_l1_loss(y, t, beta=0.1, reduction="none"), False),
    ("Hinge", "Math.Max(1 - t * y, 0)", lambda y, t: M(1 - t * y, C(y, 0.0)), False),
    ("Cauchy", "Math.Log(1 + (y - t) * (y - t))", lambda y, t: torch.log1p((y - t) ** 2), False),
    ("Asymmetric", "(y < t ? 3 : 1) * (y - t) * (y - t)", lambda y, t: torch.where(y < t, 3.0, 1.0) * (y - t) ** 2, False),
    ("Focal", "-t * (1 - y) * (1 - y) * Math.Log(y) - (1 - t) * y * y * Math.Log(1 - y)",
     lambda y, t: -t * (1 - y) ** 2 * torch.log(y) - (1 - t) * y**2 * torch.log(1 - y), True),
    ("MeanOfFourth", "Math.Pow(y - t, 4) / n", lambda y, t: (y - t) ** 4 / 2, False),
    ("Angle", "1 - Math.Cos(y - t)", lambda y, t: 1 - torch.cos(y - t), False),
    ("ArctanOfSquare", "Math.Atan((y - t) * (y - t))", lambda y, t: torch.atan((y - t) ** 2), False),
]


def slope(value, at):
    return torch.autograd.grad(value.sum(), at)[0]


def main():
    g = torch.Generator().manual_seed(20)
    draw = lambda n: (torch.randint(-(1 << 18), 1 << 18, (n,), generator=g).double() / (1 << 16))
    cases = {"activations": [], "losses": []}
    for name, code, f in ACTIVATIONS:
        u = draw(24).requires_grad_()
        y = f(u)
        cases["activations"].append(
            {"name": name, "code": code, "u": u.tolist(), "y": y.tolist(), "slope": slope(y, u).tolist()})
    for name, code, f, inside in LOSSES:
        y, t = draw(24), draw(24)
        if inside:
            # The network of the test gives y by a sigmoid.
            y, t = torch.sigmoid(y), (t > 0).double()
        y.requires_grad_()
        e = f(y, t)
        cases["losses"].append({"name": name, "code": code, "inside": inside, "y": y.tolist(), "t": t.tolist(),
                                "e": e.tolist(), "slope": slope(e, y).tolist()})
    with open(sys.argv[1], "w") as file:
        json.dump(cases, file, indent=1)


main()
