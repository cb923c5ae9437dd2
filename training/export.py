"""How does a checkpoint become the model file of MODEL.md?

    export.py work/nl-1.pt nl ../packs/nl/nl.model [--lemmas work/nl.lemmas] [--reference FILE --sentences FILE]
"""

import argparse
import pathlib
import struct

import blake3
import numpy as np
import torch

import conllu
import words
from network import SOURCES, Network, load
from train import LANGUAGES, batched

VERSION = 1
LICENCES = {"nl": "CC-BY-SA-4.0 (Alpino extra trees: LGPL-2.1-or-later)", "en": "CC-BY-SA-4.0"}


class Writer:
    """Sections in the order they are given."""

    def __init__(self) -> None:
        self.sections: list[bytes] = []

    def put(self, name: str, kind: int, array: np.ndarray) -> None:
        head = struct.pack("<B", len(name)) + name.encode() + struct.pack("<BB", kind, array.ndim)
        self.sections.append(head + struct.pack(f"<{array.ndim}I", *array.shape) + array.tobytes())

    def text(self, name: str, content: bytes) -> None:
        self.put(name, 0, np.frombuffer(content, dtype=np.uint8))

    def floats(self, name: str, value: torch.Tensor) -> None:
        self.put(name, 2, value.detach().numpy().astype("<f4"))

    def matrix(self, name: str, value: torch.Tensor) -> None:
        """Eight bits a weight, a scale for each row."""
        rows = value.detach().numpy().astype(np.float32)
        scale = np.maximum(np.abs(rows).max(1), 1e-8) / 127
        self.put(name, 1, np.round(rows / scale[:, None]).astype(np.int8))
        self.put(f"{name}.scale", 2, scale.astype("<f4"))

    def linear(self, name: str, layer: torch.nn.Linear) -> None:
        self.matrix(f"{name}.weight", layer.weight)
        self.floats(f"{name}.bias", layer.bias)

    def bytes(self) -> bytes:
        body = struct.pack("<I", len(self.sections)) + b"".join(self.sections)
        return b"bestandM" + struct.pack("<I", VERSION) + blake3.blake3(body).digest() + body


def known_words(writer: Writer, network: Network, classes) -> None:
    """One table of words: the trained vector, plus the bridged one from elsewhere."""
    forms = sorted(set(classes.words) | set(classes.outside), key=words.fnv)
    distinct = {words.fnv(form): form for form in reversed(forms)}
    keys = sorted(distinct)
    rows = torch.stack([network.words.weight[classes.words.get(distinct[key], 0)] for key in keys])
    unknown = network.words.weight[:1]
    if network.pretrained is not None:
        outside = torch.tensor([classes.outside.get(distinct[key], 0) for key in keys])
        rows = rows + network.bridge(network.pretrained(outside))
    writer.put("words.hash", 3, np.array(keys, dtype="<u4"))
    writer.matrix("words", torch.cat([unknown, rows]))


def layers(writer: Writer, network: Network) -> None:
    """Both BiLSTM layers; the vector of the current treebanks becomes part of the first bias."""
    treebank = network.treebanks.weight[SOURCES.index("current")]
    for number, layer in enumerate(network.layers):
        for direction, suffix in (("forward", ""), ("backward", "_reverse")):
            weight = getattr(layer, f"weight_ih_l0{suffix}")
            bias = getattr(layer, f"bias_ih_l0{suffix}") + getattr(layer, f"bias_hh_l0{suffix}")
            if number == 0:
                bias = bias + weight[:, -len(treebank) :] @ treebank
                weight = weight[:, : -len(treebank)]
            name = f"lstm.{number}.{direction}"
            writer.matrix(f"{name}.ih", weight)
            writer.matrix(f"{name}.hh", getattr(layer, f"weight_hh_l0{suffix}"))
            writer.floats(f"{name}.bias", bias)


def heads(writer: Writer, network: Network) -> None:
    """Tags on the lower layer, arcs and relations on the upper one."""
    for kind in ("upos", "feats"):
        writer.linear(kind, network.tags[kind])
    writer.floats("root", network.root)
    for name in ("arc_head", "arc_dependent", "label_head", "label_dependent", "label_out"):
        writer.linear(name.replace("_", "."), getattr(network, name))
    writer.matrix("arc.bilinear", network.bilinear[:-1] / 8)
    writer.floats("arc.prior", network.bilinear[-1] / 8)


@torch.no_grad()
def reference(network: Network, classes, sentences: list, out: pathlib.Path) -> None:
    """PyTorch's own greedy decisions, to hold the product's inference against."""
    with open(out, "w", encoding="utf-8") as file:
        for sentence in sentences:
            batch = batched([sentence], classes)
            tags, arcs, head_half, dependent_half = network(batch)
            chosen = arcs.argmax(-1)
            relations = network.labels(head_half, dependent_half, chosen).argmax(-1)
            for n, form in enumerate(sentence.forms):
                names = [classes.names[k][int(v[0, n])] for k, v in
                         (("upos", tags["upos"].argmax(-1)), ("feats", tags["feats"].argmax(-1)), ("relations", relations))]
                file.write(f"{form}\t{names[0]}\t{names[1]}\t{int(chosen[0, n])}\t{names[2]}\n")
            file.write("\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=pathlib.Path)
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--lemmas", type=pathlib.Path)
    parser.add_argument("--sentences", type=pathlib.Path)
    parser.add_argument("--reference", type=pathlib.Path)
    options = parser.parse_args()
    network, classes, saved = load(options.checkpoint)
    network.eval()
    sources = [pathlib.Path(name).name for name, _ in LANGUAGES[options.language]["train"]]
    sources.append(f"{options.language}-war-train.conllu")
    if network.pretrained is not None:
        sources.append("GloVe (PDDL)")
    treebanks = " ".join(sources)
    about = {"language": options.language, "treebanks": treebanks, "licence": LICENCES[options.language], "seed": saved["seed"]}
    writer = Writer()
    writer.text("about", "".join(f"{key}={value}\n" for key, value in about.items()).encode())
    for kind in ("upos", "feats", "relations"):
        writer.text(kind, "\n".join(classes.names[kind]).encode())
    known_words(writer, network, classes)
    writer.matrix("affixes", network.affixes.weight)
    writer.matrix("ngrams", network.ngrams.weight)
    layers(writer, network)
    heads(writer, network)
    if options.lemmas:
        writer.text("lemmas", options.lemmas.read_bytes())
    options.out.write_bytes(writer.bytes())
    if options.reference:
        reference(network, classes, conllu.read(str(options.sentences), "current"), options.reference)


if __name__ == "__main__":
    main()
