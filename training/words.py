"""What is a word to the network? The features of MODEL.md, the same as in bestand-syntax/src/vectors.rs."""

import functools
import re

AFFIX_ROWS = 8192
NGRAM_ROWS = 16384
NGRAMS_AT_MOST = 48
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"'})
DIGIT = re.compile("[0-9]")
RUN = re.compile(r"(.)\1+", re.DOTALL)


def fnv(text: str) -> int:
    """FNV-1a, 32 bits, of the UTF-8 of `text`."""
    value = 2166136261
    for byte in text.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def normal(form: str) -> str:
    """The normal form: straight quotes, lower case, digits as 0."""
    return DIGIT.sub("0", form.translate(STRAIGHT).lower())


def shape(form: str) -> str:
    """`Bakoe` is `Xxx`, `12.00` is `dd.dd`."""
    classes = (
        "X" if c.isupper() else "x" if c.islower() else "d" if c in "0123456789" else c for c in form
    )
    return RUN.sub(r"\1\1", "".join(classes))[:8]


@functools.cache
def rows(form: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Normal form, the five affix rows and the n-gram rows of a word as written."""
    word = normal(form)
    affixes = ("s2" + word[-2:], "s3" + word[-3:], "s4" + word[-4:], "p3" + word[:3], "h" + shape(form))
    padded = f"<{word}>"
    grams = {
        fnv("g" + padded[at : at + size]) % NGRAM_ROWS
        for size in (3, 4, 5)
        for at in range(len(padded) - size + 1)
    }
    ngrams = tuple(sorted(grams)[:NGRAMS_AT_MOST]) or (0,)
    return word, tuple(fnv(affix) % AFFIX_ROWS for affix in affixes), ngrams
