"""BM25 (k1 .9, b .4, Lucene's weights) over words in lower case: it makes the candidate lists, and half of what the reranker is to follow."""
import re
from collections import Counter
from functools import cache

import numpy as np
from scipy.sparse import csr_matrix

from texts import read_texts

K1, B = 0.9, 0.4
QUERIES_AT_ONCE = 64


def words(text: str) -> list[str]:
    return re.findall(r'[a-z0-9]+', text.lower())


class Bm25:
    def __init__(self, texts: list[str]) -> None:
        counts = [Counter(words(text)) for text in texts]
        self.number: dict[str, int] = {}
        for count in counts:
            for word in count:
                self.number.setdefault(word, len(self.number))
        rows = np.repeat(np.arange(len(texts)), [len(count) for count in counts])
        columns = np.asarray([self.number[word] for count in counts for word in count])
        often = np.asarray([n for count in counts for n in count.values()], np.float32)
        lengths = np.asarray([sum(count.values()) for count in counts], np.float32)
        found = np.bincount(columns, minlength=len(self.number))
        self.usual = float(lengths.mean())
        self.weight = np.log(1 + (len(texts) - found + 0.5) / (found + 0.5))
        value = self.weight[columns] * often / (often + self.norm(lengths[rows]))
        self.by_word = csr_matrix((value.astype(np.float32), (columns, rows)), shape=(len(self.number), len(texts)))

    def norm(self, length: np.ndarray | float) -> np.ndarray | float:
        return K1 * (1 - B + B * length / self.usual)

    def known(self, query: str) -> list[int]:
        """The numbers of a query's words that some text holds, each once."""
        return sorted({self.number[word] for word in words(query) if word in self.number})

    def best(self, queries: list[str], count: int) -> tuple[np.ndarray, np.ndarray]:
        """The places of each query's `count` best texts, best first, and their scores: both [queries, count]."""
        places, values = [], []
        for start in range(0, len(queries), QUERIES_AT_ONCE):
            known = [self.known(query) for query in queries[start : start + QUERIES_AT_ONCE]]
            rows = np.repeat(np.arange(len(known)), [len(row) for row in known])
            asked = csr_matrix((np.ones(len(rows), np.float32), (rows, np.concatenate(known).astype(int))), shape=(len(known), len(self.number)))
            scores = (asked @ self.by_word).toarray()
            some = np.argpartition(-scores, count, 1)[:, :count]
            order = np.argsort(-np.take_along_axis(scores, some, 1), 1, kind='stable')
            places.append(np.take_along_axis(some, order, 1))
            values.append(np.take_along_axis(scores, places[-1], 1))
        return np.concatenate(places), np.concatenate(values)

    def scores(self, query: str, texts: list[str]) -> np.ndarray:
        """The scores of any texts, by this collection's statistics."""
        known = {word: self.weight[self.number[word]] for word in set(words(query)) if word in self.number}
        out = np.zeros(len(texts))
        for i, text in enumerate(texts):
            found = words(text)
            often = Counter(word for word in found if word in known)
            out[i] = sum(known[word] * n / (n + self.norm(len(found))) for word, n in often.items())
        return out


@cache
def all_passages() -> Bm25:
    return Bm25(read_texts().passages)


def best_passages(pool: np.ndarray, queries: list[str], count: int) -> tuple[np.ndarray, np.ndarray]:
    """As `Bm25.best` over the passages of those places alone: the places of each query's best, and their scores."""
    found, scores = Bm25([read_texts().passages[i] for i in pool]).best(queries, count)
    return pool[found], scores
