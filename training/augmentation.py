"""The same statement about others: states, names, objects, years and numbers exchanged, so that wordings are learnt and not names."""

import csv
import random
import re
from pathlib import Path

import labels
import paragraphs

STATES = Path(__file__).parent.parent / "data" / "register" / "states.tsv"
MONTHS = "January February March April May June July August September October November December".split()
MONTH = "|".join(MONTHS)


def states():
    """(name, demonym, capital) of each state that has all three."""
    with STATES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        forms = [(r["label"], (r["demonyms"] or "").split("|")[0], r["capital"]) for r in rows]
    return [f for f in forms if all(f) and f[0] != f[2]]


class Augmentation:
    def __init__(self, known, seed):
        self.random = random.Random(seed)
        self.names = {kind: set() for kind in labels.TYPES}
        objects = set()
        for p in known:
            for a, b, kind in p.mentions:
                self.names[kind].add(p.text[a:b])
            for item in p.items:
                objects |= {p.text[a:b] for role, a, b in item.roles if role == "object" and not re.search(r"\d .*[a-z]", p.text[a:b])}
        self.names = {kind: sorted(names) for kind, names in self.names.items()}
        self.objects = sorted(objects)
        self.states = states()
        self.forms = {form: (state, k) for state in self.states for k, form in enumerate(state)}
        self.any_form = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, sorted(self.forms, key=len)[::-1])) + r")(?!\w)")

    def __call__(self, paragraph):
        """Another paragraph made of this one; one in four stays as it is."""
        if self.random.random() < 0.25:
            return paragraph
        if self.random.random() < 0.15:
            paragraph = self._some_sentences(paragraph)
        changes = self._states(paragraph)
        for more in (self._names, self._objects, self._numbers):
            taken = list(changes)
            for change in more(paragraph):
                if not any(a < change[1] and change[0] < b for a, b, _ in taken):
                    changes.append(change)
                    taken.append(change)
        return paragraphs.edited(paragraph, changes) if changes else paragraph

    def _some_sentences(self, paragraph):
        ends = [m.end() for m in re.finditer(r"(?<=[a-z0-9)%”\"])[.!?][”\"]?\s+(?=[A-Z“\"])", paragraph.text)]
        bounds = [0, *ends, len(paragraph.text)]
        if len(bounds) == 2:
            return paragraph
        start = self.random.randrange(len(bounds) - 1)
        end = self.random.randrange(start + 1, len(bounds))
        return paragraphs.cut(paragraph, bounds[start], bounds[end])

    def _states(self, paragraph):
        exchanged, changes = {}, []
        for m in self.any_form.finditer(paragraph.text):
            state, k = self.forms[m.group(1)]
            if state not in exchanged:
                exchanged[state] = self.random.choice(self.states) if self.random.random() < 0.6 else state
            if exchanged[state] != state:
                changes.append((m.start(1), m.end(1), exchanged[state][k]))
        return changes

    def _names(self, paragraph):
        exchanged = {}
        for a, b, kind in paragraph.mentions:
            name = paragraph.text[a:b]
            if kind != "State" and name not in exchanged:
                like = [n for n in self.names[kind] if (" " in n) == (" " in name) and n.isupper() == name.isupper()]
                fresh = self.random.choice(like)
                exchanged[name] = fresh if self.random.random() < 0.4 and fresh not in paragraph.text else name
            if exchanged.get(name, name) != name:
                yield a, b, exchanged[name]

    def _objects(self, paragraph):
        spans = {(a, b) for i in paragraph.items for _, a, b in i.roles} | {i.trigger for i in paragraph.items}
        for a, b in {(a, b) for i in paragraph.items for role, a, b in i.roles if role == "object"}:
            apart = not any(x < b and a < y for x, y in spans if (x, y) != (a, b))
            if apart and self.random.random() < 0.25:
                other = self.random.choice(self.objects)
                if other[0].isupper() == paragraph.text[a].isupper():
                    yield a, b, other

    def _numbers(self, paragraph):
        if self.random.random() < 0.4:
            return
        text, years = paragraph.text, self.random.randint(-9, 4)
        for m in re.finditer(r"\b(?:19|20)\d\d\b", text):
            yield *m.span(), str(int(m.group()) + years)
        for m in re.finditer(rf"\b(?:{MONTH})\b", text):
            if m.group() not in ("March", "May"):
                yield *m.span(), self.random.choice(MONTHS)
        for m in re.finditer(r"(?<![\w.,-])[1-9]\d{0,2}(?![\w.,-]*\w)", text):
            day = re.match(rf" (?:{MONTH})", text[m.end() :]) or re.search(rf"(?:{MONTH}) $", text[: m.start()])
            if m.group() != "1" and not day and self.random.random() < 0.7:
                yield *m.span(), str(self.random.randint(2, 10 ** len(m.group()) - 1))
