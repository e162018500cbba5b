"""Fits data/model/confidence.tsv: what speaks for an engagement, and how much.

Input: files that `DevEval … --signals FILE` wrote (README.md says how): a line an engagement, "right" or "wrong", then
signals as name=value. In a file given by --seen, engagements of paragraphs that the encoder was trained on, its scores
flatter: there they get a weight of their own, which is not kept, and only the other signals teach. Logistic regression with a normal prior on each weight but the intercept, which is spread over the
sources ("by a verb", "by its name" …): exactly one of them is 1 for each engagement.
"""

import argparse
import math
from pathlib import Path

import torch

PRIOR = {"encoder": 1.0, "seen": 1.0, "by": 2.0, "class": 0.3}
OTHERS = 0.5


def read(files, seen=False):
    encoder = "seen encoder" if seen else "encoder"
    rows = []
    for file in files:
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            verdict, *signals = line.split("\t")
            pairs = (signal.rsplit("=", 1) for signal in signals)
            rows.append((verdict == "right", {encoder if name == "encoder" else name: float(value) for name, value in pairs}))
    return rows


def fit(rows):
    names = sorted({name for _, signals in rows for name in signals})
    x = torch.tensor([[signals.get(name, 0.0) for name in names] for _, signals in rows], dtype=torch.float64)
    y = torch.tensor([float(right) for right, _ in rows], dtype=torch.float64)
    spread = torch.tensor([PRIOR.get(name.split(" ")[0], OTHERS) for name in names], dtype=torch.float64)
    weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=500, line_search_fn="strong_wolfe")

    def loss():
        optimiser.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights, y, reduction="sum")
        value = value + 0.5 * ((weights / spread) ** 2).sum()
        value.backward()
        return value

    optimiser.step(loss)
    return dict(zip(names, weights.tolist()))


def deviance(rows, weights):
    total = 0.0
    for right, signals in rows:
        odds = sum(weights.get(name, 0.0) * value for name, value in signals.items())
        total += math.log1p(math.exp(-odds if right else odds))
    return total / len(rows)


def crossed(rows, seen, folds=10):
    """Mean log loss on rows that the weights were not fitted on."""
    parts = [rows[i::folds] for i in range(folds)]
    losses = []
    for i, part in enumerate(parts):
        others = [row for j, other in enumerate(parts) if j != i for row in other]
        losses.append(deviance(part, fit(seen + others)) * len(part))
    return sum(losses) / len(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("signals", nargs="+")
    parser.add_argument("--seen", nargs="*", default=[])
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    rows = read(arguments.signals)
    seen = read(arguments.seen, seen=True)
    weights = fit(seen + rows)
    weights.pop("seen encoder", None)
    share = sum(right for right, _ in rows) / len(rows)
    constant = -(share * math.log(share) + (1 - share) * math.log(1 - share))
    print(f"{len(rows)} engagements (and {len(seen)} seen), {share:.3f} right; log loss {crossed(rows, seen):.3f} crossed, {constant:.3f} of a constant")
    with open(arguments.out, "w", encoding="utf-8") as out:
        out.write("# What speaks for an engagement, in log odds; made by training/confidence.py. README.md says what for.\n")
        out.write("signal\tweight\n")
        for name, weight in sorted(weights.items()):
            out.write(f"{name}\t{weight:.3f}\n")


if __name__ == "__main__":
    main()
