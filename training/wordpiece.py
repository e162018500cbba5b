"""BERT's uncased WordPiece with offsets and letter cases; org.entente.encoder.WordPiece is the same in Java."""

import unicodedata

CLS, SEP, UNK = "[CLS]", "[SEP]", "[UNK]"
CASES = 8
NONE, LOWER, CAPITAL, UPPER, MIXED, DIGITS, DIGITS_AND_LETTERS, PUNCTUATION = range(CASES)

_APART = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def is_apart(char):
    """Whether it parts words and belongs to none: spaces and controls."""
    return unicodedata.category(char) in _APART


def is_punctuation(char):
    """As BERT has it: all ASCII that is no letter, digit or space, and Unicode's punctuation."""
    code = ord(char)
    ascii_sign = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_sign or unicodedata.category(char).startswith("P")


def case_of(word):
    """How a word is written; the vocabulary is of lower case, so the model gets this beside it."""
    letters = any(unicodedata.category(c).startswith("L") for c in word)
    if any(unicodedata.category(c) == "Nd" for c in word):
        return DIGITS_AND_LETTERS if letters else DIGITS
    if not letters:
        return PUNCTUATION
    if word == word.lower():
        return LOWER
    if len(word) > 1 and word == word.upper():
        return UPPER
    return CAPITAL if word[0] == word[0].upper() and word[1:] == word[1:].lower() else MIXED


class WordPiece:
    def __init__(self, vocabulary):
        """vocabulary: pieces, the position of each its id."""
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}

    def words(self, text):
        """Start and end of each word; a punctuation mark is a word of its own."""
        i = 0
        while i < len(text):
            if is_apart(text[i]):
                i += 1
                continue
            j = i + 1
            if not is_punctuation(text[i]):
                while j < len(text) and not is_apart(text[j]) and not is_punctuation(text[j]):
                    j += 1
            yield i, j
            i = j

    def __call__(self, text, limit=256):
        """Pieces' ids, cases, spans in code points, and whether each begins a word; [CLS] first, [SEP] last."""
        ids, cases, spans, first = [self.ids[CLS]], [NONE], [(0, 0)], [False]
        for start, end in self.words(text):
            pieces = self._pieces(text, start, end)
            if len(ids) + len(pieces) >= limit:
                break
            for k, (piece, a, b) in enumerate(pieces):
                ids.append(piece)
                cases.append(case_of(text[start:end]))
                spans.append((a, b))
                first.append(k == 0)
        ids.append(self.ids[SEP])
        cases.append(NONE)
        spans.append((len(text), len(text)))
        first.append(False)
        return ids, cases, spans, first

    def _pieces(self, text, start, end):
        chars, origin = [], []
        for k in range(start, end):
            for char in unicodedata.normalize("NFD", text[k].lower()):
                if unicodedata.category(char) != "Mn":
                    chars.append(char)
                    origin.append(k)
        word, pieces, i = "".join(chars), [], 0
        while i < len(word):
            j = len(word)
            while j > i and ("##" if i else "") + word[i:j] not in self.ids:
                j -= 1
            if j == i:
                return [(self.ids[UNK], start, end)]
            pieces.append((self.ids[("##" if i else "") + word[i:j]], origin[i], origin[j - 1] + 1))
            i = j
        return pieces or [(self.ids[UNK], start, end)]
