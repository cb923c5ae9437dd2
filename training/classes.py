"""Which words and labels can the network tell apart?"""

import collections

import words


class Classes:
    """What can be told apart: known words and the values of each head."""

    def __init__(self, sentences: list, outside: list[str]):
        counts = collections.Counter(words.normal(f) for s in sentences for f in s.forms)
        self.words = {w: n + 1 for n, w in enumerate(sorted(w for w, c in counts.items() if c > 1))}
        self.outside = {w: n + 1 for n, w in enumerate(outside)}
        tagged = [s for s in sentences if s.source == "current"]
        self.names = {
            "upos": listed(u for s in sentences for u in s.upos),
            "feats": listed(f for s in tagged for f in s.feats),
            "xpos": listed(x for s in tagged for x in s.xpos),
            "relations": listed(r for s in tagged for r in s.relations),
        }
        self.index = {k: {name: n for n, name in enumerate(v)} for k, v in self.names.items()}

    def targets(self, kind: str, sentence, values: list[str]) -> list[int]:
        """Class numbers; -1 where the sentence's annotation is of another scheme or unknown."""
        if sentence.source != "current" and kind in ("feats", "xpos"):
            return [-1] * len(values)
        return [self.index[kind].get(value, -1) for value in values]


def listed(values) -> list[str]:
    return [value for value, _ in collections.Counter(values).most_common()]
