"""The model: a trunk that reads a passage once, and a head that is asked about one trigger of it at a time."""

import copy
import math

import torch
from torch import nn
from torch.nn import functional as F

import base
import labels
import wordpiece

WIDTH = base.WIDTH


class Masks:
    """Masks for dropout, cut out of a long row that is drawn once: drawing a number for each value takes a fifth of training."""

    LENGTH = 1 << 24
    rows = {}

    @classmethod
    def cut(cls, p, values):
        """A mask for so many values; None when the row is too short for chance to differ from mask to mask."""
        if values > cls.LENGTH // 2:
            return None
        if p not in cls.rows:
            cls.rows[p] = (torch.rand(cls.LENGTH) >= p).to(torch.bfloat16).div_(1 - p)
        start = int(torch.randint(cls.LENGTH - values, (1,)))
        return cls.rows[p][start : start + values]


def dropout(x, p, training):
    mask = Masks.cut(p, x.numel()) if training else None
    return x * mask.view(x.shape) if mask is not None else F.dropout(x, p, training)


class Layer(nn.Module):
    """A layer of BERT."""

    def __init__(self, heads=12, inner=1536, dropout=0.1):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, bias):
        batch, length, width = x.shape
        size = width // self.heads

        def split(y):
            return y.reshape(batch, length, self.heads, size).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(-1, -2) / math.sqrt(size) + bias
        weights = dropout(scores.softmax(-1), self.dropout, self.training)
        mixed = (weights @ split(self.value(x))).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + dropout(self.out(mixed), self.dropout, self.training))
        return self.norm2(x + dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Encoder(nn.Module):
    """MiniLM, with an embedding of letter case beside the uncased word pieces."""

    def __init__(self):
        super().__init__()
        self.word, self.position = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.segment, self.case = nn.Embedding(2, WIDTH), nn.Embedding(wordpiece.CASES, WIDTH)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(base.LAYERS))

    def forward(self, ids, cases, mask):
        positions = self.position(torch.arange(ids.shape[1], device=ids.device))[None]
        x = self.norm(self.word(ids) + positions + self.segment.weight[0] + self.case(cases))
        x = dropout(x, 0.1, self.training)
        for layer in self.layers:
            x = layer(x, attention_bias(mask, x.dtype))
        return x


def attention_bias(mask, dtype):
    return (1.0 - mask[:, None, None, :].to(dtype)) * -1e4


class Trunk(nn.Module):
    """ids, cases, mask → hidden, logits of mentions, logits of triggers; a row a piece."""

    def __init__(self):
        super().__init__()
        self.encoder = Encoder()
        self.mention = nn.Linear(WIDTH, len(labels.MENTION_LABELS))
        self.trigger = nn.Linear(WIDTH, len(labels.TRIGGER_LABELS))

    def forward(self, ids, cases, mask):
        hidden = self.encoder(ids, cases, mask)
        kept = dropout(hidden, 0.1, self.training)
        return hidden, self.mention(kept), self.trigger(kept)


class Roles(nn.Module):
    """hidden, mask, marks of the trigger's pieces, its class, mention labels → logits of roles (three groups side by side),
    of status and of factuality; a row a trigger."""

    def __init__(self, last):
        super().__init__()
        self.mark, self.kind = nn.Embedding(2, WIDTH), nn.Embedding(len(labels.CLASSES), WIDTH)
        self.mention = nn.Embedding(len(labels.MENTION_LABELS), WIDTH)
        for embedding in (self.mark, self.kind, self.mention):
            nn.init.normal_(embedding.weight, std=0.05)
        self.mix = nn.Linear(WIDTH, WIDTH)
        nn.init.zeros_(self.mix.weight)
        nn.init.zeros_(self.mix.bias)
        self.norm = nn.LayerNorm(WIDTH)
        self.layer = copy.deepcopy(last)
        self.role = nn.Linear(WIDTH, sum(map(len, labels.ROLE_LABELS)))
        self.status = nn.Linear(2 * WIDTH, len(labels.STATUSES))
        self.factuality = nn.Linear(2 * WIDTH, len(labels.FACTUALITIES))

    def forward(self, hidden, mask, marks, kind, mentions):
        marked = marks.to(hidden.dtype).unsqueeze(-1)
        count = marked.sum(1).clamp(min=1)
        trigger = (hidden * marked).sum(1) / count
        x = hidden + self.mark(marks) + self.kind(kind)[:, None] + self.mention(mentions) + self.mix(trigger)[:, None]
        x = self.layer(self.norm(x), attention_bias(mask, hidden.dtype))
        both = torch.cat([(x * marked).sum(1) / count, trigger], -1)
        return self.role(dropout(x, 0.1, self.training)), self.status(both), self.factuality(both)


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = Trunk()
        self.roles = Roles(self.trunk.encoder.layers[-1])

    @staticmethod
    def from_base():
        model = Model()
        base.load_into(model.trunk.encoder)
        model.roles.layer.load_state_dict(model.trunk.encoder.layers[-1].state_dict())
        return model
