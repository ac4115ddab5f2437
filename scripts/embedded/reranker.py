"""The reranker student: the bi-encoder's view of both texts, and the interaction of the two on top."""
import torch
from torch import Tensor, nn

from bi_encoder import BiEncoder
from interaction import Interaction, Side

BLOCK = 16


class Reranker(nn.Module):
    def __init__(self, bi_encoder: BiEncoder, rarity: Tensor, begun: Tensor) -> None:
        """`begun` [pieces] is 1 for pieces that go on a word (those with ## before them)."""
        super().__init__()
        self.bi_encoder = bi_encoder
        self.register_buffer('begun', begun[:, None])
        self.interaction = Interaction(bi_encoder.table.embedding_dim, rarity)

    def side(self, ids: Tensor, mask: Tensor, places: Tensor) -> Side:
        """One text of each pair, all three [pairs, length]."""
        vectors = self.bi_encoder.table(ids)
        begun = nn.functional.embedding(ids, self.begun)[..., 0]
        return Side(ids, mask, begun, places, vectors, self.bi_encoder.salience(vectors, mask, places))

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Logits [pairs, 1] of [CLS] question [SEP] passage [SEP]."""
        real, second = attention_mask.float(), token_type_ids.float()
        own = real * (1 - second)
        asked = own.sum(1)
        # What comes after the longest question is not its word in any pair: the interaction is as wide as that, in whole blocks of what sums take at once.
        longest = torch.ceil(asked.max() / BLOCK).long() * BLOCK
        places = torch.arange(input_ids.shape[1], dtype=torch.float32)[None]
        question = self.side(input_ids[:, :longest], own[:, :longest], places[:, :longest])
        # The bi-encoder knows passages behind a [CLS].
        return self.interaction(question, self.side(input_ids, real * second, torch.relu(places - asked[:, None] + 1)))
