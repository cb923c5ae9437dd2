"""What computes the tree? The BiLSTM with its heads, as MODEL.md describes it, in PyTorch."""

import torch
from torch import nn
from torch.nn import functional

from words import AFFIX_ROWS, NGRAM_ROWS

WORD, AFFIX, NGRAM, TREEBANK = 64, 32, 64, 16
ARC, LABEL = 128, 128
SOURCES = ["current", "converted"]
DROPOUT, WORD_DROPOUT, SLOPE = 0.33, 0.15, 0.1
NEVER = -1e4


class Network(nn.Module):
    """Sizes: `words` known words, `classes` = number of upos, feats, xpos, relations; `hidden` units a direction; `pretrained` [P, d] or None."""

    def __init__(self, words: int, classes: dict[str, int], hidden: int, pretrained: torch.Tensor | None):
        super().__init__()
        self.words = nn.Embedding(words, WORD)
        self.affixes = nn.Embedding(AFFIX_ROWS, AFFIX)
        self.ngrams = nn.EmbeddingBag(NGRAM_ROWS, NGRAM, mode="sum")
        self.treebanks = nn.Embedding(len(SOURCES), TREEBANK)
        nn.init.normal_(self.words.weight, 0, 0.5)
        nn.init.normal_(self.affixes.weight, 0, 0.3)
        nn.init.normal_(self.ngrams.weight, 0, 0.15)
        self.pretrained = None
        if pretrained is not None:
            self.pretrained = nn.Embedding.from_pretrained(pretrained, freeze=True)
            self.bridge = nn.Linear(pretrained.shape[1], WORD, bias=False)
        width = WORD + 5 * AFFIX + NGRAM + TREEBANK
        self.layers = nn.ModuleList(
            nn.LSTM(size, hidden, batch_first=True, bidirectional=True) for size in (width, 2 * hidden)
        )
        self.drop = nn.Dropout(DROPOUT)
        self.tags = nn.ModuleDict({k: nn.Linear(2 * hidden, classes[k]) for k in ("upos", "feats", "xpos")})
        self.arc_head, self.arc_dependent = nn.Linear(2 * hidden, ARC), nn.Linear(2 * hidden, ARC)
        self.label_head, self.label_dependent = nn.Linear(2 * hidden, LABEL), nn.Linear(2 * hidden, LABEL)
        self.label_out = nn.Linear(LABEL, classes["relations"])
        self.bilinear = nn.Parameter(torch.empty(ARC + 1, ARC))
        nn.init.xavier_uniform_(self.bilinear)
        self.root = nn.Parameter(torch.randn(2 * hidden) * 0.1)

    def inputs(self, batch: dict) -> torch.Tensor:
        """One vector per distinct word of the batch, spread over its places."""
        known = batch["known"]
        if self.training:
            known = torch.where(torch.rand(known.shape) < WORD_DROPOUT, torch.zeros_like(known), known)
        vectors = self.words(known)
        if self.pretrained is not None:
            outside = self.pretrained(batch["outside"])
            if self.training:
                outside = outside * (torch.rand(outside.shape[0], 1) > WORD_DROPOUT / 2)
            vectors = vectors + self.bridge(outside)
        parts = [vectors, self.affixes(batch["affixes"]).flatten(1), self.ngrams(batch["grams"], batch["offsets"])]
        return torch.cat(parts, 1)[batch["types"]]

    def encode(self, batch: dict) -> list[torch.Tensor]:
        """The output of each BiLSTM layer, [sentences, words, 2 hidden]."""
        count, longest = batch["types"].shape
        treebank = self.treebanks(batch["treebank"])[:, None].expand(count, longest, TREEBANK)
        state, outputs = self.drop(torch.cat([self.inputs(batch), treebank], -1)), []
        for layer in self.layers:
            packed = nn.utils.rnn.pack_padded_sequence(state, batch["lengths"], batch_first=True, enforce_sorted=False)
            state, _ = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True, total_length=longest)
            state = self.drop(state)
            outputs.append(state)
        return outputs

    def forward(self, batch: dict) -> tuple[dict[str, torch.Tensor], torch.Tensor, torch.Tensor, torch.Tensor]:
        """Tag scores by layer, arc scores [s, dependent, head], and both halves of the label scores."""
        lower, upper = self.encode(batch)
        count, longest, _ = upper.shape
        tags = {name: head(lower) for name, head in self.tags.items()}
        rooted = torch.cat([self.root.expand(count, 1, -1), upper], 1)
        heads = self.drop(functional.leaky_relu(self.arc_head(rooted), SLOPE))
        dependents = self.drop(functional.leaky_relu(self.arc_dependent(upper), SLOPE))
        weighted = dependents @ self.bilinear[:-1] + self.bilinear[-1]
        arcs = weighted @ heads.transpose(1, 2) / 8
        places = torch.arange(longest)
        beyond = places[None] >= batch["lengths"][:, None]
        arcs = arcs.masked_fill(functional.pad(beyond, (1, 0))[:, None, :], NEVER)
        arcs[:, places, places + 1] = NEVER
        return tags, arcs, self.label_head(rooted), self.label_dependent(upper)

    def labels(self, heads_half: torch.Tensor, dependents_half: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Relation scores of every word under the given heads."""
        index = heads.clamp(min=0)[..., None].expand(-1, -1, LABEL)
        joined = heads_half.gather(1, index) + dependents_half
        return self.label_out(self.drop(functional.leaky_relu(joined, SLOPE)))


def load(checkpoint, average: bool = True) -> tuple[Network, object, dict]:
    """The network of a checkpoint with its averaged or last weights, its classes, and all that was saved."""
    saved = torch.load(checkpoint, weights_only=False)
    state = saved["average" if average else "network"]
    sizes = {kind: len(names) for kind, names in saved["classes"].names.items()}
    network = Network(len(saved["classes"].words) + 1, sizes, saved["hidden"], state.get("pretrained.weight"))
    network.load_state_dict(state)
    return network, saved["classes"], saved
