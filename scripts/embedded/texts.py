"""The training texts: questions with their passages, passages with their articles, and questions without passages."""
import gzip
import json
import random
from dataclasses import dataclass
from functools import cache

from settings import SEED, SHARED


@dataclass(frozen=True)
class Question:
    text: str
    positives: tuple[int, ...]
    negatives: tuple[int, ...]
    held_out: bool


@dataclass(frozen=True)
class Texts:
    """Passages are known by their place in `passages`; `article[i]` is the number of passage i's article."""

    passages: list[str]
    article: list[int]
    questions: list[Question]
    loose: list[str]


def lines(name: str) -> list[str]:
    with gzip.open(SHARED / 'data' / 'qa' / name, 'rt', encoding='utf-8') as file:
        return file.read().strip().split('\n')


@cache
def read_texts() -> Texts:
    """Reads data/qa. One article in fifty is held out: its questions choose between models and train none."""
    rows = [json.loads(line) for line in lines('passages.jsonl.gz')]
    place = {row['id']: i for i, row in enumerate(rows)}
    groups = sorted({row['group'] for row in rows})
    number = {group: i for i, group in enumerate(groups)}
    held = set(random.Random(SEED).sample(range(len(groups)), len(groups) // 50))
    article = [number[row['group']] for row in rows]
    questions = []
    for row in map(json.loads, lines('queries.jsonl.gz')):
        positives = tuple(place[p] for p in row['pos'] if p in place)
        negatives = tuple(place[p] for p in row['neg'] if p in place)
        if positives:
            questions.append(Question(row['query'], positives, negatives, any(article[p] in held for p in positives)))
    loose = [line.split('\t', 1)[1] for line in lines('questions.txt.gz') if '\t' in line]
    return Texts([row['text'] for row in rows], article, questions, loose)
