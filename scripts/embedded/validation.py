"""What choices are made by: questions with BM25's lists of passages that trained nothing, and how well an order of them agrees with the teacher and with the labels."""
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from torch import Tensor

from bm25 import all_passages, best_passages
from corpus import LOOSE_HELD_OUT
from measures import discounted
from settings import SEED
from teacher_vectors import rows_of, vectors_of
from texts import read_texts

LABELLED, DEPTH = 300, 60
SET_LABELLED, SET_LEAST = 400, 100
# The teacher's first three of a list are worth this much, the next five one.
BEST, GOOD = 3, 1
SCORED_AT_ONCE = 20
# Of questions and passages as word pieces and, [questions, depth], which passages are asked of each: the scores.
Score = Callable[[list[np.ndarray], list[np.ndarray], np.ndarray], Tensor]


@dataclass(frozen=True)
class Lists:
    """`candidates` [questions, depth] are places of passages, `teacher` and `bm25` their scores, `gains` what each is worth."""

    rows: list[np.ndarray]
    candidates: np.ndarray
    teacher: np.ndarray
    bm25: np.ndarray
    gains: np.ndarray


def lists_of(kind: str, questions: np.ndarray, candidates: np.ndarray, bm25: np.ndarray, gains: np.ndarray | None) -> Lists:
    teacher = np.einsum('qd,qcd->qc', vectors_of(kind)[questions].astype(np.float32), vectors_of('passages')[candidates].astype(np.float32))
    place = np.argsort(np.argsort(-teacher, 1), 1)
    return Lists([rows_of(kind)[i] for i in questions], candidates, teacher, bm25, np.where(place < 3, BEST, np.where(place < 8, GOOD, 0)) if gains is None else gains)


@cache
def unlabelled() -> Lists:
    """Questions without labels, over the held-out passages: worth what the teacher thinks."""
    texts = read_texts()
    found, scores = best_passages(np.flatnonzero(texts.held_out), texts.loose[:LOOSE_HELD_OUT], DEPTH // 2)
    return lists_of('loose', np.arange(LOOSE_HELD_OUT), found, scores, None)


def labelled_lists(chosen: np.ndarray) -> Lists:
    """Those of the questions that BM25 finds an answer of among all passages: worth what the labels say."""
    texts = read_texts()
    found, scores = all_passages().best([texts.questions[i].text for i in chosen], DEPTH)
    gains = np.asarray([np.isin(row, texts.questions[i].positives) for i, row in zip(chosen, found)]).astype(int)
    any_right = gains.any(1)
    return lists_of('questions', chosen[any_right], found[any_right], scores[any_right], gains[any_right])


def held_out() -> list[int]:
    return [i for i, question in enumerate(read_texts().questions) if question.held_out]


@cache
def labelled() -> Lists:
    """Some held-out questions of all sets together, most of them SQuAD's."""
    return labelled_lists(np.random.default_rng(SEED).permutation(held_out())[:LABELLED])


@cache
def labelled_by_set() -> dict[str, Lists]:
    """Up to SET_LABELLED held-out questions of each set with at least SET_LEAST of them; the parts of a set (`nq-qed-train`, `nq-clapnq-dev`) are one."""
    questions = read_texts().questions
    by_set: dict[str, list[int]] = {}
    for i in held_out():
        by_set.setdefault(questions[i].collection.split('-')[0], []).append(i)
    return {name: labelled_lists(np.random.default_rng(SEED).permutation(members)[:SET_LABELLED]) for name, members in by_set.items() if len(members) >= SET_LEAST}


def ndcg(scores: np.ndarray, gains: np.ndarray) -> float:
    """Mean nDCG@10 of lists, both [questions, depth]; the ideal list is made of the candidates."""
    got = discounted(np.take_along_axis(gains, np.argsort(-scores, 1, kind='stable'), 1))
    return float((got / discounted(-np.sort(-gains, 1))).mean())


def correlation(scores: np.ndarray, teacher: np.ndarray) -> float:
    """The mean over questions."""
    return float(np.mean([np.corrcoef(mine, theirs)[0, 1] for mine, theirs in zip(scores, teacher)]))


def scores_of(lists: Lists, score: Score) -> np.ndarray:
    """Scores [questions, depth]."""
    parts = []
    with torch.inference_mode():
        for start in range(0, len(lists.rows), SCORED_AT_ONCE):
            candidates = lists.candidates[start : start + SCORED_AT_ONCE]
            passages, which = np.unique(candidates, return_inverse=True)
            got = score(lists.rows[start : start + SCORED_AT_ONCE], [rows_of('passages')[i] for i in passages], which.reshape(candidates.shape))
            parts.append(got.numpy().reshape(candidates.shape))
    return np.concatenate(parts)


def products_by(vectors: Callable[[list[np.ndarray]], Tensor]) -> Score:
    """Scores by the dot products of what `vectors` makes of word pieces: cosines, where its vectors are of length 1."""
    return lambda questions, texts, which: (vectors(questions)[:, None] * vectors(texts)[torch.from_numpy(which)]).sum(-1)


def agreement(score: Score) -> str:
    """One line: nDCG@10 by the labels, by the teacher, and the correlation with the teacher's cosines."""
    by_labels, by_teacher = (scores_of(lists, score) for lists in (labelled(), unlabelled()))
    return f'nDCG@10 by labels {ndcg(by_labels, labelled().gains):.4f}, by the teacher {ndcg(by_teacher, unlabelled().gains):.4f}, correlation {correlation(by_teacher, unlabelled().teacher):.4f}'


if __name__ == '__main__':
    for name, lists in (('labels', labelled()), ('teacher', unlabelled())):
        print(f'by {name}: BM25 {ndcg(lists.bm25, lists.gains):.4f}, the teacher {ndcg(lists.teacher, lists.gains):.4f}')
