"""Which words a text has, as a vector: the dot product of two texts' grows with the word pieces that they share, as BM25 does. Nothing of it is learnt.

Each piece has BM25's weight for how often it comes in a text of that length, in the question as in the passage, and for how rare it is: with a k1 far below the usual, so that it matters little how often, and a power of the inverse passage frequency. Pieces are added up in fewer numbers than there are pieces, with signs: a count sketch (Charikar, Chen and Farach-Colton, 2002)."""
from collections import Counter
from dataclasses import dataclass

import torch
from torch import Tensor, nn

# About how many word pieces a passage has.
USUAL = 90.0
# The sketch is made row by column: `rows` rows of so many.
COLUMNS = 32
# Weights are whole steps, which a file stores in a byte each.
STEPS = 255


@dataclass(frozen=True)
class Choices:
    """`k1` and `b` are BM25's. A piece's weight in a product is its inverse passage frequency to the `power`; the product counts `share` beside the cosine of what the texts mean. The sketch has `rows` times COLUMNS numbers. `choose_lexical.py` shows what others would give."""

    k1: float = 0.15
    b: float = 0.5
    power: float = 1.4
    share: float = 0.011
    rows: int = 56

    @property
    def width(self) -> int:
        return self.rows * COLUMNS


def same(a: Tensor, b: Tensor) -> Tensor:
    """1 where whole numbers are the same, 0 elsewhere, all float32. In arithmetic: onnxruntime's comparisons have sound kernels on fewer devices."""
    return torch.relu(1 - (a - b).abs())


def whole_part(a: Tensor, b: int) -> Tensor:
    """How often b goes into whole numbers a. A half more is no more often, and where it goes without rest a GPU's quotient, which need not be exact, is far from the number below."""
    return torch.floor((a + 0.5) / b)


def one_of(places: Tensor, count: int) -> Tensor:
    """[…, count] of places […], both float32: 1 at each one's place, 0 elsewhere."""
    return same(places[..., None], torch.arange(count, dtype=torch.float32))


class Lexical(nn.Module):
    def __init__(self, rarity: Tensor, choices: Choices = Choices()) -> None:
        """`rarity` [pieces]: inverse passage frequencies, 0 for what is no word."""
        super().__init__()
        self.choices = choices
        weights = choices.share**0.5 * rarity ** (choices.power / 2)
        self.step = float(weights.max()) / STEPS
        self.register_buffer('steps', torch.round(weights / self.step)[:, None])

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The sketch [texts, choices.width] of ids (int64) and mask (float32), both [texts, length]. Not of length 1: rarer and more words make it longer, as they make BM25 greater."""
        chosen, pieces = self.choices, ids.float()
        often = same(pieces[:, :, None], pieces[:, None]) @ mask[..., None]
        length = mask.sum(1)[:, None, None]
        counts = nn.functional.embedding(ids, self.steps) * self.step * mask[..., None] / (often + chosen.k1 * (1 - chosen.b + chosen.b * length / USUAL))
        # All pieces that leave the same rest when divided by the sketch's width share one of its numbers.
        turn = whole_part(pieces, chosen.width)
        place = pieces - turn * chosen.width
        row = whole_part(place, COLUMNS)
        # Of pieces that share a number, some count against it, so that what they add to a product is too little about as often as too much. Signs that take turns, where a count sketch draws them, cost nothing to store, and are by validation as good as the best of five drawn.
        sign = 1 - 2 * (turn - 2 * whole_part(turn, 2))
        return (one_of(row, chosen.rows).transpose(1, 2) @ (one_of(place - row * COLUMNS, COLUMNS) * (counts[..., 0] * sign)[..., None])).flatten(1)


def plain_product(lexical: Lexical, one: list[int], other: list[int]) -> float:
    """The product of the sketches of two texts' word pieces, counted piece by piece: what `Lexical` is checked by."""
    chosen, steps = lexical.choices, lexical.steps[:, 0].tolist()

    def sketch(pieces: list[int]) -> dict[int, float]:
        found: dict[int, float] = {}
        for piece, often in Counter(pieces).items():
            weight = steps[piece] * lexical.step * often / (often + chosen.k1 * (1 - chosen.b + chosen.b * len(pieces) / USUAL))
            found[piece % chosen.width] = found.get(piece % chosen.width, 0.0) + weight * (1 - 2 * (piece // chosen.width % 2))
        return found

    first, second = sketch(one), sketch(other)
    return sum(value * second.get(place, 0.0) for place, value in first.items())
