"""Trains what weighs a text's pieces, and the table with it, half on articles that the table has learnt from and half on others."""
from collections.abc import Callable
from functools import partial

import numpy as np
import torch
from torch import Tensor, nn

from bi_encoder import BiEncoder
from corpus import Stage, batch_of, some_listed, training_texts
from first_table import main_axes
from following import following, on_axes
from settings import SALIENCE_STEPS, SEED, WIDTH, key
from steps import train
from table import NAME as TABLE_NAME
from table import trained_table
from validation import agreement, products_by

NAME = f'bi-encoder-{SALIENCE_STEPS}-{key(table=TABLE_NAME, version=3)}'
RATE, PLACE_RATE, TABLE_RATE = 3e-3, 2e-2, 3e-4
STAGES: tuple[Stage, ...] = ('table', 'salience')
# Of each of the two stages' texts.
QUESTIONS, FIRST, ANY, OTHERS = 6, 4, 4, 16
ALONE = {'sentences': 40, 'questions': 16, 'loose': 16, 'definitions': 16}
# Of a batch's texts, sorted by length, so many parts are computed at once.
PARTS = 4


def in_parts(vectors: Callable[[Tensor, Tensor], Tensor], rows: list[np.ndarray]) -> Tensor:
    """What `vectors` makes of ids and mask, for each row [rows, width], in their order; rows of like length at once."""
    order = np.argsort([len(row) for row in rows], kind='stable')
    parts = [vectors(*batch_of([rows[i] for i in part])) for part in np.array_split(order, min(PARTS, len(rows)))]
    return torch.cat(parts)[torch.from_numpy(np.argsort(order))]


def vectors_of_rows(model: BiEncoder, rows: list[np.ndarray]) -> Tensor:
    """[rows, width], in their order."""
    return in_parts(lambda ids, mask: model.salient(ids, mask).vector, rows)


def loss_of(model: BiEncoder, rng: np.random.Generator) -> Tensor:
    """How far the model is from the teacher on a batch: of each stage, questions with passages of BM25's lists, other passages, and texts by themselves."""
    rows: list[np.ndarray] = []
    theirs: list[np.ndarray] = []
    for stage in STAGES:
        parts = [some_listed(rng, stage, QUESTIONS, FIRST, ANY, OTHERS), *(training_texts(kind, stage).some(rng, count) for kind, count in ALONE.items())]
        rows += [row for part, _ in parts for row in part]
        theirs += [vectors for _, vectors in parts]
    return following(vectors_of_rows(model, rows), on_axes(np.concatenate(theirs), main_axes(WIDTH)))


def check_of(model: BiEncoder) -> str:
    return agreement(products_by(partial(vectors_of_rows, model)))


def trained_bi_encoder() -> BiEncoder:
    """The trained student: from the cache where it lies there."""
    torch.manual_seed(SEED)
    model = BiEncoder(nn.Embedding.from_pretrained(trained_table().weight.detach().clone(), freeze=False))
    salience = model.salience
    groups = [
        {'params': salience.layers(), 'lr': RATE},
        {'params': [salience.place, salience.likeness], 'lr': PLACE_RATE},
        {'params': [model.table.weight], 'lr': TABLE_RATE},
    ]
    train(NAME, model, groups, SALIENCE_STEPS, partial(loss_of, model), partial(check_of, model))
    return model.eval()


if __name__ == '__main__':
    trained_bi_encoder()
