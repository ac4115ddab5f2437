"""The training texts: questions with their passages, passages with their articles and sentences, questions without passages, and definitions of words."""
import gzip
import json
import random
from dataclasses import dataclass
from functools import cache

from cut import sentences
from more_texts import definitions, medquad
from settings import SEED, SHARED
from textbooks import read_textbooks

SENTENCES_A_PASSAGE = 3
# Of a textbook's passages.
OF_TEXTBOOKS = 1
# One article in so many is held out.
HELD_OUT = 12


@dataclass(frozen=True)
class Question:
    """`collection` is the set of data/qa that it is of, or MedQuAD."""

    collection: str
    text: str
    positives: tuple[int, ...]
    negatives: tuple[int, ...]
    held_out: bool


@dataclass(frozen=True)
class Texts:
    """Passages are known by their place in `passages`. `held_out[i]` tells that passage i trains nothing; `of[i]` is the passage that sentence i stands in."""

    passages: list[str]
    article: list[int]
    held_out: list[bool]
    sentences: list[str]
    of: list[int]
    questions: list[Question]
    loose: list[str]
    definitions: list[str]


def lines(name: str) -> list[str]:
    with gzip.open(SHARED / 'data' / 'qa' / name, 'rt', encoding='utf-8') as file:
        return file.read().strip().split('\n')


def some_sentences(rng: random.Random, passages: list[str], first: int, most: int) -> list[tuple[str, int]]:
    """At most so many sentences of each passage, with the passage's place; the places count from `first`."""
    found = [sentences(text) for text in passages]
    return [(text, place) for place, parts in enumerate(found, first) for text in rng.sample(parts, min(most, len(parts)))]


@cache
def read_texts() -> Texts:
    """Reads data/qa, and adds what is fetched. The passages, sentences and questions of held-out articles of data/qa choose between models and train none."""
    rows = [json.loads(line) for line in lines('passages.jsonl.gz')]
    place = {row['id']: i for i, row in enumerate(rows)}
    groups = sorted({row['group'] for row in rows})
    number = {group: i for i, group in enumerate(groups)}
    held = set(random.Random(SEED).sample(range(len(groups)), len(groups) // HELD_OUT))
    article = [number[row['group']] for row in rows]
    questions = []
    for row in map(json.loads, lines('queries.jsonl.gz')):
        positives = tuple(place[p] for p in row['pos'] if p in place)
        negatives = tuple(place[p] for p in row['neg'] if p in place)
        if positives:
            questions.append(Question(row['set'], row['query'], positives, negatives, any(article[p] in held for p in positives)))
    loose = [line.split('\t', 1)[1] for line in lines('questions.txt.gz') if '\t' in line]
    passages, held_out = [row['text'] for row in rows], [number in held for number in article]
    documents: dict[str, int] = {}
    for answered in medquad():
        document = documents.setdefault(answered.document, len(groups) + len(documents))
        questions.append(Question('MedQuAD', answered.question, tuple(range(len(passages), len(passages) + len(answered.passages))), (), False))
        passages += answered.passages
        article += [document] * len(answered.passages)
        held_out += [False] * len(answered.passages)
    rng = random.Random(SEED)
    chosen = some_sentences(rng, passages[: len(rows)], 0, SENTENCES_A_PASSAGE)
    books = read_textbooks()
    chosen += some_sentences(rng, [passage for _, passage in books.passages], len(passages), OF_TEXTBOOKS)
    passages += [passage for _, passage in books.passages]
    article += [documents.setdefault(module, len(groups) + len(documents)) for module, _ in books.passages]
    held_out += [False] * len(books.passages)
    return Texts(
        passages=passages,
        article=article,
        held_out=held_out,
        sentences=[text for text, _ in chosen],
        of=[passage for _, passage in chosen],
        questions=questions,
        loose=loose,
        definitions=definitions() + books.terms,
    )
