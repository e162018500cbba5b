"""Paragraphs as tensors. Only the first piece of each word has a label; the others are ignored (-100)."""

from dataclasses import dataclass

import torch

import labels
from paragraphs import Paragraph

IGNORED = -100


@dataclass(frozen=True)
class Target:
    """One item: its trigger's pieces, its class, and what the roles head should say."""

    pieces: list
    kind: int
    roles: list  # labels of the pieces, a list a group
    status: int
    factuality: int


@dataclass(frozen=True)
class Example:
    paragraph: Paragraph
    ids: list
    cases: list
    spans: list
    first: list
    mentions: list
    triggers: list
    targets: list


def example(paragraph, tokenizer):
    ids, cases, spans, first = tokenizer(paragraph.text)

    def tagged(wanted, names):
        tags = [0 if f else IGNORED for f in first]
        for start, end, name in wanted:
            at = [k for k, f in enumerate(first) if f and start <= spans[k][0] < end]
            if not at:  # inside a word: "Sino" of "Sinosphere"
                at = [k for k, f in enumerate(first) if f and spans[k][0] < end and start < spans[k][1]]
            if at and all(tags[k] == 0 for k in at):
                for k in at:
                    tags[k] = names.index(("B-" if k == at[0] else "I-") + name)
        return tags

    targets = []
    for item in paragraph.items:
        at = pieces_of(spans, *item.trigger)
        if at:
            roles = [
                tagged(
                    sorted(((a, b, r) for r, a, b in item.roles if r in group), key=lambda s: s[0] - s[1]),
                    labels.ROLE_LABELS[g],
                )
                for g, group in enumerate(labels.ROLE_GROUPS)
            ]
            status = labels.STATUSES.index(item.status) if item.status else IGNORED
            factuality = labels.FACTUALITIES.index(item.factuality) if item.factuality else IGNORED
            targets.append(Target(at, labels.CLASSES.index(item.kind), roles, status, factuality))
    triggers = tagged([(*item.trigger, item.kind) for item in paragraph.items], labels.TRIGGER_LABELS)
    mentions = tagged(paragraph.mentions, labels.MENTION_LABELS)
    return Example(paragraph, ids, cases, spans, first, mentions, triggers, targets)


def pieces_of(spans, start, end):
    """The pieces that begin in a span."""
    return [k for k, (a, b) in enumerate(spans) if a < b and start <= a < end]


def padded(rows, value):
    length = max(map(len, rows))
    return torch.tensor([list(row) + [value] * (length - len(row)) for row in rows])


def batch(examples):
    """Tensors by name; those of targets are left out when there are none."""
    tensors = {
        "ids": padded([e.ids for e in examples], 0),
        "cases": padded([e.cases for e in examples], 0),
        "mask": padded([[1] * len(e.ids) for e in examples], 0),
        "mentions": padded([e.mentions for e in examples], IGNORED),
        "triggers": padded([e.triggers for e in examples], IGNORED),
    }
    length = tensors["ids"].shape[1]
    targets = [(row, t) for row, e in enumerate(examples) for t in e.targets]
    if targets:
        tensors["row"] = torch.tensor([row for row, _ in targets])
        tensors["marks"] = marks([t.pieces for _, t in targets], length)
        tensors["kind"] = torch.tensor([t.kind for _, t in targets])
        tensors["status"] = torch.tensor([t.status for _, t in targets])
        tensors["factuality"] = torch.tensor([t.factuality for _, t in targets])
        tensors["roles"] = torch.tensor(
            [[tags + [IGNORED] * (length - len(tags)) for tags in t.roles] for _, t in targets]
        )
    return tensors


def marks(pieces, length):
    marked = torch.zeros(len(pieces), length, dtype=torch.long)
    for row, at in enumerate(pieces):
        marked[row, at] = 1
    return marked


def by_length(examples, size, random):
    """Batches of examples of like length, in random order."""
    examples = list(examples)
    random.shuffle(examples)
    found = []
    for start in range(0, len(examples), size * 8):
        chunk = sorted(examples[start : start + size * 8], key=lambda e: len(e.ids))
        found += [chunk[k : k + size] for k in range(0, len(chunk), size)]
    random.shuffle(found)
    return found
