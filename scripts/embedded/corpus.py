"""What trains and what chooses: word pieces and teacher's vectors of the texts that train, and questions with BM25's lists of passages."""
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
import torch
from torch import Tensor

from bm25 import best_passages
from settings import SEED, cached, key
from teacher_vectors import FACTS, padded, rows_of, vectors_of
from texts import read_texts

DEPTH = 100
LABELLED = 40_000
# Questions without labels that choose between models and train none.
LOOSE_HELD_OUT = 300
# Each stage has articles of its own beside the table's, these shares of all, as (every, from): what the table has learnt by heart says little of how far to trust it, and that is what the stages after it learn.
Stage = Literal['table', 'salience', 'reranker']
APART: dict[Stage, tuple[int, int]] = {'reranker': (12, 0), 'salience': (12, 6)}


@dataclass(frozen=True)
class Kind:
    """Texts of one kind, of which some train: places of them in `rows` (word pieces) and `vectors` (float16, [texts, teacher width])."""

    rows: list[np.ndarray]
    vectors: np.ndarray
    places: np.ndarray

    def some(self, rng: np.random.Generator, count: int) -> tuple[list[np.ndarray], np.ndarray]:
        """Word pieces and vectors of `count` of them, any."""
        chosen = rng.choice(self.places, count)
        return [self.rows[i] for i in chosen], self.vectors[chosen].astype(np.float32)


@dataclass(frozen=True)
class Asked:
    """A question of the training: `passages` are places of BM25's list, best first; `right` of those that answer it."""

    text: str
    row: np.ndarray
    vector: np.ndarray
    passages: np.ndarray
    right: tuple[int, ...]


def stage_of(number: int) -> Stage:
    """Which stage learns from an article, or from a question without passages: they are numbered in no order that means anything."""
    return next((stage for stage, (every, first) in APART.items() if number % every == first), 'table')


@cache
def training_texts(kind: str, stage: Stage) -> Kind:
    """What a stage learns from; definitions are for all of them."""
    texts = read_texts()
    learnt = np.asarray([stage_of(number) == stage for number in texts.article])

    def own(held_out: list[bool], its: list[bool] | np.ndarray) -> np.ndarray:
        return ~np.asarray(held_out) & np.asarray(its)

    trains = {
        'passages': lambda: own(texts.held_out, learnt),
        'sentences': lambda: own(texts.held_out, learnt)[texts.of],
        'questions': lambda: own([question.held_out for question in texts.questions], [learnt[list(question.positives)].all() for question in texts.questions]),
        'loose': lambda: own([i < LOOSE_HELD_OUT for i in range(len(texts.loose))], [stage_of(i) == stage for i in range(len(texts.loose))]),
        'definitions': lambda: np.ones(len(texts.definitions)),
    }
    return Kind(rows_of(kind), vectors_of(kind), np.flatnonzero(trains[kind]()))


@cache
def asked(stage: Stage) -> tuple[Asked, ...]:
    """A stage's questions without labels and up to LABELLED of those with them, each with BM25's first DEPTH of its passages."""
    texts, pool = read_texts(), training_texts('passages', stage).places
    labelled = np.random.default_rng(SEED).permutation(training_texts('questions', stage).places)[:LABELLED]
    chosen = [('loose', int(i), texts.loose[i], ()) for i in training_texts('loose', stage).places]
    chosen += [('questions', int(i), texts.questions[i].text, texts.questions[i].positives) for i in labelled]
    path = cached(f'lists-{key(texts=FACTS, depth=DEPTH, labelled=LABELLED, loose=LOOSE_HELD_OUT, apart=(APART, stage))}.npy')
    if not path.exists():
        np.save(path, best_passages(pool, [text for _, _, text, _ in chosen], DEPTH)[0].astype(np.int32))
    return tuple(
        Asked(text, rows_of(kind)[i], vectors_of(kind)[i], passages, tuple(set(right) & set(passages.tolist())))
        for (kind, i, text, right), passages in zip(chosen, np.load(path))
    )


def some_listed(rng: np.random.Generator, stage: Stage, questions: int, first: int, others: int, anywhere: int) -> tuple[list[np.ndarray], np.ndarray]:
    """Word pieces and vectors of so many of a stage's questions, and then of passages: the `first` of each one's list, `others` of it, and some from `anywhere`, each once."""
    passages = training_texts('passages', stage)
    chosen = [asked(stage)[i] for i in rng.choice(len(asked(stage)), questions, replace=False)]
    near = [np.concatenate([one.passages[:first], rng.choice(one.passages, others)]) for one in chosen]
    places = np.unique(np.concatenate([*near, rng.choice(passages.places, anywhere)]))
    rows = [one.row for one in chosen] + [passages.rows[i] for i in places]
    return rows, np.concatenate([np.stack([one.vector for one in chosen]), passages.vectors[places]])


def batch_of(rows: list[np.ndarray]) -> tuple[Tensor, Tensor]:
    """Ids (int64) and mask (float32), [rows, longest]."""
    ids, mask = padded(rows)
    return torch.from_numpy(ids), torch.from_numpy(mask).float()
