"""Which sentences are in a treebank file? CoNLL-U in, sentences of words out."""

from dataclasses import dataclass, field


@dataclass
class Sentence:
    """The words of one sentence with their annotation; `heads` are 1-based, 0 is the root."""

    source: str
    identifier: str = ""
    forms: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)

    def key(self) -> str:
        """Letters and digits only: two sentences with one key are the same text."""
        return "".join(c for c in "".join(self.forms).lower() if c.isalnum())


def read(path: str, source: str) -> list[Sentence]:
    """All sentences of `path`, marked as coming from `source`; token ranges and empty nodes are left out."""
    sentences, current = [], Sentence(source)
    with open(path, encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            line = line.rstrip("\n")
            if not line:
                if current.forms:
                    sentences.append(current)
                current = Sentence(source)
            elif line.startswith("# sent_id"):
                current.identifier = line.split("=", 1)[1].strip()
            elif line[0] != "#":
                add(current, line.split("\t"))
    return sentences


def add(sentence: Sentence, columns: list[str]) -> None:
    """Append the word of one CoNLL-U line."""
    if not columns[0].isdigit():
        return
    sentence.forms.append(columns[1])
    sentence.upos.append(columns[3])
    sentence.xpos.append(columns[4])
    sentence.feats.append(columns[5])
    sentence.heads.append(int(columns[6]))
    sentence.relations.append(columns[7])
