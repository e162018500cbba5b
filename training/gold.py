"""What might fill slots, as DevEval --candidates writes it, and what does by the gold facts of documents and by annotated paragraphs."""

import argparse
import base64
import json
from pathlib import Path

import paragraphs

CLOSE = {"Agreement", "Project", "Cooperation", "Transfer"}
FAR = 60  # code points between the trigger of an engagement and that of the annotation


def parser(description, out):
    """For what candidates and documents teach."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("candidates", nargs="+")
    made.add_argument("--documents", nargs="+", required=True, help="folders with documents/ and gold/")
    made.add_argument("--out", required=True, help=out)
    return made


def candidates(files, kind_of_candidate):
    """(text, class, span of the trigger, spans of the words, role or values, signals by name) of each line of a kind: named, understood, date…"""
    for file in files:
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            encoded, how, kind, trigger, words, role, *signals = line.split("\t")
            if how == kind_of_candidate:
                pairs = (signal.rsplit("=", 1) for signal in signals)
                text = base64.b64decode(encoded).decode("utf-8")
                yield text, kind, span(trigger), [span(one) for one in words.split(",")], role, {n: float(v) for n, v in pairs}


def span(words):
    start, end = words.split("-")
    return int(start), int(end)


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

    def around(self, kind, trigger):
        """(Length of its shortest quote around a trigger, item) of the items of this class that have one."""
        for item, spans in self.items:
            lengths = [end - start for start, end in spans if start <= trigger[0] and trigger[1] <= end]
            if item["class"] == kind and lengths:
                yield min(lengths), item

    def telling(self, kind, trigger):
        """The items that a trigger of this class may tell of: those with a quote around it."""
        return [item for _, item in self.around(kind, trigger)]

    def nearest(self, kind, trigger):
        """Of these the ones whose quote around it is the shortest."""
        found = list(self.around(kind, trigger))
        least = min((length for length, _ in found), default=0)
        return [item for length, item in found if length == least]

    def may_take_part(self, item, names):
        """Whether gold lets it be told: in any role, by one of two readers, in an engagement that one of them has."""
        return item.get("optional") or self.takes_part(item, names) or self.takes_part(item, names, field="alsoParticipants")

    def takes_part(self, item, names, role=None, field="participants"):
        return any(names & self.names.get(actor, set()) and role in (None, r) for r, actor in item.get(field, []))


def documents_by_text(folders):
    found = {}
    for folder in map(Path, folders):
        for file in sorted((folder / "gold").glob("*.json")):
            facts = json.loads(file.read_text(encoding="utf-8"))
            text = (folder / "documents" / facts["document"]).read_text(encoding="utf-8")
            found[text] = (facts["document"], Gold(text, facts))
    return found


def paragraphs_by_text(folder):
    """By text: (class, span of the trigger, [(role, span of a filler)]) of each item."""
    found = {}
    for parsed in paragraphs.lines(Path(folder)):
        text, items = parsed["text"], []
        for item in parsed["items"]:
            trigger = paragraphs.locate(text, item["trigger"])
            fillers = [(r, paragraphs.locate(text, w)) for r, words in item["roles"].items() for w in words]
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
