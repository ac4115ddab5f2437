"""The students' first word-piece vectors: the teacher's vectors of single pieces on the main axes of its vectors of texts, shorter the more common the piece is."""
import numpy as np

from shards import shards
from settings import SHARDS
from teacher_vectors import piece_vectors, shard_vectors, token_ids

RARE = 1e-3
# [PAD], [UNK], [CLS], [SEP], [MASK]
MARKS = (0, 100, 101, 102, 103)


def main_axes(width: int) -> np.ndarray:
    """The first right singular vectors [teacher width, width] of the teacher's text vectors, not centred: cosines on them come nearest to the teacher's."""
    some = np.concatenate([shard_vectors(n) for n in range(min(4, SHARDS))]).astype(np.float32)
    _, vectors = np.linalg.eigh(some.T @ some)
    return np.ascontiguousarray(vectors[:, ::-1][:, :width])


def piece_shares(pieces: int) -> np.ndarray:
    """What share of the training texts' pieces each piece is."""
    counts = np.zeros(pieces)
    for shard in shards()[: min(4, SHARDS)]:
        counts += np.bincount(np.concatenate(token_ids(shard.passages)), minlength=pieces)
    return counts / counts.sum()


def first_table(width: int) -> np.ndarray:
    """[pieces, width], float32: smooth inverse frequency weights (Arora and others, 2017) on centred piece vectors."""
    vectors = piece_vectors().astype(np.float32)
    centred = (vectors - vectors.mean(0)) @ main_axes(width)
    return (centred * (RARE / (RARE + piece_shares(len(vectors))))[:, None]).astype(np.float32)


def rarity(pieces: int) -> np.ndarray:
    """Inverse passage frequency of each piece as Lucene's BM25 has it, [pieces], over all training passages; 0 for [CLS], [SEP] and other marks."""
    found = np.zeros(pieces)
    passages = [row for shard in shards() for row in token_ids(shard.passages)]
    for row in passages:
        found[np.unique(row)] += 1
    weight = np.log(1 + (len(passages) - found + 0.5) / (found + 0.5))
    weight[list(MARKS)] = 0
    return weight.astype(np.float32)
