"""How is a language's model made? Reads the treebanks, trains the network, leaves a checkpoint that export.py turns into the model file.

    train.py nl | en [--data ../../shared/data] [--work work]

Two stages: the learning rate stays flat over the treebanks, then falls along a cosine with our own corrected sentences added.
A checkpoint is written after every epoch; the same command goes on from it.
"""

import argparse
import collections
import math
import pathlib
import random
import time

import numpy as np
import torch
from torch.nn import functional

import conllu
import words
from classes import Classes
from network import SOURCES, Network, load

LANGUAGES = {
    "nl": {
        "train": [
            ("ud-nl-alpino/nl_alpino-core-train.conllu", "current"),
            ("ud-nl-alpino/nl_alpino-extra-train.conllu", "current"),
            ("ud-nl-alpino/nl_alpino-ud-dev.conllu", "current"),
            ("ud-nl-lassysmall/nl_lassysmall-ud-dev.conllu", "current"),
            ("ud-nl-lassysmall/nl_lassysmall-2017-converted-train.conllu", "converted"),
        ],
        "test": ["ud-nl-alpino/nl_alpino-ud-test.conllu", "ud-nl-lassysmall/nl_lassysmall-ud-test.conllu"],
    },
    "en": {
        "train": [("ud-en-ewt/en_ewt-ud-train.conllu", "current"), ("ud-en-ewt/en_ewt-ud-dev.conllu", "current")],
        "test": ["ud-en-ewt/en_ewt-ud-test.conllu"],
    },
}
UNTAGGED = "paco"  # sentences of the extra file without tags: the conversion went wrong there
OWN_REPEATED = 4
TOKENS_PER_BATCH, RATE, CLIP = 1200, 2.5e-3, 5.0
TAUGHT = 0.5  # share of the loss that a teacher gives
WEIGHTS = {"arcs": 1.0, "relations": 0.7, "upos": 0.5, "feats": 0.3, "xpos": 0.2}


def load_treebanks(language: str, data: pathlib.Path) -> tuple[list, list]:
    """Training and test sentences; no training sentence has the letters of a test sentence."""
    files = LANGUAGES[language]
    tests = [sentence for name in files["test"] for sentence in conllu.read(data / name, "current")]
    forbidden = {sentence.key() for sentence in tests}
    train = [sentence for name, source in files["train"] for sentence in conllu.read(data / name, source)]
    kept = [s for s in train if UNTAGGED not in s.identifier and s.key() not in forbidden]
    return kept, tests


def own(language: str, part: str) -> list:
    """Our own corrected sentences, `train` or `test`."""
    path = pathlib.Path(__file__).parent / "own" / f"{language}-war-{part}.conllu"
    return conllu.read(path, "current") if path.exists() else []


def roughened(sentence, chance: random.Random):
    """The sentence as sloppier typing would have it: other capitals, no commas, no quotes, no full stop."""
    if chance.random() < 0.85:
        return sentence
    how = chance.choice(["comma", "comma", "quote", "stop", "stop", "upper", "title", "lower"])
    if how in ("upper", "title", "lower"):
        copy = conllu.Sentence(**vars(sentence))
        copy.forms = [getattr(form, "capitalize" if how == "title" else how)() for form in sentence.forms]
        return copy
    last = len(sentence.forms) - 1
    dropped = {"comma": ",", "quote": "\"'“”„’‘", "stop": "."}[how]
    leaf = set(range(last + 1)) - {head - 1 for head in sentence.heads}
    gone = {n for n in leaf if sentence.forms[n] in dropped and (how != "stop" or n == last)}
    return without(sentence, gone) if len(gone) <= last else sentence


def without(sentence, gone: set[int]):
    """The sentence less some leaves."""
    kept = [n for n in range(len(sentence.forms)) if n not in gone]
    place = {0: 0} | {old + 1: new + 1 for new, old in enumerate(kept)}
    copy = conllu.Sentence(sentence.source, sentence.identifier)
    for name in ("forms", "upos", "xpos", "feats", "relations"):
        setattr(copy, name, [getattr(sentence, name)[n] for n in kept])
    copy.heads = [place[sentence.heads[n]] for n in kept]
    return copy


def batched(sentences: list, classes: Classes) -> dict:
    """Tensors of some sentences; distinct words stand once."""
    longest = max(len(s.forms) for s in sentences)
    types: dict[str, int] = {}
    grid = {k: np.full((len(sentences), longest), -1, dtype=np.int64) for k in ("upos", "feats", "xpos", "relations", "heads")}
    places = np.zeros((len(sentences), longest), dtype=np.int64)
    for row, s in enumerate(sentences):
        size = len(s.forms)
        places[row, :size] = [types.setdefault(form, len(types)) for form in s.forms]
        grid["heads"][row, :size] = s.heads
        for kind in ("upos", "feats", "xpos", "relations"):
            grid[kind][row, :size] = classes.targets(kind, s, getattr(s, kind))
    features = [words.rows(form) for form in types]
    grams = [gram for _, _, row in features for gram in row]
    offsets = np.cumsum([0] + [len(row) for _, _, row in features])[:-1]
    return {
        "types": torch.from_numpy(places),
        "known": torch.tensor([classes.words.get(word, 0) for word, _, _ in features]),
        "outside": torch.tensor([classes.outside.get(word, 0) for word, _, _ in features]),
        "affixes": torch.tensor([affixes for _, affixes, _ in features]),
        "grams": torch.tensor(grams),
        "offsets": torch.from_numpy(offsets),
        "lengths": torch.tensor([len(s.forms) for s in sentences]),
        "treebank": torch.tensor([SOURCES.index(s.source) for s in sentences]),
    } | {kind: torch.from_numpy(values) for kind, values in grid.items()}


def batches(sentences: list, chance: random.Random) -> list[list]:
    """Sentences of like length together, at most TOKENS_PER_BATCH with padding, in random order."""
    order = [roughened(s, chance) for s in chance.sample(sentences, len(sentences))]
    cut = []
    for at in range(0, len(order), 600):
        current: list = []
        for sentence in sorted(order[at : at + 600], key=lambda s: len(s.forms)):
            if current and len(sentence.forms) * (len(current) + 1) > TOKENS_PER_BATCH:
                cut.append(current)
                current = []
            current.append(sentence)
        cut.append(current)
    chance.shuffle(cut)
    return cut


def scored(network: Network, batch: dict) -> dict[str, torch.Tensor]:
    """The scores of every head; relations under the annotated heads."""
    tags, arcs, head_half, dependent_half = network(batch)
    return tags | {"arcs": arcs, "relations": network.labels(head_half, dependent_half, batch["heads"])}


def loss_of(network: Network, teacher: Network | None, batch: dict) -> torch.Tensor:
    """The weighted sum of all heads' cross entropies, half of it against the teacher's probabilities where there is one."""
    scores, total = scored(network, batch), torch.zeros(())
    with torch.no_grad():
        taught = scored(teacher, batch) if teacher else {}
    there = batch["heads"] >= 0
    for kind, weight in WEIGHTS.items():
        targets = batch["heads"] if kind == "arcs" else batch[kind]
        if (targets >= 0).any():
            entropy = functional.cross_entropy(scores[kind].flatten(0, 1), targets.flatten(), ignore_index=-1)
            if teacher:
                soft = functional.cross_entropy(scores[kind][there], taught[kind][there].softmax(-1))
                entropy = (1 - TAUGHT) * entropy + TAUGHT * soft
            total = total + weight * entropy
    return total


@torch.no_grad()
def evaluate(network: Network, classes: Classes, sentences: list) -> dict[str, float]:
    """Greedy accuracy with gold tokens: a watch on training, the true scores are bestand-evals' business."""
    network.eval()
    right, total = collections.Counter(), 0
    for at in range(0, len(sentences), 32):
        batch = batched(sentences[at : at + 32], classes)
        tags, arcs, head_half, dependent_half = network(batch)
        heads = arcs.argmax(-1)
        labels = network.labels(head_half, dependent_half, heads).argmax(-1)
        there = batch["heads"] >= 0
        under = (heads == batch["heads"]) & there
        total += int(there.sum())
        right["uas"] += int(under.sum())
        right["las"] += int((under & (labels == batch["relations"])).sum())
        for kind in ("upos", "feats"):
            right[kind] += int(((tags[kind].argmax(-1) == batch[kind]) & there).sum())
    network.train()
    return {kind: round(100 * count / total, 2) for kind, count in right.items()}


class Average:
    """The moving average of the weights: what is kept."""

    def __init__(self, network: Network):
        self.state = {k: v.clone() for k, v in network.state_dict().items()}
        self.steps = 0

    def add(self, network: Network) -> None:
        self.steps += 1
        keep = min(0.998, (1 + self.steps) / (10 + self.steps))
        for name, value in network.state_dict().items():
            self.state[name].mul_(keep).add_(value, alpha=1 - keep)


def rate(epoch: float, flat: int, total: int) -> float:
    """Warm for a tenth of an epoch, flat, then a cosine down to a hundredth."""
    if epoch < flat:
        return RATE * min(1.0, epoch * 10 + 0.01)
    return RATE * (0.01 + 0.495 * (1 + math.cos(math.pi * (epoch - flat) / (total - flat))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data"))
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("work"))
    parser.add_argument("--flat", type=int, default=12, help="epochs at the full rate")
    parser.add_argument("--falling", type=int, default=18, help="epochs of the cosine, own sentences added")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hidden", type=int, default=128, help="units of the BiLSTM in each direction")
    parser.add_argument("--teacher", type=pathlib.Path, help="checkpoint of a wider network to learn from as well")
    parser.add_argument("--name", help="of the checkpoint; the language where not given")
    options = parser.parse_args()
    options.work.mkdir(exist_ok=True)
    run(options)


def start(options: argparse.Namespace, checkpoint: pathlib.Path, train: list) -> tuple:
    """Network, classes, optimiser, average and the first epoch: from the checkpoint, or new."""
    if checkpoint.exists():
        network, classes, saved = load(checkpoint, average=False)
    else:
        pretrained, outside, saved = *vectors(options.work / f"{options.language}-vectors.npz"), None
        classes = load(options.teacher)[1] if options.teacher else Classes(train, outside)
        sizes = {kind: len(names) for kind, names in classes.names.items()}
        network = Network(len(classes.words) + 1, sizes, options.hidden, pretrained)
    optimiser = torch.optim.Adam((p for p in network.parameters() if p.requires_grad), lr=RATE, betas=(0.9, 0.95))
    average = Average(network)
    if saved:
        optimiser.load_state_dict(saved["optimiser"])
        average.state, average.steps = saved["average"], saved["steps"]
    return network, classes, optimiser, average, saved["epoch"] + 1 if saved else 0


def vectors(path: pathlib.Path) -> tuple[torch.Tensor | None, list[str]]:
    """Word vectors from elsewhere with a row of zeros for the unknown word, and their words; none without the file."""
    if not path.exists():
        return None, []
    table = np.load(path)
    rows = table["vectors"]
    return torch.from_numpy(np.vstack([np.zeros((1, rows.shape[1]), np.float32), rows])), table["words"].tolist()


def run(options: argparse.Namespace) -> None:
    """Train from the last checkpoint, or from the start, to the end."""
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    torch.set_flush_denormal(True)
    train, tests = load_treebanks(options.language, options.data)
    checkpoint = options.work / f"{options.name or options.language}.pt"
    network, classes, optimiser, average, first = start(options, checkpoint, train)
    teacher = load(options.teacher)[0].eval() if options.teacher else None
    print("words", len(classes.words), "tokens", sum(len(s.forms) for s in train), flush=True)
    total = options.flat + options.falling
    for epoch in range(first, total):
        began = time.monotonic()
        extra = own(options.language, "train") * OWN_REPEATED if epoch >= options.flat else []
        plan = batches(train + extra, random.Random(f"{options.seed} {epoch}"))
        losses = 0.0
        for number, sentences in enumerate(plan):
            for group in optimiser.param_groups:
                group["lr"] = rate(epoch + number / len(plan), options.flat, total)
            losses += step(network, teacher, optimiser, batched(sentences, classes))
            if number % 4 == 0:
                average.add(network)
        save(checkpoint, {
            "classes": classes, "network": network.state_dict(), "optimiser": optimiser.state_dict(), "epoch": epoch,
            "average": average.state, "steps": average.steps, "seed": options.seed, "hidden": options.hidden,
        })
        line = f"epoch {epoch} {time.monotonic() - began:.0f}s loss {losses / len(plan):.3f} own {len(extra)}"
        if epoch % 4 == 3 or epoch == total - 1:
            line += report(average, network, classes, tests, own(options.language, "test"))
        print(line, flush=True)


def step(network: Network, teacher: Network | None, optimiser: torch.optim.Optimizer, batch: dict) -> float:
    """One step downhill; the loss before it."""
    loss = loss_of(network, teacher, batch)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
    optimiser.step()
    return loss.item()


def save(checkpoint: pathlib.Path, content: dict) -> None:
    """Whole or not at all."""
    torch.save(content, checkpoint.with_suffix(".new"))
    checkpoint.with_suffix(".new").rename(checkpoint)


def report(average: Average, network: Network, classes: Classes, tests: list, ours: list) -> str:
    """Scores of the averaged weights; the test parts are watched, never chosen by."""
    current = {k: v.clone() for k, v in network.state_dict().items()}
    network.load_state_dict(average.state)
    text = f" test {evaluate(network, classes, tests)}" + (f" own {evaluate(network, classes, ours)}" if ours else "")
    network.load_state_dict(current)
    return text


if __name__ == "__main__":
    main()
