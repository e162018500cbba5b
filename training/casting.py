"""Fits data/model/join.tsv: what speaks for an actor's taking part in an engagement of whose trigger it is no argument.

Input: files that `DevEval --candidates FILE` wrote (README.md says how): a line for each actor of a sentence that may take part in an
engagement found there, with signals as name=value. The gold facts of documents and the annotations of paragraphs that the encoder has
not learnt from say who does. Logistic regression with a normal prior on each weight. Engagements that gold does not have teach nothing.
"""

import argparse
import math
import random

import numpy

from gold import candidates, documents_by_text, nearest, paragraphs_by_text, plain

FOLDS = 8
SPREAD = 0.35
SELDOM = 8  # signals of fewer rows teach nothing
BINS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.45, 0.4, 0.35, 0.3, 0.2, 0.1)


def read(files, documents, annotated):
    """
    (document or None for a paragraph, whether it has the role, signals) of each line that can be judged. Whom one of two readers took
    for a participant, or who has another role by gold, is neither right nor wrong.
    """
    rows = []
    for text, kind, trigger, words, role, signals in candidates(files, "named"):
        if text in documents:
            document, gold = documents[text]
            names = {plain(text[start:end]) for start, end in words}
            items = gold.telling(kind, trigger)
            has = any(gold.takes_part(item, names, role) for item in items)
            if items and (has or not any(gold.may_take_part(item, names) for item in items)):
                rows.append((document, has, signals))
        elif text in annotated:
            item = nearest(annotated[text], kind, trigger)
            if item and item[0] == kind:
                has = any(r == role and s[0] < end and start < s[1] for r, s in item[2] for start, end in words)
                rows.append((None, has, signals))
    return rows


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


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("candidates", nargs="+")
    parser.add_argument("--documents", nargs="+", required=True, help="folders with documents/ and gold/")
    parser.add_argument("--paragraphs", default="tuning", help="a folder of annotated paragraphs that the encoder has not learnt from")
    parser.add_argument("--out", required=True, help="join.tsv")
    arguments = parser.parse_args()
    rows = read(arguments.candidates, documents_by_text(arguments.documents), paragraphs_by_text(arguments.paragraphs))
    crossed(rows)
    write(arguments.out, fit(rows), "What speaks for an actor's taking part where no argument of the trigger names it, in log odds; made by training/casting.py.")


if __name__ == "__main__":
    main()
