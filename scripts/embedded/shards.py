"""The data in random shards, so that the first few are a fair sample of all and the teacher can stop after any of them."""
import random
from dataclasses import dataclass
from functools import cache

from settings import SEED
from texts import Texts, read_texts

PASSAGES = 1500
QUESTIONS_A_PASSAGE = 2
LOOSE_QUESTIONS = 800


@dataclass(frozen=True)
class Shard:
    """`positive[i]` is the place in `passages` that answers question i, -1 for a question whose passage is not here. The loose ones come last."""

    passages: list[str]
    article: list[int]
    questions: list[str]
    positive: list[int]


@cache
def shards() -> list[Shard]:
    """All of the training data, passages without questions included (as they are candidates too). Held-out articles are left out."""
    texts = read_texts()
    rng = random.Random(SEED)
    held = {texts.article[p] for q in texts.questions if q.held_out for p in q.positives}
    asked: dict[int, list[str]] = {}
    for question in texts.questions:
        if not question.held_out:
            asked.setdefault(question.positives[0], []).append(question.text)
    order = [p for p in range(len(texts.passages)) if texts.article[p] not in held]
    rng.shuffle(order)
    # Passages with questions teach more: they come first.
    order.sort(key=lambda p: p not in asked)
    loose = rng.sample(texts.loose, len(texts.loose))
    return [shard_of(texts, order[start : start + PASSAGES], asked, loose, start // PASSAGES, rng) for start in range(0, len(order), PASSAGES)]


def shard_of(texts: Texts, places: list[int], asked: dict[int, list[str]], loose: list[str], number: int, rng: random.Random) -> Shard:
    questions, positive = [], []
    for i, place in enumerate(places):
        of_passage = asked.get(place, [])
        for text in rng.sample(of_passage, min(QUESTIONS_A_PASSAGE, len(of_passage))):
            questions.append(text)
            positive.append(i)
    extra = loose[number * LOOSE_QUESTIONS : (number + 1) * LOOSE_QUESTIONS]
    return Shard([texts.passages[p] for p in places], [texts.article[p] for p in places], questions + extra, positive + [-1] * len(extra))
