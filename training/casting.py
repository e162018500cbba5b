"""Fits data/model/join.tsv: what speaks for an actor's taking part in an engagement of whose trigger it is no argument.

Input: files that `DevEval --candidates FILE` wrote (README.md says how): a line for each actor of a sentence that may take part in an
engagement found there, with signals as name=value. The gold facts of documents and the annotations of paragraphs that the encoder has
not learnt from say who does. Logistic regression with a normal prior on each weight. Engagements that gold does not have teach nothing.
"""

import regression
from gold import candidates, documents_by_text, nearest, paragraphs_by_text, parser, plain


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


def main():
    options = parser(__doc__, "join.tsv")
    options.add_argument("--paragraphs", default="tuning", help="a folder of annotated paragraphs that the encoder has not learnt from")
    arguments = options.parse_args()
    rows = read(arguments.candidates, documents_by_text(arguments.documents), paragraphs_by_text(arguments.paragraphs))
    regression.crossed(rows)
    regression.write(arguments.out, regression.fit(rows), "What speaks for an actor's taking part where no argument of the trigger names it, in log odds; made by training/casting.py.")


if __name__ == "__main__":
    main()
