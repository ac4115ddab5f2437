"""The bi-encoder's table of word-piece vectors, first by itself: the sum of a text's pieces follows the teacher's vector, and the cosines of questions and BM25's passages follow the teacher's."""
from functools import partial

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from corpus import APART, some_listed, training_texts
from first_table import first_table, main_axes
from following import following, off, on_axes
from salience import early
from settings import LONGEST, SEED, TABLE_STEPS, WIDTH, key
from steps import train
from teacher_vectors import FACTS
from validation import agreement, products_by

NAME = f'table-{WIDTH}-{TABLE_STEPS}-{key(teacher=FACTS, apart=APART, seed=SEED, version=4)}'
RATE = 2e-3
QUESTIONS = 24
# Of BM25's list: the first ones, and any; then passages from anywhere.
FIRST, ANY, OTHERS = 8, 8, 64
# What a piece counts at each place.
EARLY = early(torch.arange(LONGEST))
ALONE = {'sentences': 400, 'questions': 300, 'loose': 200, 'definitions': 300}


def mean_vectors(table: nn.Embedding, rows: list[np.ndarray]) -> Tensor:
    """Normalised sum of the pieces' vectors, those at the beginning of a text weighing more, [rows, width]."""
    starts = np.cumsum([0] + [len(row) for row in rows[:-1]])
    weights = torch.cat([EARLY[: len(row)] for row in rows])
    return F.normalize(F.embedding_bag(torch.from_numpy(np.concatenate(rows)), table.weight, torch.from_numpy(starts), mode='sum', per_sample_weights=weights), dim=1)


def trained_table() -> nn.Embedding:
    """The trained table, [pieces, WIDTH]: from the cache where it lies there."""
    first = torch.from_numpy(first_table(WIDTH))
    table = nn.Embedding.from_pretrained(first, freeze=False)
    axes = main_axes(WIDTH)

    def loss_at(rng: np.random.Generator) -> Tensor:
        rows, theirs = some_listed(rng, 'table', QUESTIONS, FIRST, ANY, OTHERS)
        alone = [training_texts(kind, 'table').some(rng, count) for kind, count in ALONE.items()]
        return following(mean_vectors(table, rows), on_axes(theirs, axes)) + torch.stack([off(mean_vectors(table, rows), on_axes(vectors, axes)) for rows, vectors in alone]).sum()

    # Adding up rows of a table takes two threads twice as long as one.
    train(NAME, table, [{'params': [table.weight], 'lr': RATE}], TABLE_STEPS, loss_at, lambda: agreement(products_by(partial(mean_vectors, table))), threads=1)
    return table.eval()


if __name__ == '__main__':
    trained_table()
