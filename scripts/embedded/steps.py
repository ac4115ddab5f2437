"""A training run that goes on where it was broken off: every step's batch follows from the seed and the step's number alone."""
import ctypes
import math
import time
from collections.abc import Callable, Iterable

import numpy as np
import torch
from torch import Tensor, nn

from settings import SEED, THREADS, cached

KEEP_EVERY = 250


def rate_at(step: int, steps: int, warm_up: int = 40) -> float:
    """Share of the highest learning rate: up in a line, then down along a cosine."""
    if step < warm_up:
        return (step + 1) / warm_up
    return 0.5 * (1 + math.cos(math.pi * (step - warm_up) / max(1, steps - warm_up)))


def keep_memory() -> None:
    """Has glibc keep the memory of a step for the next one, where it would give it back and take it anew, page by page. Elsewhere nothing."""
    try:
        options = ctypes.CDLL('libc.so.6').mallopt
    except OSError:
        return
    trim_threshold, mmap_threshold = -1, -3
    for option in (trim_threshold, mmap_threshold):
        options(option, 2**31 - 1)


def train(name: str, model: nn.Module, groups: Iterable[dict], steps: int, loss_at: Callable[[np.random.Generator], Tensor], check: Callable[[], str], threads: int = THREADS) -> None:
    """Trains `model` in place for `steps`, keeping a checkpoint in the cache; prints what `check` says now and then."""
    torch.set_num_threads(threads)
    keep_memory()
    optimizer = torch.optim.Adam([dict(group, highest=group['lr']) for group in groups])
    path = cached(f'{name}.pt')
    first = 0
    if path.exists():
        kept = torch.load(path, weights_only=True)
        model.load_state_dict(kept['model'])
        optimizer.load_state_dict(kept['optimizer'])
        first = kept['step']
    if first == 0:
        print(f'{name} before training: {check()}', flush=True)
    began, total = time.time(), 0.0
    for step in range(first, steps):
        for group in optimizer.param_groups:
            group['lr'] = group['highest'] * rate_at(step, steps)
        loss = loss_at(np.random.default_rng((SEED, step)))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
        if (step + 1) % KEEP_EVERY == 0 or step + 1 == steps:
            since = step + 1 - max(first, (step // KEEP_EVERY) * KEEP_EVERY)
            part = path.with_suffix('.part')
            torch.save({'model': model.state_dict(), 'optimizer': optimizer.state_dict(), 'step': step + 1}, part)
            part.rename(path)
            print(f'{name} {step + 1}/{steps}: loss {total / since:.4f}, {time.process_time():.0f} s of processor, {time.time() - began:.0f} s; {check()}', flush=True)
            total = 0.0
