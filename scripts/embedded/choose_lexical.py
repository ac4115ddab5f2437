"""What other choices in the lexical part would give: nDCG@10 by the labels of held-out questions, set by set and their mean, each set counting the same. `python choose_lexical.py`"""
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
import torch
from torch import Tensor

from first_table import rarity
from lexical import Choices, Lexical
from settle import settled_bi_encoder
from train_bi_encoder import in_parts, vectors_of_rows
from validation import labelled_by_set, ndcg, products_by, scores_of

CHOSEN = Choices()
OTHERS = [
    *({'k1': k1} for k1 in (0.05, 0.3, 0.6, 0.9)), *({'b': b} for b in (0.2, 0.8)), *({'power': power} for power in (1.0, 1.8)),
    *({'share': CHOSEN.share * part} for part in (0.25, 0.5, 2.0)), *({'rows': rows} for rows in (8, 16, 24, 40, 120)),
]


def scores_by(vectors: Callable[[list[np.ndarray]], Tensor]) -> dict[str, np.ndarray]:
    return {name: scores_of(lists, products_by(vectors)) for name, lists in labelled_by_set().items()}


def line(label: str, scores: dict[str, np.ndarray]) -> str:
    found = {name: ndcg(scores[name], lists.gains) for name, lists in labelled_by_set().items()}
    return f'{label}: mean {np.mean(list(found.values())):.4f}; ' + ', '.join(f'{name} {value:.3f}' for name, value in found.items())


def main() -> None:
    model = settled_bi_encoder()
    rare = torch.from_numpy(rarity(model.table.num_embeddings))
    print({name: len(lists.rows) for name, lists in labelled_by_set().items()})
    print(line('BM25', {name: lists.bm25 for name, lists in labelled_by_set().items()}))
    meant = scores_by(partial(vectors_of_rows, model))
    print(line('what texts mean alone', meant), flush=True)
    for change in [{}, *OTHERS]:
        words = scores_by(partial(in_parts, Lexical(rare, replace(CHOSEN, **change))))
        print(line(f'with words, {change or CHOSEN}', {name: meant[name] + words[name] for name in meant}), flush=True)


if __name__ == '__main__':
    main()
