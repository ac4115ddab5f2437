"""The bi-encoder student, its table alone and then with context layers: its mean vector follows the teacher's vector on the main axes, and its cosines of neighbouring texts follow the teacher's."""
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from data import Data, batch_of, read_data
from encoder import Encoder, mean_of
from first_table import first_table, main_axes
from settings import BI_LAYERS, BI_STEPS, SEED, SHARDS, STATIC_STEPS, WIDTH, key
from steps import train
from teacher_vectors import FACTS
from validation import agreement

STATIC = f'bi-0x{WIDTH}-{STATIC_STEPS}-{key(teacher=FACTS, shards=SHARDS, version=1)}'
NAME = STATIC if BI_LAYERS == 0 else f'bi-{BI_LAYERS}x{WIDTH}-{BI_STEPS}-{key(static=STATIC, version=3)}'
TEMPERATURE = 0.05


@dataclass(frozen=True)
class Size:
    """How many questions a batch grows around, passages and questions near each, and passages from anywhere."""

    anchors: int
    passages: int
    questions: int
    others: int


SIZE = Size(12, 9, 4, 32)


def neighbourhood(data: Data, rng: np.random.Generator, size: Size) -> tuple[np.ndarray, np.ndarray]:
    """Questions and passages of one batch: some anchors with texts near them, so that the cosines to be learnt lie close together."""
    anchors = rng.integers(len(data.questions), size=size.anchors)
    near = data.nearest_passages(anchors, 40)
    passages = [rng.choice(row, size.passages, replace=False) for row in near] + [rng.integers(len(data.passages), size=size.others)]
    questions = [rng.choice(row, size.questions, replace=False) for row in data.nearest_questions(anchors, 30)]
    chosen = np.unique(np.concatenate([anchors, *questions]))
    answers = data.positive[chosen]
    return chosen, np.unique(np.concatenate([*passages, answers[answers >= 0]]))


def encode(encoder: Encoder, rows: list[np.ndarray]) -> Tensor:
    ids, mask = batch_of(rows)
    return mean_of(encoder(ids, mask[:, None]), mask)


def distil(name: str, encoder: Encoder, steps: int, table_rate: float, layer_rate: float) -> Encoder:
    """Trains the encoder in place, or takes its weights from the cache where they lie there."""
    data = read_data()
    axes = torch.from_numpy(main_axes(WIDTH))

    def loss_at(rng: np.random.Generator) -> Tensor:
        questions, passages = neighbourhood(data, rng, SIZE)
        q, p = (encode(encoder, [rows[i] for i in chosen]) for rows, chosen in ((data.questions, questions), (data.passages, passages)))
        tq, tp = data.question_vectors[questions], data.passage_vectors[passages]
        along = sum((1 - F.cosine_similarity(mine, theirs @ axes)).mean() for mine, theirs in ((q, tq), (p, tp)))
        wanted = torch.softmax(tq @ tp.T / TEMPERATURE, 1)
        return along + F.kl_div(torch.log_softmax(q @ p.T / TEMPERATURE, 1), wanted, reduction='batchmean')

    def check() -> str:
        return agreement(lambda queries, texts: encode(encoder, queries) @ encode(encoder, texts).T)

    layers = [parameter for part, parameter in encoder.named_parameters() if part != 'table.weight']
    groups = [{'params': [encoder.table.weight], 'lr': table_rate}] + ([{'params': layers, 'lr': layer_rate}] if layers else [])
    train(name, encoder, groups, steps, loss_at, check)
    return encoder.eval()


def distilled() -> Encoder:
    """The trained student."""
    torch.manual_seed(SEED)
    table = torch.from_numpy(first_table(WIDTH))
    static = Encoder(len(table), WIDTH, 0)
    static.table.weight.data.copy_(table)
    distil(STATIC, static, STATIC_STEPS, 1e-3, 0)
    if BI_LAYERS == 0:
        return static
    encoder = Encoder(len(table), WIDTH, BI_LAYERS)
    encoder.table.weight.data.copy_(static.table.weight.data)
    return distil(NAME, encoder, BI_STEPS, 3e-4, 5e-4)


if __name__ == '__main__':
    distilled()
