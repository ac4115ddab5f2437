"""The bi-encoder as its file holds it: what a text means beside which words it has, in one vector."""
import torch
from torch import Tensor, nn

from bi_encoder import BiEncoder
from lexical import Lexical


class Hybrid(nn.Module):
    def __init__(self, bi_encoder: BiEncoder, rarity: Tensor) -> None:
        super().__init__()
        self.bi_encoder = bi_encoder
        self.lexical = Lexical(rarity)
        self.width = bi_encoder.table.embedding_dim + self.lexical.choices.width

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """A vector a text, [texts, 1, width]: loaders of sentence-transformers' layout take what stands at the first place. The score of two texts is the dot product, the cosine of what they mean and their words in common."""
        mask = attention_mask.float()
        return torch.cat([self.bi_encoder.salient(input_ids, mask).vector, self.lexical(input_ids, mask)], 1)[:, None]
