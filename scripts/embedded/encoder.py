"""The students' encoder: a table of word-piece vectors, then layers that add context to them. With no layers it is a static model, which is where it starts."""
import torch
from torch import Tensor, nn
from torch.nn import functional as F

MASKED = -1e4


class ContextLayer(nn.Module):
    """Attention and a narrow feed-forward, both before their norms and added to what comes in. Place is told by distance alone, by a slope per head and side."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.before = nn.LayerNorm(width)
        self.queries, self.keys, self.values, self.out = (nn.Linear(width, width) for _ in range(4))
        self.slopes = nn.Parameter(torch.logspace(-2, 0, heads)[:, None].repeat(1, 2))
        self.between = nn.LayerNorm(width)
        self.wider, self.narrower = nn.Linear(width, inner), nn.Linear(inner, width)
        for last in (self.out, self.narrower):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)

    def forward(self, x: Tensor, hidden: Tensor, distance: Tensor) -> Tensor:
        """`hidden` [rows, 1, 1 or length, length] is 0 where attention may go and very negative elsewhere; `distance` [length, length] is place of query minus place of key."""
        rows, length, width = x.shape
        normed = self.before(x)

        def split(y: Tensor) -> Tensor:
            return y.view(rows, length, self.heads, width // self.heads).transpose(1, 2)

        near = torch.relu(distance) * self.slopes[:, 0, None, None] + torch.relu(-distance) * self.slopes[:, 1, None, None]
        scores = split(self.queries(normed)) @ split(self.keys(normed)).transpose(2, 3) * (width // self.heads) ** -0.5
        mixed = torch.softmax(scores - near + hidden, -1) @ split(self.values(normed))
        x = x + self.out(mixed.transpose(1, 2).reshape(rows, length, width))
        return x + self.narrower(F.relu(self.wider(self.between(x))))


class Encoder(nn.Module):
    """Word pieces [rows, length] to vectors [rows, length, width]. How long a vector is says how much its word counts, so nothing is normed at the end."""

    def __init__(self, pieces: int, width: int, layers: int, heads: int = 4, inner: int = 256, longest: int = 512) -> None:
        super().__init__()
        self.table = nn.Embedding(pieces, width)
        self.layers = nn.ModuleList(ContextLayer(width, heads, inner) for _ in range(layers))
        self.register_buffer('places', torch.arange(longest, dtype=torch.float32), persistent=False)

    def forward(self, ids: Tensor, seen: Tensor) -> Tensor:
        """`seen` [rows, 1 or length, length] is 1 where a token may look at another, else 0."""
        x = self.table(ids)
        if len(self.layers) > 0:
            places = self.places[: ids.shape[1]]
            hidden = (1 - seen)[:, None] * MASKED
            for layer in self.layers:
                x = layer(x, hidden, places[:, None] - places[None])
        return x


def mean_of(states: Tensor, mask: Tensor) -> Tensor:
    """Normalised mean over the real tokens, [rows, width]."""
    return F.normalize((states * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True), dim=1)
