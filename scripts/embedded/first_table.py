"""Where the table begins: the teacher's vectors of single pieces on the main axes of its vectors of texts, shorter the more common the piece is."""
from functools import cache

import numpy as np

from teacher_vectors import piece_vectors, rows_of, vectors_of

RARE = 1e-3
# Every so many-th text says where the axes lie.
STRIDE = 8
# [PAD], [UNK], [CLS], [SEP], [MASK]
MARKS = (0, 100, 101, 102, 103)


@cache
def main_axes(width: int) -> np.ndarray:
    """The first right singular vectors [teacher width, width] of the teacher's text vectors, not centred: cosines on them come nearest to the teacher's."""
    some = np.concatenate([vectors_of(kind)[::STRIDE] for kind in ('passages', 'loose', 'sentences')]).astype(np.float32)
    _, vectors = np.linalg.eigh(some.T @ some)
    return np.ascontiguousarray(vectors[:, ::-1][:, :width])


def first_table(width: int) -> np.ndarray:
    """[pieces, width], float32: smooth inverse frequency weights (Arora and others, 2017) on centred piece vectors."""
    vectors = piece_vectors().astype(np.float32)
    counts = np.bincount(np.concatenate([row for kind in ('passages', 'loose', 'questions') for row in rows_of(kind)]), minlength=len(vectors))
    centred = (vectors - vectors.mean(0)) @ main_axes(width)
    return (centred * (RARE / (RARE + counts / counts.sum()))[:, None]).astype(np.float32)


@cache
def rarity(pieces: int) -> np.ndarray:
    """Inverse passage frequency of each piece as Lucene's BM25 has it, [pieces], over all passages; 0 for [CLS], [SEP] and other marks."""
    found = np.zeros(pieces)
    passages = rows_of('passages')
    for row in passages:
        found[np.unique(row)] += 1
    weight = np.log(1 + (len(passages) - found + 0.5) / (found + 0.5))
    weight[list(MARKS)] = 0
    return weight.astype(np.float32)
