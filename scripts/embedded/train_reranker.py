"""Trains the interaction, the bi-encoder held still, on articles that the bi-encoder has not seen: listwise on BM25's candidates, towards the teacher's cosines mixed with BM25's own scores, and the labels."""
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from bm25 import all_passages
from corpus import Asked, asked, batch_of, training_texts
from first_table import rarity
from interaction import Side
from reranker import Reranker
from salience import Salient, early
from settings import RERANKER_STEPS, SEED, key
from settle import NAME as BI_ENCODER_NAME
from settle import settled_bi_encoder
from steps import train
from teacher_vectors import tokenizer
from texts import read_texts
from validation import agreement

NAME = f'reranker-{RERANKER_STEPS}-{key(bi_encoder=BI_ENCODER_NAME, version=4)}'
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
        self.texts, self.passages = texts, training_texts('passages', 'reranker')
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
        """A passage; with another of its article before or behind it where `joined`, and then the vector lies between theirs, nearer to the first one's."""
        other = int(rng.choice(self.neighbours[self.texts.article[place]])) if joined else place
        if other == place:
            return Candidate(self.texts.passages[place], self.passages.rows[place][1:], self.passages.vectors[place].astype(np.float32))
        first, second = (place, other) if rng.random() < 0.5 else (other, place)
        rows = [self.passages.rows[first][1:-1], self.passages.rows[second][1:]]
        counts = early(torch.arange(1 + len(rows[0]) + len(rows[1]))).numpy()[1:]
        mixed = sum(part.sum() * self.passages.vectors[i].astype(np.float32) for i, part in zip((first, second), np.split(counts, [len(rows[0])])))
        return Candidate(f'{self.texts.passages[first]} {self.texts.passages[second]}', np.concatenate(rows), mixed / np.linalg.norm(mixed))


def trained() -> Reranker:
    """The trained student, on the bi-encoder as its file stores it: from the cache where it lies there."""
    bi_encoder = settled_bi_encoder()
    torch.manual_seed(SEED)
    tok, pieces = tokenizer(), bi_encoder.table.num_embeddings
    begun = torch.tensor([float(tok.id_to_token(i).startswith('##')) for i in range(pieces)])
    model = Reranker(bi_encoder, torch.from_numpy(rarity(pieces)), begun)
    # Trained further here, the table learns the passages by heart: validation falls.
    bi_encoder.requires_grad_(False)
    candidates, every = Candidates(), asked('reranker')

    def side(rows: list[np.ndarray], which: np.ndarray, begins: int = 0) -> Side:
        """The side of pairs of which `which` tells the text; its first piece stands at place `begins`."""
        ids, mask = batch_of(rows)
        places = torch.arange(begins, begins + ids.shape[1], dtype=torch.float32).expand(ids.shape)
        with torch.no_grad():
            made = model.side(ids, mask, places)
        of = torch.from_numpy(which)
        whole = Salient(made.whole.vector[of], made.whole.weights[of])
        return Side(*(part.index_select(0, of) for part in (made.ids, made.mask, made.begun, made.places, made.vectors)), whole)

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
        got = model.interaction(side([question.row[:QUESTION] for question in questions], np.repeat(np.arange(QUESTIONS), CANDIDATES)), side(flat, np.arange(len(flat)), 1))
        return F.kl_div(torch.log_softmax(got.view(QUESTIONS, CANDIDATES), 1), wanted, reduction='batchmean')

    def score(questions: list[np.ndarray], texts: list[np.ndarray], which: np.ndarray) -> Tensor:
        rows, counts = [text[1:] for text in texts], which.shape[1]
        return model.interaction(side([row[:QUESTION] for row in questions], np.repeat(np.arange(len(questions)), counts)), side(rows, which.ravel(), 1))

    train(NAME, model, [{'params': list(model.interaction.parameters()), 'lr': RATE}], RERANKER_STEPS, loss_at, lambda: agreement(score))
    return model.eval()


if __name__ == '__main__':
    trained()
