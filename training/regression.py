"""Logistic regression with a normal prior on each weight, over rows of (document, whether it is so, signals by name)."""

import math
import random

import numpy

FOLDS = 8
SPREAD = 0.35
SELDOM = 8  # signals of fewer rows teach nothing
BINS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.45, 0.4, 0.35, 0.3, 0.2, 0.1)


def fit(rows):
    """Weights by name, of signals that are not too seldom; by Newton's method."""
    counts = {}
    for row in rows:
        for name in row[2]:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= SELDOM)
    index = {name: i for i, name in enumerate(names)}
    x = numpy.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row[2].items():
            if name in index:
                x[i, index[name]] = value
    y = numpy.array([float(row[1]) for row in rows])
    weights = numpy.zeros(len(names))
    if not names:
        return {}
    for _ in range(30):
        p = 1 / (1 + numpy.exp(-x @ weights))
        gradient = x.T @ (p - y) + weights / SPREAD**2
        hessian = (x * (p * (1 - p))[:, None]).T @ x + numpy.eye(len(names)) / SPREAD**2
        step = numpy.linalg.solve(hessian, gradient)
        weights -= step
        if numpy.abs(step).max() < 1e-6:
            break
    return dict(zip(names, weights.tolist()))


def score(row, weights):
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in row[2].items())))


def crossed(rows):
    """How many are right from which score on, by weights that other documents taught."""
    documents = sorted({row[0] for row in rows if row[0]})
    random.Random(1).shuffle(documents)
    judged = []
    for fold in range(FOLDS):
        these = set(documents[fold::FOLDS])
        weights = fit([row for row in rows if row[0] not in these])
        judged += [(score(row, weights), row[1]) for row in rows if row[0] in these]
    print(f"{len(judged)} candidates in {len(documents)} documents, {sum(right for _, right in judged)} right")
    for least in BINS:
        taken = [right for value, right in judged if value >= least]
        print(f"  from {least:.2f} on: {sum(taken)} right, {len(taken) - sum(taken)} wrong")


def write(file, weights, title):
    with open(file, "w", encoding="utf-8") as out:
        out.write(f"# {title}\nsignal\tweight\n")
        for signal, weight in sorted(weights.items()):
            out.write(f"{signal}\t{weight:.3f}\n")
