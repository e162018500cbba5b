"""Fits data/model/objects.tsv: what speaks for a thing of the passage being what an engagement is about.

Input: files that `DevEval --candidates FILE` wrote (README.md says how): a line for each thing that an engagement may be about, with signals
as name=value. The gold facts of documents and the annotations of paragraphs that the encoder has not learnt from say what it is. Logistic
regression with a normal prior on each weight. Engagements that gold does not have teach nothing.
"""

import re
import unicodedata

import regression
from gold import candidates, documents_by_text, nearest, paragraphs_by_text, parser


def norm(name):
    """As the scorer compares names of things."""
    name = unicodedata.normalize("NFKD", name).lower().replace("’", "'")
    name = re.sub(r"'s\b|'", "", name).replace("organization", "organisation").replace("defense", "defence")
    name = re.sub(r"[^\w]+", " ", name).strip()
    return re.sub(r"^(the|a|an) ", "", name)


def same_thing(name, alternatives):
    one = norm(name)
    others = [norm(other) for other in alternatives]
    return any(f" {one} " in f" {o} " or f" {o} " in f" {one} " or one.rstrip("s") == o.rstrip("s") for o in others if one and o)


def read(files, documents, annotated):
    """
    (document or None for a paragraph, whether it is an object, signals) of each line that can be judged. What one of two readers took
    for an object, or the engagement that one of them has, is neither right nor wrong; nor is what only some engagements of a quote are
    about, or what a paragraph's trigger only borrows.
    """
    rows = []
    for text, kind, trigger, [words], name, signals in candidates(files, "object"):
        if text in documents:
            document, gold = documents[text]
            items = gold.nearest(kind, trigger)
            each = {any(same_thing(name, names) for names in item.get("objects", [])) for item in items}
            has = True in each
            may = any(item.get("optional") or any(same_thing(name, names) for names in item.get("alsoObjects", [])) for item in items)
            if len(each) == 1 and (has or not may):
                rows.append((document, has, signals))
        elif text in annotated:
            item = nearest(annotated[text], kind, trigger)
            borrowed = words[0] < trigger[1] and trigger[0] < words[1] and name not in text[words[0] : words[1]]
            if item and item[0] == kind and not borrowed:
                has = any(role == "object" and span[0] < words[1] and words[0] < span[1] for role, span in item[2])
                rows.append((None, has, signals))
    return rows


def main():
    options = parser(__doc__, "objects.tsv")
    options.add_argument("--paragraphs", default="tuning", help="a folder of annotated paragraphs that the encoder has not learnt from")
    arguments = options.parse_args()
    rows = read(arguments.candidates, documents_by_text(arguments.documents), paragraphs_by_text(arguments.paragraphs))
    regression.crossed(rows)
    regression.write(arguments.out, regression.fit(rows), "What speaks for a thing being what an engagement is about, in log odds; made by training/objects.py.")


if __name__ == "__main__":
    main()
