"""The reranker's head: how well each word of the question is met in the passage (as in ColBERT and TK), beside the two mean vectors, as features of one small dense head."""
import torch
from torch import Tensor, nn
from torch.nn import functional as F

STATISTICS, WEIGHTINGS = 4, 2
HIDDEN = -4.0


def unit(x: Tensor) -> Tensor:
    return x * torch.rsqrt((x * x).sum(-1, keepdim=True) + 1e-6)


class Interaction(nn.Module):
    def __init__(self, width: int, narrow: int = 64, inner: int = 128) -> None:
        super().__init__()
        self.meeting = nn.Linear(width, narrow, bias=False)
        nn.init.eye_(self.meeting.weight)
        self.importance = nn.Linear(2 * width, WEIGHTINGS)
        self.dense = nn.Linear(width + 2 + STATISTICS * WEIGHTINGS, inner)
        self.classifier = nn.Linear(inner, 1)

    def met(self, near: Tensor, same: Tensor, passage: Tensor) -> Tensor:
        """Per question word [..., words, statistics]: its nearest passage word in context, how many are near, its nearest by the table, how often it stands there itself.
        `near` and `same` are cosines [..., words, passage words]; `passage` [..., 1, passage words] is 1 for real passage words."""
        hidden = (1 - passage) * HIDDEN
        return torch.stack(
            [
                (near + hidden).amax(-1),
                torch.log1p((torch.relu(near - 0.5) * passage).sum(-1)),
                (same + hidden).amax(-1),
                torch.log1p((torch.relu(same - 0.9) * passage).sum(-1) * 10),
            ],
            -1,
        )

    def weights(self, states: Tensor, plain: Tensor, mask: Tensor) -> Tensor:
        """How much each word counts, in two ways, adding up to 1: [..., words, weightings]. `mask` [..., words]."""
        raw = F.softplus(self.importance(torch.cat([states, plain], -1))) * mask[..., None]
        return raw / (raw.sum(-2, keepdim=True) + 1e-6)

    def features(self, met: Tensor, weights: Tensor, question: Tensor, passage: Tensor, words: Tensor) -> Tensor:
        """[..., width + 2 + statistics · weightings]. `question` and `passage` are unit mean vectors, `words` how many the passage has."""
        product = question * passage
        long = torch.log1p(words) - 4
        summed = weights.transpose(-1, -2) @ met
        return torch.cat([product * 8, product.sum(-1, keepdim=True) * 4, long[..., None], summed.flatten(-2) * 2], -1)

    def logits(self, features: Tensor) -> Tensor:
        return self.classifier(torch.relu(self.dense(features)))
