"""What the students train on: the shards' texts as word pieces, with the teacher's vectors."""
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from settings import SHARDS
from shards import shards
from teacher_vectors import padded, shard_vectors, token_ids


@dataclass(frozen=True)
class Data:
    """Vectors are float32 and normalised, [texts, teacher width]; `positive[i]` is the passage that answers question i, -1 for none."""

    passages: list[np.ndarray]
    questions: list[np.ndarray]
    passage_vectors: Tensor
    question_vectors: Tensor
    positive: np.ndarray

    def nearest_passages(self, questions: np.ndarray, count: int) -> np.ndarray:
        """The teacher's nearest passages of each question, [questions, count]."""
        return torch.topk(self.question_vectors[questions] @ self.passage_vectors.T, count).indices.numpy()

    def nearest_questions(self, questions: np.ndarray, count: int) -> np.ndarray:
        return torch.topk(self.question_vectors[questions] @ self.question_vectors.T, count).indices.numpy()


def read_data() -> Data:
    parts = shards()[:SHARDS]
    vectors = [torch.from_numpy(shard_vectors(n).astype(np.float32)) for n in range(len(parts))]
    before = np.cumsum([0] + [len(part.passages) for part in parts])
    positive = [np.where(np.asarray(part.positive) < 0, -1, np.asarray(part.positive) + start) for part, start in zip(parts, before)]
    return Data(
        passages=token_ids([text for part in parts for text in part.passages]),
        questions=token_ids([text for part in parts for text in part.questions]),
        passage_vectors=torch.cat([v[: len(part.passages)] for part, v in zip(parts, vectors)]),
        question_vectors=torch.cat([v[len(part.passages) :] for part, v in zip(parts, vectors)]),
        positive=np.concatenate(positive),
    )


def batch_of(rows: list[np.ndarray]) -> tuple[Tensor, Tensor]:
    """Ids (int64) and mask (float32), [rows, longest]."""
    ids, mask = padded(rows)
    return torch.from_numpy(ids), torch.from_numpy(mask).float()
