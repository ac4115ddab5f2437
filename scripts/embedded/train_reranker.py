"""The reranker student, from the bi-encoder student's encoder: listwise on every passage of a batch, towards the teacher's cosines and the labels together."""
import copy

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from data import batch_of, read_data
from distil_bi_encoder import NAME as BI_NAME
from distil_bi_encoder import Size, distilled, neighbourhood
from first_table import rarity
from reranker import Reranker
from settings import RERANKER_STEPS, SEED, key
from steps import train
from validation import agreement

NAME = f'reranker-{RERANKER_STEPS}-{key(encoder=BI_NAME, version=3)}'
TEMPERATURE = 0.05
LABELS = 0.3
# Word pieces of a question that training reads.
QUESTION = 32
SIZE = Size(8, 6, 2, 16)


def trained() -> Reranker:
    """The trained student: from the cache where it lies there."""
    data = read_data()
    encoder = distilled()
    torch.manual_seed(SEED)
    model = Reranker(copy.deepcopy(encoder), torch.from_numpy(rarity(encoder.table.num_embeddings)))

    # Trained further, the table learns the few thousand passages by heart: validation fell from .862 to .843 between steps 100 and 200.
    model.encoder.requires_grad_(False)

    def logits(questions: list[np.ndarray], passages: list[np.ndarray]) -> Tensor:
        # A passage follows its question, so that it has no [CLS] of its own.
        return model.all_pairs(batch_of(questions), batch_of([row[1:] for row in passages]))

    def loss_at(rng: np.random.Generator) -> Tensor:
        questions, passages = neighbourhood(data, rng, SIZE)
        wanted = torch.softmax(data.question_vectors[questions] @ data.passage_vectors[passages].T / TEMPERATURE, 1)
        answers = torch.from_numpy(data.positive[questions])
        labelled = answers >= 0
        place = torch.from_numpy(np.searchsorted(passages, data.positive[questions].clip(0)))
        right = F.one_hot(place.clamp(max=len(passages) - 1), len(passages)).float()
        mixed = torch.where(labelled[:, None], (1 - LABELS) * wanted + LABELS * right, wanted)
        got = logits([data.questions[i][:QUESTION] for i in questions], [data.passages[i] for i in passages])
        return F.kl_div(torch.log_softmax(got, 1), mixed, reduction='batchmean')

    groups = [{'params': list(model.interaction.parameters()), 'lr': 2e-3}]
    train(NAME, model, groups, RERANKER_STEPS, loss_at, lambda: agreement(logits))
    return model.eval()


if __name__ == '__main__':
    trained()
