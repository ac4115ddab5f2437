"""The bi-encoder student: the table, and on it what weighs a text's pieces."""
import torch
from torch import Tensor, nn

from salience import Salience, Salient


class BiEncoder(nn.Module):
    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        self.table = table
        self.salience = Salience(table.embedding_dim)

    def salient(self, ids: Tensor, mask: Tensor) -> Salient:
        """Of ids (int64) and mask (float32) [texts, length]."""
        return self.salience(self.table(ids), mask, torch.arange(ids.shape[1], dtype=torch.float32)[None])

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """The text's vector at each of its places [texts, length, width], whose mean is what loaders of sentence-transformers' layout take."""
        vector = self.salient(input_ids, attention_mask.float()).vector
        return vector[:, None].expand(-1, input_ids.shape[1], -1)
