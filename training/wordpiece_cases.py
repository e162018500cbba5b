"""Prints what the tokenizer makes of some texts, for WordPieceTest: wordpiece_cases.py > ../src/test/resources/cases/wordpiece.jsonl"""

import json

import base
from wordpiece import WordPiece

TEXTS = [
    "Peru's navy will buy 24 K-9s (worth $1.2bn) by 2031.",
    "Türkiye’s Baykar, São Tomé and Côte d’Ivoire signed an MoU – “in principle”.",
    "İzmir and Łódź: naïve façade, Straße, ΑΘΗΝΑ, Київ, 東京, ﬁnance",
    "tabs\tand\u00a0spaces\u200b, soft\u00adhyphen; ½ of 10² €5m ~ <b> a_b @x #1",
    "🚀 launched 🛰️ X-37B/OTV antidisestablishmentarianisticallyqqqq zz\u0301z",
    "",
]


def units(text, position):
    """A position in UTF-16 code units, as Java counts."""
    return len(text[:position].encode("utf-16-le")) // 2


def main():
    tokenizer = WordPiece(base.vocabulary())
    for text in TEXTS:
        ids, cases, spans, first = tokenizer(text)
        of_java = [[units(text, a), units(text, b)] for a, b in spans]
        print(json.dumps({"text": text, "ids": ids, "cases": cases, "spans": of_java, "first": first}))


if __name__ == "__main__":
    main()
