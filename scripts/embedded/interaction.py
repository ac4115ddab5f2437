"""The reranker: how well each word of the question is met in the passage, by vectors and letter by letter, as features of one small dense head. Of the family of KNRM and ColBERT, with BM25 inside."""
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from lexical import USUAL
from salience import FADINGS, MEANS, Salient, fading, unit

# Ways of weighting the question's words beside the bi-encoder's, and what is known of each word beside how early the passage has it and how near it is to the passage's means.
WEIGHTINGS, STATISTICS = 2, 5
# How early a word stands is told by these ways in which a place fades.
EARLY = slice(1, None)
FEATURES = (WEIGHTINGS + MEANS) * (STATISTICS + len(FADINGS[EARLY]) + MEANS)
# What is not a passage's word is this far from every word.
HIDDEN = -4.0
# Above this cosine in the table, a piece is taken for the same piece.
SAME = 0.9
# BM25's constants.
K1, B = 0.9, 0.4
# Pieces on either side that are looked at for the rest of a word.
LONGEST_WORD = 3


@dataclass(frozen=True)
class Side:
    """A text of each pair: `ids`, `mask` (1 for its own pieces), `begun` (1 for a piece that goes on a word), `places` in the text [pairs, length], `vectors` [pairs, length, width], and what the bi-encoder makes of it."""

    ids: Tensor
    mask: Tensor
    begun: Tensor
    places: Tensor
    vectors: Tensor
    whole: Salient


def summed(side: Side, x: Tensor) -> Tensor:
    """The sum over a text's own pieces of x [pairs, length, n]: [pairs, 1, n]. As a product, since onnxruntime adds in another order for one pair than for several, and a score is to have the same bits in any batch."""
    return side.mask[:, None] @ x


def one_back(x: Tensor) -> Tensor:
    """[…, i, j] is what stood at […, i + 1, j + 1]."""
    return F.pad(x[:, 1:, 1:], (0, 1, 0, 1))


def one_on(x: Tensor) -> Tensor:
    """[…, i, j] is what stood at […, i - 1, j - 1]."""
    return F.pad(x[:, :-1, :-1], (1, 0, 1, 0))


def whole_words(same: Tensor, question: Tensor, passage: Tensor) -> Tensor:
    """Of pieces that are the same, 1 where the whole words around them are, [pairs, question, passage]; `question` and `passage` tell which pieces go on a word."""
    question_next, passage_next = F.pad(question[:, 1:], (0, 1)), F.pad(passage[:, 1:], (0, 1))
    both_end = (1 - question_next)[:, :, None] * (1 - passage_next)[:, None]
    both_begin = (1 - question)[:, :, None] * (1 - passage)[:, None]
    rest, front = same, same
    for _ in range(LONGEST_WORD):
        rest = same * (question_next[:, :, None] * one_back(rest) + both_end)
        front = same * (question[:, :, None] * one_on(front) + both_begin)
    return rest * front


class Interaction(nn.Module):
    def __init__(self, width: int, rarity: Tensor, narrow: int = 64, inner: int = 128) -> None:
        """`rarity` [pieces] is where the pieces' weights start: their inverse passage frequencies."""
        super().__init__()
        self.rarity = nn.Embedding(len(rarity), 1)
        self.rarity.weight.data.copy_(rarity[:, None])
        self.meeting = nn.Parameter(torch.eye(width, narrow))
        self.importance = nn.Linear(width, WEIGHTINGS)
        self.dense = nn.Linear(width + 8 + FEATURES, inner)
        self.classifier = nn.Linear(inner, 1)

    def features(self, question: Side, passage: Side) -> Tensor:
        """[pairs, width + 8 + FEATURES]."""
        rare = self.rarity(question.ids)[..., 0] * question.mask
        both_rare = torch.minimum(rare, F.pad(rare[:, 1:], (0, 1)))
        raw = F.softplus(self.importance(question.vectors)) * rare[..., None]
        weights = torch.cat([raw / (summed(question, raw) + 1e-3), question.whole.weights], -1)

        there = passage.mask[:, None]
        hidden = (1 - there) * HIDDEN
        near = unit(question.vectors @ self.meeting) @ unit(passage.vectors @ self.meeting).transpose(1, 2)
        alike = unit(question.vectors) @ unit(passage.vectors).transpose(1, 2)
        same = torch.relu(alike - SAME) / (1 - SAME) * there
        whole = whole_words(same, question.begun, passage.begun)

        words = passage.mask.sum(1)
        long = K1 * (1 - B + B * words[:, None] / USUAL)
        pieces, often, twice = same.sum(-1), whole.sum(-1), (whole * one_back(whole)).sum(-1)
        met = torch.stack([
            (near + hidden).amax(-1), torch.log1p((torch.relu(near - 0.5) * there).sum(-1)), (alike + hidden).amax(-1), pieces / (pieces + K1), often / (often + long),
            *((same * fade[:, None]).amax(-1) for fade in fading(passage.places)[..., EARLY].unbind(-1)),
        ], -1)
        met = torch.cat([met, near @ passage.whole.weights], -1)

        counted = summed(question, torch.stack([rare * pieces / (pieces + long), rare * often / (often + long), both_rare * twice / (twice + long)], -1))[:, 0]
        most = summed(question, torch.stack([rare, rare, both_rare], -1))[:, 0]
        product = question.whole.vector * passage.whole.vector
        apart = torch.cat([product.sum(-1, keepdim=True) * 4, torch.log1p(words)[:, None] - 4, torch.stack([counted / 10, counted / (most + 1e-3) * 2], -1).flatten(1)], -1)
        return torch.cat([product * 8, apart, (weights.transpose(-1, -2) @ met).flatten(-2) * 2], -1)

    def forward(self, question: Side, passage: Side) -> Tensor:
        """Logits [pairs, 1]."""
        return self.classifier(torch.relu(self.dense(self.features(question, passage))))
