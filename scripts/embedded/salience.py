"""How the bi-encoder makes one vector of a text's pieces: several weighted means of them, where a piece's weight follows from its place, its neighbours and what the text is about."""
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

# The teacher hears the beginning of a text most: before anything else is known, a piece at place p counts exp(FIRST · exp(-p / FADING)).
FIRST, FADING = 0.9, 16
# How fast what a place means to each mean may fade, in pieces.
FADINGS = (4, 16, 64)
# Weighted means of a text that its vector is made of.
MEANS = 4
# Unit vectors are taken so many times, which makes the layers on them learn faster.
SCALE = 8
# A weight is exp of a number no larger than this.
MOST = 6.0


def unit(x: Tensor) -> Tensor:
    return x * torch.rsqrt((x * x).sum(-1, keepdim=True) + 1e-6)


def fading(places: Tensor) -> Tensor:
    """[…, FADINGS] of places […] in a text, counted from 0."""
    return torch.exp(-places[..., None] / torch.tensor(FADINGS, dtype=torch.float32))


def early(places: Tensor) -> Tensor:
    """What a piece counts by its place alone."""
    return torch.exp(FIRST * torch.exp(-places / FADING))


@dataclass(frozen=True)
class Salient:
    """`vector` [texts, width], of length 1, and what each piece counts in each mean, `weights` [texts, length, MEANS], with sum 1 over a text."""

    vector: Tensor
    weights: Tensor


class Salience(nn.Module):
    def __init__(self, width: int, hidden: int = 64) -> None:
        super().__init__()
        # What a piece says to the one before it, to itself, and to the one behind it.
        self.around = nn.Parameter(torch.randn(width, 3 * hidden) / width**0.5)
        self.about = nn.Parameter(torch.randn(width, hidden) / width**0.5)
        self.bias = nn.Parameter(torch.zeros(hidden))
        self.weight = nn.Parameter(torch.randn(hidden, MEANS) * 0.05)
        self.place = nn.Parameter(torch.zeros(len(FADINGS), MEANS))
        self.likeness = nn.Parameter(torch.zeros(2, MEANS))
        # What the means add to the first of them.
        self.mix = nn.Parameter(torch.zeros(MEANS * width, width))
        with torch.no_grad():
            self.place[FADINGS.index(FADING)] = FIRST

    def layers(self) -> list[nn.Parameter]:
        """What is learnt beside how much places and likeness say."""
        return [self.around, self.about, self.bias, self.weight, self.mix]

    def forward(self, vectors: Tensor, mask: Tensor, places: Tensor) -> Salient:
        """Of pieces' vectors [texts, length, width] with mask (1 for a text's own pieces) and places in it, both [texts, length]. What is not a text's own has no part in it."""
        own = mask[..., None]
        units = unit(vectors) * own
        about = unit((mask * early(places))[:, None] @ vectors)
        likeness = units @ about.transpose(1, 2)
        before, itself, behind = (units @ self.around * SCALE).chunk(3, -1)
        met = F.pad(before[:, 1:], (0, 0, 0, 1)) + itself + F.pad(behind[:, :-1], (0, 0, 1, 0))
        hidden = torch.relu(met + about @ self.about * SCALE + self.bias)
        said = hidden @ self.weight + fading(places) @ self.place + torch.cat([likeness, likeness * likeness], -1) @ self.likeness
        raw = torch.exp(torch.clamp(said, -MOST, MOST)) * own
        weights = raw / (mask[:, None] @ raw + 1e-6)
        means = unit(weights.transpose(1, 2) @ vectors)
        return Salient(unit(means[:, 0] + means.flatten(1) @ self.mix), weights)
