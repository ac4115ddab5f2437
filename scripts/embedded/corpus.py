"""What trains and what chooses: word pieces and teacher's vectors of the texts that train, and questions with BM25's lists of passages."""
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from torch import Tensor

from bm25 import all_passages
from settings import SEED, cached, key
from teacher_vectors import padded, rows_of, vectors_of
from texts import HELD_OUT, read_texts

DEPTH = 100
LABELLED = 40_000
# Questions without labels that choose between models and train none.
LOOSE_HELD_OUT = 300


@dataclass(frozen=True)
class Kind:
    """Texts of one kind that train: places of them in `rows` (word pieces) and `vectors` (float16, [texts, teacher width])."""

    rows: list[np.ndarray]
    vectors: np.ndarray
    places: np.ndarray

    def some(self, rng: np.random.Generator, count: int) -> tuple[list[np.ndarray], np.ndarray]:
        """Word pieces and vectors of `count` of them, any."""
        chosen = rng.choice(self.places, count)
        return [self.rows[i] for i in chosen], self.vectors[chosen].astype(np.float32)


@dataclass(frozen=True)
class Asked:
    """A question of the training: `passages` are places of those of BM25's list that train, best first; `right` of those that answer it."""

    text: str
    row: np.ndarray
    vector: np.ndarray
    passages: np.ndarray
    right: tuple[int, ...]


@cache
def training_texts(kind: str) -> Kind:
    texts = read_texts()
    held = np.asarray(texts.held_out)
    trains = {
        'passages': lambda: ~held,
        'sentences': lambda: ~held[texts.of],
        'questions': lambda: ~np.asarray([question.held_out for question in texts.questions]),
        'loose': lambda: np.arange(len(texts.loose)) >= LOOSE_HELD_OUT,
    }
    return Kind(rows_of(kind), vectors_of(kind), np.flatnonzero(trains[kind]()))


@cache
def asked() -> tuple[Asked, ...]:
    """All questions without labels and LABELLED of those with them, each with BM25's first DEPTH passages."""
    texts, held = read_texts(), np.asarray(read_texts().held_out)
    labelled = np.random.default_rng(SEED).permutation(training_texts('questions').places)[:LABELLED]
    chosen = [('loose', int(i), texts.loose[i], ()) for i in training_texts('loose').places]
    chosen += [('questions', int(i), texts.questions[i].text, texts.questions[i].positives) for i in labelled]
    path = cached(f'lists-{key(seed=SEED, depth=DEPTH, labelled=LABELLED, loose=LOOSE_HELD_OUT, held=HELD_OUT)}.npy')
    if not path.exists():
        np.save(path, all_passages().best([text for _, _, text, _ in chosen], DEPTH)[0].astype(np.int32))
    found = []
    for (kind, i, text, right), listed in zip(chosen, np.load(path)):
        passages = listed[~held[listed]]
        found.append(Asked(text, rows_of(kind)[i], vectors_of(kind)[i], passages, tuple(set(right) & set(passages.tolist()))))
    return tuple(found)


def batch_of(rows: list[np.ndarray]) -> tuple[Tensor, Tensor]:
    """Ids (int64) and mask (float32), [rows, longest]."""
    ids, mask = padded(rows)
    return torch.from_numpy(ids), torch.from_numpy(mask).float()
