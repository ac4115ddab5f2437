"""BM25 for the validation's candidates (k1 .9, b .4, Lucene's weights), over words in lower case."""
import re
from collections import Counter

import numpy as np
from scipy.sparse import csr_matrix

K1, B = 0.9, 0.4


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
        weight = np.log(1 + (len(texts) - found + 0.5) / (found + 0.5))
        value = weight[columns] * often / (often + K1 * (1 - B + B * lengths[rows] / lengths.mean()))
        self.by_word = csr_matrix((value.astype(np.float32), (columns, rows)), shape=(len(self.number), len(texts)))

    def best(self, query: str, count: int) -> np.ndarray:
        """The places of the `count` best texts, best first."""
        known = sorted({self.number[word] for word in words(query) if word in self.number})
        scores = np.asarray(self.by_word[known].sum(0)).ravel()
        return np.argsort(-scores, kind='stable')[:count]
