"""Fits the bi-encoder to how its file stores it: the table in four bits, held still, and the layers on it trained on as they will be stored."""
from functools import partial

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from bi_encoder import BiEncoder
from compact import as_stored, is_large
from settings import SEED, SETTLING_STEPS, key
from steps import train
from train_bi_encoder import NAME as TRAINED_NAME
from train_bi_encoder import check_of, loss_of, trained_bi_encoder

NAME = f'settled-{SETTLING_STEPS}-{key(trained=TRAINED_NAME, seed=SEED, version=1)}'
RATE = 5e-4


class Stored(nn.Module):
    """A matrix as its file stores it; what is learnt passes through to the matrix itself."""

    def forward(self, weight: Tensor) -> Tensor:
        return weight + (torch.from_numpy(as_stored(weight.detach().numpy())) - weight).detach()


def settled_bi_encoder() -> BiEncoder:
    """The student with exactly the weights that its file gives: from the cache where it lies there."""
    model = trained_bi_encoder()
    model.table.weight.requires_grad_(False).copy_(torch.from_numpy(as_stored(model.table.weight.detach().numpy())))
    large = [name for name, weight in model.salience.named_parameters() if is_large(tuple(weight.shape))]
    for name in large:
        parametrize.register_parametrization(model.salience, name, Stored())

    def loss_at(rng: np.random.Generator) -> Tensor:
        # A batch is computed in parts, its matrices are made once.
        with parametrize.cached():
            return loss_of(model, rng)

    train(NAME, model, [{'params': list(model.salience.parameters()), 'lr': RATE}], SETTLING_STEPS, loss_at, partial(check_of, model))
    for name in large:
        parametrize.remove_parametrizations(model.salience, name)
    return model.eval()


if __name__ == '__main__':
    settled_bi_encoder()
