"""Trains the interaction, the table held still, on articles that the table has not seen: listwise on BM25's candidates, towards the teacher's cosines mixed with BM25's own scores, and the labels."""
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from bm25 import all_passages
from compact import as_stored
from corpus import Asked, asked, batch_of, training_texts
from first_table import rarity
from interaction import Side
from reranker import Reranker
from settings import RERANKER_STEPS, SEED, key
from steps import train
from table import NAME as TABLE_NAME
from table import trained_table
from teacher_vectors import tokenizer
from texts import read_texts
from validation import agreement

NAME = f'reranker-{RERANKER_STEPS}-{key(table=TABLE_NAME, version=3)}'
RATE = 1.5e-3
QUESTIONS, CANDIDATES = 12, 20
# BM25's share beside the teacher's, both of deviation 1 over the list: by the held-out labels, such a mixture orders better than either (.842 with .25, .862 with .4, .853 with .5; the teacher alone .759, BM25 .787).
LEXICAL = 0.4
SHARPNESS = 2.0
LABELS = 0.2
# How often the passages of a batch are two of one article in a row, since real candidates may be longer than those here.
JOINED = 0.2
# Word pieces of a question that training reads.
QUESTION = 32


@dataclass(frozen=True)
class Candidate:
    text: str
    row: np.ndarray
    vector: np.ndarray


def standard(scores: np.ndarray) -> np.ndarray:
    """Each list's scores with mean 0 and deviation 1, [questions, candidates]."""
    return (scores - scores.mean(1, keepdims=True)) / (scores.std(1, keepdims=True) + 1e-6)


class Candidates:
    """The passages that a batch compares."""

    def __init__(self) -> None:
        texts = read_texts()
        self.texts, self.passages = texts, training_texts('passages', apart=True)
        self.neighbours: dict[int, list[int]] = {}
        for place in self.passages.places:
            self.neighbours.setdefault(texts.article[place], []).append(int(place))

    def chosen(self, question: Asked, rng: np.random.Generator) -> np.ndarray:
        """Half from the top of BM25's list, an answer among them where it holds one, the others from below, and one from anywhere."""
        listed = question.passages
        half = CANDIDATES // 2
        places = np.concatenate([rng.permutation(listed[:half]), rng.choice(listed[half:], CANDIDATES - half - 1, replace=False), rng.choice(self.passages.places, 1)])
        if question.right and not np.isin(places, question.right).any():
            places[0] = question.right[0]
        return places

    def read(self, place: int, joined: bool, rng: np.random.Generator) -> Candidate:
        """A passage; with another of its article before or behind it where `joined`, and then the vector lies between theirs."""
        row, vector, text = self.passages.rows[place][1:], self.passages.vectors[place].astype(np.float32), self.texts.passages[place]
        other = int(rng.choice(self.neighbours[self.texts.article[place]])) if joined else place
        if other == place:
            return Candidate(text, row, vector)
        beside = self.passages.rows[other][1:]
        mixed = len(row) * vector + len(beside) * self.passages.vectors[other].astype(np.float32)
        rows = [row[:-1], beside] if rng.random() < 0.5 else [beside[:-1], row]
        return Candidate(f'{text} {self.texts.passages[other]}', np.concatenate(rows), mixed / np.linalg.norm(mixed))


def trained() -> Reranker:
    """The trained student, on the table as its file stores it: from the cache where it lies there."""
    table = nn.Embedding.from_pretrained(torch.from_numpy(as_stored(trained_table().weight.detach().numpy())))
    torch.manual_seed(SEED)
    tok = tokenizer()
    begun = torch.tensor([float(tok.id_to_token(i).startswith('##')) for i in range(table.num_embeddings)])
    model = Reranker(table, torch.from_numpy(rarity(table.num_embeddings)), begun)
    # Trained further here, it learns the passages by heart: validation falls.
    model.table.requires_grad_(False)
    candidates, every = Candidates(), asked(apart=True)

    def side(rows: list[np.ndarray], which: np.ndarray) -> Side:
        """The side of pairs of which `which` tells the text."""
        made = model.side(*batch_of(rows))
        place = torch.from_numpy(which)
        return Side(*(part.index_select(0, place) for part in (made.ids, made.mask, made.begun, made.vectors)))

    def loss_at(rng: np.random.Generator) -> Tensor:
        joined = rng.random() < JOINED
        questions = [every[i] for i in rng.choice(len(every), QUESTIONS, replace=False)]
        places = [candidates.chosen(question, rng) for question in questions]
        passages = [[candidates.read(int(place), joined, rng) for place in row] for row in places]
        teacher = np.stack([np.stack([one.vector for one in row]) @ question.vector.astype(np.float32) for question, row in zip(questions, passages)])
        lexical = np.stack([all_passages().scores(question.text, [one.text for one in row]) for question, row in zip(questions, passages)])
        mixed = standard(standard(teacher) + LEXICAL * standard(lexical))
        wanted = torch.softmax(torch.from_numpy(SHARPNESS * mixed).float(), 1)
        right = torch.tensor([[float(place in question.right) for place in row] for question, row in zip(questions, places)])
        answered = right.sum(1, keepdim=True)
        wanted = torch.where(answered > 0, (1 - LABELS) * wanted + LABELS * right / answered.clamp(min=1), wanted)
        flat = [one.row for row in passages for one in row]
        got = model.interaction(side([question.row[:QUESTION] for question in questions], np.repeat(np.arange(QUESTIONS), CANDIDATES)), side(flat, np.arange(len(flat))))
        return F.kl_div(torch.log_softmax(got.view(QUESTIONS, CANDIDATES), 1), wanted, reduction='batchmean')

    def score(questions: list[np.ndarray], texts: list[np.ndarray], which: np.ndarray) -> Tensor:
        rows, counts = [text[1:] for text in texts], which.shape[1]
        return model.interaction(side([row[:QUESTION] for row in questions], np.repeat(np.arange(len(questions)), counts)), side(rows, which.ravel()))

    train(NAME, model, [{'params': list(model.interaction.parameters()), 'lr': RATE}], RERANKER_STEPS, loss_at, lambda: agreement(score))
    return model.eval()


if __name__ == '__main__':
    trained()
