"""The bi-encoder teacher's vectors of the training texts and of every word piece alone (float16), kept part by part."""
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from more_texts import MEDQUAD_COMMIT, WORDNET
from settings import SEED, TEACHER, THREADS, cached, key
from textbooks import BOOKS
from texts import HELD_OUT, OF_TEXTBOOKS, SENTENCES_A_PASSAGE, read_texts

# As many as the teacher was made for: a third of the passages is longer than 128.
MAX_LENGTH = 256
PART = 2048
BATCH_TOKENS = 2048
FACTS = key(teacher=TEACHER.name, length=MAX_LENGTH, seed=SEED, texts=(HELD_OUT, SENTENCES_A_PASSAGE, MEDQUAD_COMMIT, WORDNET, BOOKS, OF_TEXTBOOKS))


def session(path: str) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = THREADS
    return ort.InferenceSession(path, options)


def tokenizer(max_length: int = MAX_LENGTH) -> Tokenizer:
    """The teacher's tokenizer, without padding. Its word pieces are the students' too."""
    tok = Tokenizer.from_file(str(TEACHER / 'tokenizer.json'))
    tok.no_padding()
    tok.enable_truncation(max_length)
    return tok


def token_ids(texts: list[str], max_length: int = MAX_LENGTH) -> list[np.ndarray]:
    return [np.asarray(e.ids, np.int64) for e in tokenizer(max_length).encode_batch(texts)]


def padded(rows: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Ids and mask [rows, longest], int64."""
    ids = np.zeros((len(rows), max(map(len, rows))), np.int64)
    mask = np.zeros_like(ids)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = row
        mask[i, : len(row)] = 1
    return ids, mask


def states_of(model: ort.InferenceSession, rows: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """A bi-encoder's first output for token ids, and their mask [rows, longest]."""
    ids, mask = padded(rows)
    given = {'input_ids': ids, 'attention_mask': mask, 'token_type_ids': np.zeros_like(ids)}
    return model.run(None, {taken.name: given[taken.name] for taken in model.get_inputs()})[0], mask


def mean_vectors(model: ort.InferenceSession, rows: list[np.ndarray]) -> np.ndarray:
    """Mean-pooled, normalised vectors [rows, width] of token ids."""
    states, mask = states_of(model, rows)
    mean = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
    return mean / np.linalg.norm(mean, axis=1, keepdims=True)


def embedded_rows(model: ort.InferenceSession, rows: list[np.ndarray]) -> np.ndarray:
    """Vectors of rows in their order (float16), computed in batches of like length."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    out: list[np.ndarray | None] = [None] * len(rows)
    start = 0
    while start < len(order):
        size = max(4, BATCH_TOKENS // len(rows[order[min(start + 64, len(order) - 1)]]))
        batch = order[start : start + size]
        for i, vector in zip(batch, mean_vectors(model, [rows[i] for i in batch])):
            out[i] = vector.astype(np.float16)
        start += size
    return np.stack([v for v in out if v is not None])


def kept(path: Path, make: Callable[[], np.ndarray]) -> np.ndarray:
    """The array in that file; made and written first where there is none."""
    if not path.exists():
        began = time.time()
        made = make()
        part = path.with_suffix('.part.npy')
        np.save(part, made)
        part.rename(path)
        print(f'{path.name}: {len(made)} vectors in {time.time() - began:.0f} s', flush=True)
    return np.load(path)


def teacher_file() -> Path:
    quantised = TEACHER / 'onnx' / 'model_quantized.onnx'
    return quantised if quantised.exists() else TEACHER / 'onnx' / 'model.onnx'


def piece_vectors() -> np.ndarray:
    """The teacher's vector of each word piece alone between [CLS] and [SEP], [pieces, width]."""
    tok = tokenizer()
    start, end = tok.token_to_id('[CLS]'), tok.token_to_id('[SEP]')
    rows = [np.asarray([start, i, end], np.int64) for i in range(tok.get_vocab_size())]
    return kept(cached(f'teacher-{FACTS}/pieces.npy'), lambda: embedded_rows(session(str(teacher_file())), rows))


def texts_of(kind: str) -> list[str]:
    """The texts of a kind: `passages`, `sentences`, `questions`, `loose` or `definitions`."""
    texts = read_texts()
    return {'passages': texts.passages, 'sentences': texts.sentences, 'questions': [question.text for question in texts.questions], 'loose': texts.loose, 'definitions': texts.definitions}[kind]


@cache
def rows_of(kind: str) -> list[np.ndarray]:
    """The word pieces of the texts of a kind, as the teacher reads them."""
    return token_ids(texts_of(kind))


@cache
def vectors_of(kind: str) -> np.ndarray:
    """The teacher's vectors of the texts of a kind, [texts, teacher width], float16."""
    rows = rows_of(kind)
    model = session(str(teacher_file()))
    parts = [kept(cached(f'teacher-{FACTS}/{kind}-{start:06}.npy'), lambda start=start: embedded_rows(model, rows[start : start + PART])) for start in range(0, len(rows), PART)]
    return np.concatenate(parts)


if __name__ == '__main__':
    piece_vectors()
    for kind in ('questions', 'loose', 'passages', 'sentences', 'definitions'):
        print(kind, vectors_of(kind).shape)
