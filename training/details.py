"""Fits data/model/details.tsv: what speaks for a date, a sum, a number or a place of the passage being an engagement's, though grammar does not say so.

Input: files that `DevEval documents --shared DIR --candidates FILE` wrote (README.md says how): a line for each that may be what an
engagement lacks, with signals as name=value. The document's gold facts say what it is. Logistic regression with a normal prior on each
weight. Engagements that gold does not have teach nothing.
"""

import regression
from gold import candidates, documents_by_text, parser, plain

DETAILS = {"date": "dates", "amount": "amounts", "quantity": "quantities", "place": "places"}


def is_gold(detail, values, slots):
    """Whether gold has a value for the slot."""
    if detail == "date":
        first, last = values
        year = first[:4] if first != last and first[:4] == last[:4] else None
        return any(date in (first, last, year) for _, date in slots)
    if detail == "place":
        return any(plain(name) == plain(values[0]) for names in slots for name in names)
    return any(isinstance(number, (int, float)) and abs(number - float(values[0])) <= 1e-9 * abs(number) for slot in slots for number in slot[:1])


def read(files, documents, detail):
    """(document, whether it is the engagement's, signals) of each line that can be judged."""
    rows = []
    for text, kind, trigger, _, values, signals in candidates(files, detail):
        if text in documents:
            document, gold = documents[text]
            items = gold.telling(kind, trigger)
            has = any(is_gold(detail, values.split("/"), item.get(DETAILS[detail], [])) for item in items)
            if items and (has or not any(item.get("optional") for item in items)):
                rows.append((document, has, signals))
    return rows


def main():
    arguments = parser(__doc__, "details.tsv").parse_args()
    documents = documents_by_text(arguments.documents)
    weights = {}
    for detail in DETAILS:
        rows = read(arguments.candidates, documents, detail)
        print(f"{detail}: ", end="")
        regression.crossed(rows)
        weights |= regression.fit(rows)
    regression.write(arguments.out, weights, "What speaks for what grammar does not say whose it is, in log odds; made by training/details.py.")


if __name__ == "__main__":
    main()
