"""Fits data/model/understand.tsv: what speaks for an actor's taking part in an engagement whose sentence does not say so.

Input: files that `DevEval documents --shared DIR --candidates FILE` wrote (README.md says how): a line for each actor that the reader of a
document may have in mind for a role that nobody has, with signals as name=value. The document's gold facts say who has it. A choice among
all of a role and nobody, by a softmax with a normal prior on each weight. What is only asked about those for whom something speaks already is
fitted after the rest. Engagements that gold does not have teach nothing.
"""

import math
import random

import torch

import regression
from gold import candidates, documents_by_text, parser, plain

FOLDS = 10
PRIOR = 8  # times the sum of squared weights
SELDOM = 5  # signals of fewer rows teach nothing
ASKED = ("asked", "encoder behind the first")  # for whom, the weights of before say: run it twice
CLEARLY = 2  # times as likely as the next one is who has the role; as in ImplicitArguments.java


def read(files, documents):
    """
    (document, whether it may take part, whether it does in this role, signals, the open role) of each line. Of an engagement that
    gold does not have, whether it takes part is None; where one of two readers took it for a participant, it may.
    """
    rows = []
    for text, kind, trigger, words, role, signals in candidates(files, "understood"):
        if text not in documents:
            continue
        document, gold = documents[text]
        names = {plain(text[start:end]) for start, end in words}
        items = gold.telling(kind, trigger)
        has = any(gold.takes_part(item, names, role) for item in items) if items else None
        may = any(gold.may_take_part(item, names) for item in items)
        rows.append((document, may, has, signals, (document, kind, trigger, role)))
    return rows


class Choices:
    """The actors for each open role, as numbers."""

    def __init__(self, rows, names):
        index = {name: i for i, name in enumerate(names)}
        keys = {}
        self.role = torch.tensor([keys.setdefault(row[4], len(keys)) for row in rows])
        self.roles = len(keys)
        self.has = torch.tensor([bool(row[2]) for row in rows])
        self.signals = torch.zeros(len(rows), len(names))
        for i, row in enumerate(rows):
            for name, value in row[3].items():
                if name in index:
                    self.signals[i, index[name]] = value

    def sums(self, values):
        return torch.zeros(self.roles).index_add(0, self.role, values)

    def fit(self, before, prior):
        """Weights that make those who have the roles, or nobody where nobody has one, as likely as can be."""
        weights = torch.zeros(self.signals.shape[1], requires_grad=True)
        optimiser = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")
        filled = self.sums(self.has.float()) > 0

        def loss():
            optimiser.zero_grad()
            odds = torch.exp(before + self.signals @ weights)
            right = torch.where(filled, self.sums(odds * self.has), 1.0)
            value = (torch.log(self.sums(odds) + 1) - torch.log(right)).sum() + prior * (weights @ weights)
            value.backward()
            return value

        optimiser.step(loss)
        return weights.detach()


def odds(row, weights):
    return sum(weights.get(name, 0.0) * value for name, value in row[3].items())


def first_weights(rows):
    counts = {}
    for row in rows:
        for name in row[3]:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= SELDOM and name not in ASKED)
    return dict(zip(names, Choices(rows, names).fit(torch.zeros(len(rows)), PRIOR).tolist()))


def folds(rows, count):
    """(Rows of other documents, rows of some) by turns."""
    documents = sorted({row[0] for row in rows})
    random.Random(3).shuffle(documents)
    for fold in range(count):
        left = set(documents[fold::count])
        yield [row for row in rows if row[0] not in left], [row for row in rows if row[0] in left]


def fit(rows):
    """Weights by name of the signal, from the roles of engagements that gold has; the two of ASKED are many rows' and need no prior."""
    judged = [row for row in rows if row[2] is not None]
    crossed_rows, before = [], []
    for others, these in folds(judged, FOLDS // 2):
        weights = first_weights(others)
        crossed_rows += these
        before += [odds(row, weights) for row in these]
    asked = Choices(crossed_rows, ASKED).fit(torch.tensor(before), 0.01)
    return first_weights(judged) | dict(zip(ASKED, asked.tolist()))


def crossed(rows):
    """How often the likeliest of each open role is right, by weights that other documents taught."""
    best, shares = {}, {}
    for others, these in folds(rows, FOLDS):
        weights = fit(others)
        exps = [math.exp(odds(row, weights)) for row in these]
        sums = {}
        for row, exp in zip(these, exps):
            sums[row[4]] = sums.get(row[4], 1.0) + exp
        for row, exp in zip(these, exps):
            shares.setdefault(row[4], []).append((exp / sums[row[4]], row[1], row[2]))
    for key, all_of_role in shares.items():
        all_of_role.sort(key=lambda one: -one[0])
        if len(all_of_role) == 1 or all_of_role[0][0] >= CLEARLY * all_of_role[1][0]:
            best[key] = all_of_role[0]
    fillable = {row[4] for row in rows if row[2]}
    print(f"{len(shares)} open roles in {len({row[0] for row in rows})} documents, {len(fillable)} with somebody who has it")
    for least in (0.9, 0.8, 0.7, 0.6, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2):
        chosen = [one for one in best.values() if one[0] >= least]
        right = sum(bool(one[2]) for one in chosen)
        neither = sum(one[1] and not one[2] for one in chosen)
        other = sum(one[2] is None and not one[1] for one in chosen)
        wrong = len(chosen) - right - neither - other
        print(f"  from {least:.2f} on: {right} right, {neither} neither right nor wrong, {wrong} wrong, {other} of engagements that gold does not have")


def main():
    arguments = parser(__doc__, "understand.tsv").parse_args()
    rows = read(arguments.candidates, documents_by_text(arguments.documents))
    crossed(rows)
    regression.write(
        arguments.out, fit(rows), "What speaks for an actor's taking part where only the rest of the document names it, in log odds; made by training/understanding.py."
    )


if __name__ == "__main__":
    main()
