"""Fits data/model/understand.tsv: what speaks for an actor's taking part in an engagement whose sentence does not say so.

Input: files that `DevEval documents --shared DIR --candidates FILE` wrote (README.md says how): a line for each actor that the reader of a
document may have in mind for a role that nobody has, with signals as name=value. The document's gold facts say who has it. Logistic
regression with a normal prior on each weight. Engagements that gold does not have teach nothing.
"""

import argparse
import base64
import json
import random
from pathlib import Path

import casting

FOLDS = 10


def plain(name):
    return name.strip().lower().removeprefix("the ").replace("’", "'")


class Gold:
    """The facts of one document."""

    def __init__(self, text, facts):
        self.names = {actor["id"]: {plain(name) for name in actor["names"]} for actor in facts["actors"]}
        self.items = []
        for item in facts["items"]:
            spans = [(text.find(quote), text.find(quote) + len(quote)) for quote in item.get("evidence", []) if quote in text]
            if "participants" in item:
                self.items.append((item, spans))

    def telling(self, kind, trigger):
        """The items that a trigger of this class may tell of: those with a quote around it."""
        return [
            item
            for item, spans in self.items
            if item["class"] == kind and any(start <= trigger[0] and trigger[1] <= end for start, end in spans)
        ]

    def takes_part(self, item, names, role=None, field="participants"):
        return any(names & self.names.get(actor, set()) and role in (None, r) for r, actor in item.get(field, []))


def gold_by_text(folders):
    found = {}
    for folder in map(Path, folders):
        for file in sorted((folder / "gold").glob("*.json")):
            facts = json.loads(file.read_text(encoding="utf-8"))
            text = (folder / "documents" / facts["document"]).read_text(encoding="utf-8")
            found[text] = (facts["document"], Gold(text, facts))
    return found


def read(files, documents):
    """
    (document, whether it may take part, whether it does in this role, signals, the open role) of each line. Of an engagement that
    gold does not have, whether it takes part is None; where one of two readers took it for a participant, it may.
    """
    rows = []
    for file in files:
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            encoded, how, kind, trigger, words, role, *signals = line.split("\t")
            text = base64.b64decode(encoded).decode("utf-8")
            if how != "understood" or text not in documents:
                continue
            document, gold = documents[text]
            names = {plain(text[start:end]) for start, end in map(casting.span, words.split(","))}
            items = gold.telling(kind, casting.span(trigger))
            has = any(gold.takes_part(item, names, role) for item in items) if items else None
            may = any(
                item.get("optional") or gold.takes_part(item, names) or gold.takes_part(item, names, field="alsoParticipants")
                for item in items
            )
            pairs = (signal.rsplit("=", 1) for signal in signals)
            rows.append((document, may, has, {n: float(v) for n, v in pairs}, (document, kind, trigger, role)))
    return rows


def fit(rows):
    """Weights; whom only one of two readers took for a participant is none."""
    return casting.fit([row for row in rows if row[2] is not None])


def crossed(rows):
    """How often the likeliest of each open role is right, by weights that other documents taught."""
    documents = sorted({row[0] for row in rows})
    random.Random(3).shuffle(documents)
    best = {}
    for fold in range(FOLDS):
        left = set(documents[fold::FOLDS])
        weights = fit([row for row in rows if row[0] not in left])
        for row in rows:
            if row[0] in left:
                score = casting.score(row[3], weights)
                if score > best.get(row[4], (0,))[0]:
                    best[row[4]] = (score, row[1], row[2])
    fillable = {row[4] for row in rows if row[2]}
    print(f"{len(best)} open roles in {len(documents)} documents, {len(fillable)} with somebody who has it")
    for least in (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2):
        chosen = [one for one in best.values() if one[0] >= least]
        right = sum(bool(one[2]) for one in chosen)
        neither = sum(one[1] and not one[2] for one in chosen)
        other = sum(one[2] is None for one in chosen)
        wrong = len(chosen) - right - neither - other
        print(f"  from {least:.1f} on: {right} right, {neither} neither right nor wrong, {wrong} wrong, {other} of engagements that gold does not have")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("candidates", nargs="+")
    parser.add_argument("--documents", nargs="+", required=True, help="folders with documents/ and gold/")
    parser.add_argument("--out", required=True, help="understand.tsv")
    arguments = parser.parse_args()
    rows = read(arguments.candidates, gold_by_text(arguments.documents))
    crossed(rows)
    with open(arguments.out, "w", encoding="utf-8") as out:
        out.write("# What speaks for an actor's taking part where only the rest of the document names it, in log odds; made by training/understanding.py.\n")
        out.write("signal\tweight\n")
        for signal, weight in sorted(fit(rows).items()):
            out.write(f"{signal}\t{weight:.3f}\n")


if __name__ == "__main__":
    main()
