"""The bi-encoder student as it is trained, which says what a text means: the table, and on it what weighs a text's pieces. Its file has the text's words too (`hybrid.py`)."""
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
