"""The bi-encoder student: a table of word-piece vectors and nothing else. Its normalised mean of a text follows the teacher's vector, and its cosines of a question and BM25's passages follow the teacher's."""
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from corpus import APART, asked, training_texts
from first_table import first_table, main_axes
from settings import SEED, TABLE_STEPS, WIDTH, key
from steps import train
from teacher_vectors import FACTS
from validation import agreement

NAME = f'table-{WIDTH}-{TABLE_STEPS}-{key(teacher=FACTS, apart=APART, seed=SEED, version=2)}'
RATE = 2e-3
TEMPERATURE = 0.05
QUESTIONS = 24
# Of BM25's list: the first ones, and any; then passages from anywhere.
FIRST, ANY, OTHERS = 8, 8, 64
ALONE = {'sentences': 400, 'questions': 300, 'loose': 200, 'definitions': 300}


def mean_vectors(table: nn.Embedding, rows: list[np.ndarray]) -> Tensor:
    """Normalised mean of the pieces' vectors, [rows, width]."""
    starts = np.cumsum([0] + [len(row) for row in rows[:-1]])
    return F.normalize(F.embedding_bag(torch.from_numpy(np.concatenate(rows)), table.weight, torch.from_numpy(starts), mode='mean'), dim=1)


def trained_table() -> nn.Embedding:
    """The trained table, [pieces, WIDTH]: from the cache where it lies there."""
    first = torch.from_numpy(first_table(WIDTH))
    table = nn.Embedding.from_pretrained(first, freeze=False)
    axes = torch.from_numpy(main_axes(WIDTH))
    passages = training_texts('passages')

    def off(mine: Tensor, theirs: np.ndarray) -> Tensor:
        """How far vectors are from the teacher's on the main axes: one minus their cosine."""
        return (1 - F.cosine_similarity(mine, torch.from_numpy(theirs) @ axes)).mean()

    def loss_at(rng: np.random.Generator) -> Tensor:
        chosen = [asked()[i] for i in rng.choice(len(asked()), QUESTIONS, replace=False)]
        near = [np.concatenate([one.passages[:FIRST], rng.choice(one.passages, ANY)]) for one in chosen]
        places = np.unique(np.concatenate([*near, rng.choice(passages.places, OTHERS)]))
        q, p = mean_vectors(table, [one.row for one in chosen]), mean_vectors(table, [passages.rows[i] for i in places])
        tq, tp = np.stack([one.vector for one in chosen]).astype(np.float32), passages.vectors[places].astype(np.float32)
        wanted = torch.softmax(torch.from_numpy(tq @ tp.T) / TEMPERATURE, 1)
        order = F.kl_div(torch.log_softmax(q @ p.T / TEMPERATURE, 1), wanted, reduction='batchmean')
        alone = [training_texts(kind).some(rng, count) for kind, count in ALONE.items()]
        return order + off(q, tq) + off(p, tp) + torch.stack([off(mean_vectors(table, rows), vectors) for rows, vectors in alone]).sum()

    def score(questions: list[np.ndarray], texts: list[np.ndarray], which: np.ndarray) -> Tensor:
        return (mean_vectors(table, questions)[:, None] * mean_vectors(table, texts)[torch.from_numpy(which)]).sum(-1)

    # Adding up rows of a table takes two threads twice as long as one.
    train(NAME, table, [{'params': [table.weight], 'lr': RATE}], TABLE_STEPS, loss_at, lambda: agreement(score), threads=1)
    return table.eval()


if __name__ == '__main__':
    trained_table()
