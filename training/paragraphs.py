"""Annotated paragraphs (data/gold/paragraphs/FORMAT.md) with their annotations as spans of code points."""

import hashlib
import json
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import labels

FOLDER = Path(__file__).parent.parent / "data" / "gold" / "paragraphs"

"""Written for training alone, in folders: nothing is measured on them."""
MORE = Path(__file__).parent / "paragraphs"


@dataclass(frozen=True)
class Item:
    kind: str
    trigger: tuple
    roles: list  # (role, start, end)
    status: str | None
    factuality: str | None


@dataclass(frozen=True)
class Paragraph:
    text: str
    mentions: list = field(default_factory=list)  # (start, end, type)
    items: list = field(default_factory=list)


def part(text):
    """"held-out", "validation" or "training"; Paragraph.java divides in the same way."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    if digest[0] % 5 == 0:
        return "held-out"
    return "validation" if digest[1] % 8 == 0 else "training"


def read(parts, without=""):
    """All paragraphs of these parts; those of one folder that were written for training alone may be left out."""
    found = [located(parsed) for parsed in lines(FOLDER) if part(parsed["text"]) in parts]
    if "training" in parts:
        found += [located(parsed) for parsed in lines(MORE, without)]
    return found


def lines(folder, without=""):
    for file in sorted(f for f in folder.rglob("*.jsonl") if f.parent.name != without):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def occurrences(text, words):
    """Starts of whole words in a text."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return [m.start() for m in re.finditer(before + re.escape(words) + after, text)]


def locate(text, annotation):
    """The span of "words" or of "words#n", the n-th occurrence of all; None where they are not in the text."""
    numbered = re.fullmatch(r"(.*)#(\d+)", annotation, re.S)
    words = numbered.group(1) if numbered else annotation
    everywhere = [m.start() for m in re.finditer(re.escape(words), text)]
    if not words or not everywhere:
        return None
    if numbered:
        wanted = int(numbered.group(2)) - 1
        return (everywhere[wanted], everywhere[wanted] + len(words)) if wanted < len(everywhere) else None
    start = (occurrences(text, words) or everywhere)[0]
    return start, start + len(words)


def located(parsed):
    """A line of a file as a Paragraph: every whole-word occurrence of an actor's name is a mention of it."""
    text, mentions = parsed["text"], []
    names = {re.sub(r"#\d+$", "", name): kind for name, kind in parsed["actors"].items()}
    for name, kind in sorted(names.items(), key=lambda entry: -len(entry[0])):
        for start in occurrences(text, name):
            end = start + len(name)
            if kind in labels.TYPES and not any(a < end and start < b for a, b, _ in mentions):
                mentions.append((start, end, kind))
    items = []
    for item in parsed["items"]:
        trigger = locate(text, item["trigger"])
        if trigger and item["class"] in labels.CLASSES:
            spans = [(role, locate(text, words)) for role, each in item["roles"].items() for words in each]
            roles = [(role, *span) for role, span in spans if span]
            items.append(Item(item["class"], trigger, roles, item.get("status"), item.get("factuality")))
    return Paragraph(text, sorted(mentions), items)


def edited(paragraph, changes):
    """With some spans of the text replaced, [(start, end, words)] that do not overlap, and all annotations moved along."""
    text, pieces, at, moved = paragraph.text, [], 0, []
    for start, end, words in sorted(changes):
        if start >= at:
            pieces += [text[at:start], words]
            at = end
            moved.append((start, end, len(words) - (end - start)))
    pieces.append(text[at:])

    def place(position, is_end):
        shift = 0
        for start, end, by in moved:
            if end <= position or (is_end and start < position):
                shift += by if end <= position else by + end - position
            elif start < position:
                shift += start - position
        return position + shift

    def span(start, end):
        return place(start, False), place(end, True)

    return Paragraph(
        "".join(pieces),
        [(*span(a, b), kind) for a, b, kind in paragraph.mentions],
        [
            replace(i, trigger=span(*i.trigger), roles=[(role, *span(a, b)) for role, a, b in i.roles])
            for i in paragraph.items
        ],
    )


def cut(paragraph, start, end):
    """The part of a paragraph between two offsets; what does not lie wholly in it is dropped."""

    def inside(a, b):
        return start <= a and b <= end

    return Paragraph(
        paragraph.text[start:end],
        [(a - start, b - start, kind) for a, b, kind in paragraph.mentions if inside(a, b)],
        [
            replace(
                i,
                trigger=(i.trigger[0] - start, i.trigger[1] - start),
                roles=[(role, a - start, b - start) for role, a, b in i.roles if inside(a, b)],
            )
            for i in paragraph.items
            if inside(*i.trigger)
        ],
    )
