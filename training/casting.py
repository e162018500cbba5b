"""Fits data/model/join.tsv: what speaks for an actor's taking part in an engagement of whose trigger it is no argument.

Input: a file that `DevEval paragraphs --candidates FILE` wrote (README.md says how): a line for each actor that may take part in a
found engagement, with signals as name=value. The annotated paragraphs say who does. Logistic regression with a normal prior
on each weight. Engagements that the annotations do not have teach nothing.
"""

import argparse
import base64
from pathlib import Path

import numpy

import paragraphs

ROLES = "party partner beneficiary supplier recipient owner initiator target host about".split()
CLOSE = {"Agreement", "Project", "Cooperation", "Transfer"}
SPREAD = 0.5
FAR = 60  # code points between the trigger of an engagement and that of the annotation


def annotations():
    """By text: (class, span of the trigger, [(role, span of a filler)]) of each item."""
    found = {}
    for parsed in paragraphs.lines(paragraphs.FOLDER):
        text, items = parsed["text"], []
        for item in parsed["items"]:
            trigger = paragraphs.locate(text, item["trigger"])
            fillers = [(r, paragraphs.locate(text, w)) for r, words in item["roles"].items() if r in ROLES for w in words]
            if trigger:
                items.append((item["class"], trigger, [(r, s) for r, s in fillers if s]))
        found[text] = items
    return found


def nearest(items, kind, trigger):
    """The item that an engagement is; None where there is none near of this class or a close one."""
    best, least = None, FAR
    for item in items:
        if item[0] == kind or {item[0], kind} <= CLOSE:
            away = max(0, item[1][0] - trigger[1], trigger[0] - item[1][1]) + (0 if item[0] == kind else 20)
            if away < least:
                best, least = item, away
    return best


def read(file, gold):
    """(part, whether it takes part, whether in this role, signals) of each line that can be judged."""
    rows = []
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        encoded, how, kind, trigger, words, role, *signals = line.split("\t")
        if how != "named":
            continue
        text = base64.b64decode(encoded).decode("utf-8")
        item = nearest(gold.get(text, []), kind, span(trigger))
        if item and item[0] == kind:
            named = [span(one) for one in words.split(",")]
            hits = {r for r, s in item[2] for start, end in named if s[0] < end and start < s[1]}
            pairs = (signal.rsplit("=", 1) for signal in signals)
            rows.append((paragraphs.part(text), bool(hits), role in hits, {n: float(v) for n, v in pairs}))
    return rows


def span(words):
    start, end = words.split("-")
    return int(start), int(end)


def fit(rows, least=5):
    """Weights by name, of signals that at least so many rows have; by Newton's method."""
    counts = {}
    for row in rows:
        for name in row[3]:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= least)
    index = {name: i for i, name in enumerate(names)}
    x = numpy.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row[3].items():
            if name in index:
                x[i, index[name]] = value
    y = numpy.array([float(row[2]) for row in rows])
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


def score(signals, weights):
    return 1 / (1 + numpy.exp(-sum(weights.get(name, 0.0) * value for name, value in signals.items())))


def table(rows, weights, title):
    print(title)
    scores = sorted(((score(r[3], weights), r[1], r[2]) for r in rows), reverse=True)
    for low in [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0]:
        bin_ = [s for s in scores if low <= s[0] < (low + 0.1 if low < 0.9 else 2)]
        if bin_:
            print(f"  {low:.1f} n {len(bin_):5} takes part {sum(s[1] for s in bin_) / len(bin_):.2f} in the role {sum(s[2] for s in bin_) / len(bin_):.2f}")


def crossed(rows, folds=5):
    """The rows with the scores of weights fitted on others, as a table."""
    print("crossed")
    judged = []
    for fold in range(folds):
        weights = fit([row for i, row in enumerate(rows) if i % folds != fold])
        judged += [(*row[:3], {"odds": float(numpy.log(s / (1 - s)))}) for row in rows[fold::folds] for s in [score(row[3], weights)]]
    table(judged, {"odds": 1.0}, "on rows that the weights were not fitted on")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("candidates")
    parser.add_argument("--all", action="store_true", help="fit on the validation part too")
    parser.add_argument("--out", required=True, help="join.tsv")
    arguments = parser.parse_args()
    gold = annotations()
    rows = read(arguments.candidates, gold)
    learnt = [row for row in rows if arguments.all or row[0] == "training"]
    weights = fit(learnt)
    crossed(learnt)
    table([row for row in rows if row[0] == "validation"], weights, "validation")
    with open(arguments.out, "w", encoding="utf-8") as out:
        out.write("# What speaks for an actor's taking part where no argument of the trigger names it, in log odds; made by training/casting.py.\n")
        out.write("signal\tweight\n")
        for signal, weight in sorted(weights.items()):
            out.write(f"{signal}\t{weight:.3f}\n")


if __name__ == "__main__":
    main()
