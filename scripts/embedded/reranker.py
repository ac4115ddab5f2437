"""The reranker student: the table's vectors of both texts, and the interaction of the two on top."""
import torch
from torch import Tensor, nn

from interaction import Interaction, Side


BLOCK = 16


class Reranker(nn.Module):
    def __init__(self, table: nn.Embedding, rarity: Tensor, begun: Tensor) -> None:
        """`begun` [pieces] is 1 for pieces that go on a word (those with ## before them)."""
        super().__init__()
        self.table = table
        self.register_buffer('begun', begun[:, None])
        self.interaction = Interaction(table.embedding_dim, rarity)

    def side(self, ids: Tensor, mask: Tensor) -> Side:
        return Side(ids, mask, nn.functional.embedding(ids, self.begun)[..., 0], self.table(ids))

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Logits [pairs, 1] of [CLS] question [SEP] passage [SEP]."""
        real, second = attention_mask.float(), token_type_ids.float()
        own = real * (1 - second)
        # What comes after the longest question is not its word in any pair: the interaction is as wide as that, in whole blocks of what sums take at once.
        longest = torch.ceil(own.sum(1).max() / BLOCK).long() * BLOCK
        all_of_it = self.side(input_ids, real)
        question = Side(input_ids[:, :longest], own[:, :longest], all_of_it.begun[:, :longest], all_of_it.vectors[:, :longest])
        return self.interaction(question, Side(input_ids, real * second, all_of_it.begun, all_of_it.vectors))
