"""Figures on the validation part: evaluate.py WEIGHTS.pt."""

import sys
from collections import Counter

import torch

import base
import labels
import paragraphs
from batches import batch, example, pieces_of
from model import Model
from wordpiece import WordPiece

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def spans(tags, e, names):
    """[(start, end, name)] that BIO tags of first pieces mean."""
    found = []
    firsts = [k for k, f in enumerate(e.first) if f]
    for k, following in zip(firsts, firsts[1:] + [len(e.ids) - 1]):
        name = names[tags[k]]
        end = e.spans[following - 1][1]
        if name == "O":
            continue
        if name[0] == "B" or not found or found[-1][2] != name[2:] or found[-1][3] != k:
            found.append((e.spans[k][0], end, name[2:], following))
        else:
            found[-1] = (found[-1][0], end, name[2:], following)
    return [(a, b, name) for a, b, name, _ in found]


def candidates(logits, e, threshold):
    """Triggers: runs of words that are part of one with this probability, [(start, end, class, score)]."""
    likely = logits.float().softmax(-1)
    runs = spans([1 if f and 1 - likely[k, 0] >= threshold else 0 for k, f in enumerate(e.first)], e, ["O", "I-x"])
    found = []
    for a, b, _ in runs:
        at = [k for k in pieces_of(e.spans, a, b) if e.first[k]]
        of_class = likely[at, 1:].reshape(len(at), len(labels.CLASSES), 2).sum(-1)
        best = int(of_class.sum(0).argmax())
        found.append((a, b, labels.CLASSES[best], float((1 - likely[at, 0]).max())))
    return found


@torch.no_grad()
def read(model, examples):
    """Logits of mentions and triggers, and of the roles of the right triggers, of each example."""
    model.eval()
    for e in examples:
        tensors = batch([e])
        hidden, mentions, triggers = model.trunk(tensors["ids"], tensors["cases"], tensors["mask"])
        roles = None
        if e.targets:
            n = len(e.targets)
            known = mentions.argmax(-1) * torch.tensor([e.first]).long()
            roles = model.roles(
                hidden.expand(n, -1, -1), tensors["mask"].expand(n, -1), tensors["marks"], tensors["kind"], known.expand(n, -1)
            )
        yield e, mentions[0], triggers[0], roles


def report(model, examples):
    counts = Counter()

    def compare(name, right, found):
        right, found = set(right), set(found)
        counts[name, "tp"] += len(right & found)
        counts[name, "fp"] += len(found - right)
        counts[name, "fn"] += len(right - found)

    for e, mentions, triggers, roles in read(model, examples):
        compare("mentions", e.paragraph.mentions, spans(mentions.argmax(-1).tolist(), e, labels.MENTION_LABELS))
        for threshold in THRESHOLDS:
            for level in ("class", "any class"):
                left = [(*item.trigger, item.kind) for item in e.paragraph.items]
                name = f"triggers {level} >= {threshold}"
                for a, b, kind, _ in candidates(triggers, e, threshold):
                    hit = next((t for t in left if t[0] < b and a < t[1] and (level != "class" or t[2] == kind)), None)
                    counts[name, "tp" if hit else "fp"] += 1
                    if hit:
                        left.remove(hit)
                counts[name, "fn"] += len(left)
        if roles is None:
            continue
        items = [i for i in e.paragraph.items if pieces_of(e.spans, *i.trigger)]
        groups = roles[0].split([len(names) for names in labels.ROLE_LABELS], -1)
        for n, item in enumerate(items):
            found = [s for g, logits in enumerate(groups) for s in spans(logits[n].argmax(-1).tolist(), e, labels.ROLE_LABELS[g])]
            right = [(a, b, role) for role, a, b in item.roles]
            for name, part in (("actor roles", labels.ACTOR_ROLES), ("other roles", sum(labels.ROLE_GROUPS[1:], []))):
                compare(name, [r for r in right if r[2] in part], [r for r in found if r[2] in part])
            for name, wanted, logits, names in (
                ("status", item.status, roles[1], labels.STATUSES),
                ("factuality", item.factuality, roles[2], labels.FACTUALITIES),
            ):
                if wanted:
                    compare(name, [wanted], [names[int(logits[n].argmax())]])
    rows = []
    for name in dict.fromkeys(name for name, _ in counts):
        tp, fp, fn = (counts[name, part] for part in ("tp", "fp", "fn"))
        p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
        rows.append(f"{name:28} P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}")
    return "\n".join(rows)


def main():
    torch.set_num_threads(1)
    model = Model()
    model.load_state_dict(torch.load(sys.argv[1], weights_only=True))
    tokenizer = WordPiece(base.vocabulary())
    print(report(model, [example(p, tokenizer) for p in paragraphs.read({"validation"})]))


if __name__ == "__main__":
    main()
