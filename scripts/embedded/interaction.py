"""The reranker's head: how well each word of the question is met in the passage (as in ColBERT and TK), beside the two mean vectors, and BM25 over word pieces, as features of one small dense head."""
import torch
from torch import Tensor, nn
from torch.nn import functional as F

STATISTICS, WEIGHTINGS = 4, 2
HIDDEN = -4.0
# BM25's constants, and about how many word pieces a passage has.
K1, B, USUAL = 0.9, 0.4, 90.0


def unit(x: Tensor) -> Tensor:
    return x * torch.rsqrt((x * x).sum(-1, keepdim=True) + 1e-6)


class Interaction(nn.Module):
    def __init__(self, width: int, rarity: Tensor, narrow: int = 64, inner: int = 128) -> None:
        """`rarity` [pieces] is where the words' weights start: their inverse passage frequencies."""
        super().__init__()
        self.rarity = nn.Embedding(len(rarity), 1)
        self.rarity.weight.data.copy_(rarity[:, None])
        self.meeting = nn.Linear(width, narrow, bias=False)
        nn.init.eye_(self.meeting.weight)
        self.importance = nn.Linear(2 * width, WEIGHTINGS)
        self.dense = nn.Linear(width + 4 + STATISTICS * WEIGHTINGS, inner)
        self.classifier = nn.Linear(inner, 1)

    def met(self, near: Tensor, same: Tensor, passage: Tensor) -> tuple[Tensor, Tensor]:
        """Per question word [..., words, statistics]: its nearest passage word in context, how many are near, its nearest by the table, whether it stands there itself. And how often it does [..., words].
        `near` and `same` are cosines [..., words, passage words]; `passage` [..., 1, passage words] is 1 for real passage words."""
        hidden = (1 - passage) * HIDDEN
        often = (torch.relu(same - 0.9) * passage).sum(-1) * 10
        many = torch.log1p((torch.relu(near - 0.5) * passage).sum(-1))
        return torch.stack([(near + hidden).amax(-1), many, (same + hidden).amax(-1), often / (often + K1)], -1), often

    def weights(self, ids: Tensor, states: Tensor, plain: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """How much each word counts, in two ways, adding up to 1: [..., words, weightings]; and its rarity [..., words]. `mask` [..., words]."""
        rare = self.rarity(ids)[..., 0] * mask
        raw = F.softplus(self.importance(torch.cat([states, plain], -1))) * rare[..., None]
        return raw / (raw.sum(-2, keepdim=True) + 1e-3), rare

    def features(self, met: Tensor, often: Tensor, weights: Tensor, rare: Tensor, question: Tensor, passage: Tensor, words: Tensor) -> Tensor:
        """[..., width + 4 + statistics · weightings]. `question` and `passage` are unit mean vectors, `words` how many the passage has."""
        product = question * passage
        long = torch.log1p(words) - 4
        found = (rare * often / (often + K1 * (1 - B + B * words[..., None] / USUAL))).sum(-1)
        summed = weights.transpose(-1, -2) @ met
        apart = torch.stack([product.sum(-1) * 4, long, found / 10, found / (rare.sum(-1) + 1e-3) * 2], -1)
        return torch.cat([product * 8, apart, summed.flatten(-2) * 2], -1)

    def logits(self, features: Tensor) -> Tensor:
        return self.classifier(torch.relu(self.dense(features)))
