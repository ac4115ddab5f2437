"""The split that choices are made by: questions of held-out articles with BM25's candidates, by their labels and by the teacher's cosines."""
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from torch import Tensor

from bm25 import Bm25
from settings import SEED, cached
from teacher_vectors import FACTS, embedded_rows, kept, session, teacher_file, token_ids
from texts import read_texts

QUESTIONS, DEPTH = 60, 15
# Passages from anywhere that are searched beside those of the held-out articles.
OTHERS = 4000


@dataclass(frozen=True)
class Validation:
    """`candidates[i]` are places in `passages`; `right[i]` tells which of them answer question i; `cosines[i]` are the teacher's."""

    questions: list[str]
    passages: list[str]
    candidates: np.ndarray
    right: np.ndarray
    cosines: np.ndarray


def candidate_lists() -> dict[str, list]:
    path = cached(f'validation-{QUESTIONS}x{DEPTH}.json')
    if not path.exists():
        texts = read_texts()
        held = [q for q in texts.questions if q.held_out]
        chosen = random.Random(SEED).sample(held, QUESTIONS)
        own = {texts.article[p] for q in held for p in q.positives}
        others = random.Random(SEED + 1).sample(range(len(texts.passages)), OTHERS)
        pool = sorted({p for p in range(len(texts.passages)) if texts.article[p] in own} | set(others))
        search = Bm25([texts.passages[p] for p in pool])
        lists = [[pool[place] for place in search.best(q.text, DEPTH)] for q in chosen]
        path.write_text(json.dumps({'questions': [q.text for q in chosen], 'lists': lists, 'right': [[p in q.positives for p in row] for q, row in zip(chosen, lists)]}))
    return json.loads(path.read_text())


@cache
def read_validation() -> Validation:
    kept_lists = candidate_lists()
    unique = sorted({p for row in kept_lists['lists'] for p in row})
    place = {p: i for i, p in enumerate(unique)}
    texts = read_texts()
    passages, questions = [texts.passages[p] for p in unique], kept_lists['questions']
    candidates = np.asarray([[place[p] for p in row] for row in kept_lists['lists']])
    vectors = kept(cached(f'teacher-{FACTS}/validation-{QUESTIONS}x{DEPTH}.npy'), lambda: embedded_rows(session(str(teacher_file())), token_ids(questions + passages)))
    q, p = (v.astype(np.float32) for v in np.split(vectors, [QUESTIONS]))
    return Validation(questions, passages, candidates, np.asarray(kept_lists['right']), np.einsum('qd,qcd->qc', q, p[candidates]))


def gain(right: np.ndarray) -> float:
    """Mean nDCG@10 of rows of labels in ranked order that hold at least one right passage."""
    discount = 1 / np.log2(np.arange(2, right.shape[1] + 2)) * (np.arange(right.shape[1]) < 10)
    ideal = (-np.sort(-right.astype(float), 1) * discount).sum(1)
    return float(((right * discount).sum(1)[ideal > 0] / ideal[ideal > 0]).mean())


def agreement(score: Callable[[list[np.ndarray], list[np.ndarray]], Tensor]) -> str:
    """How the lists look when ordered by `score` (all questions by all passages, both as word pieces): nDCG@10 by the labels, and the mean correlation with the teacher's cosines."""
    v = read_validation()
    questions, passages = token_ids(v.questions), token_ids(v.passages)
    with torch.inference_mode():
        columns = [score(questions, passages[start : start + 256]).numpy() for start in range(0, len(passages), 256)]
    scores = np.take_along_axis(np.concatenate(columns, 1), v.candidates, 1)
    ranked = np.take_along_axis(v.right, np.argsort(-scores, 1, kind='stable'), 1)
    close = np.mean([np.corrcoef(mine, theirs)[0, 1] for mine, theirs in zip(scores, v.cosines)])
    teacher = gain(np.take_along_axis(v.right, np.argsort(-v.cosines, 1, kind='stable'), 1))
    return f'validation nDCG@10 {gain(ranked):.4f} (BM25 {gain(v.right):.4f}, teacher {teacher:.4f}), correlation with the teacher {close:.4f}'


if __name__ == '__main__':
    read_validation()
