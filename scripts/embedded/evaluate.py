"""Measures the exported files themselves, by onnxruntime, on collections that nothing was trained on or chosen by. `python evaluate.py [FOLDER [COLLECTION …]]`"""
import json
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from measures import interval, ndcg, ranked
from settings import LONGEST, OUT, cached
from teacher_vectors import session, states_of
from unseen import Collection, unseen

BATCH = 16


def graph_in(folder: Path) -> Path:
    return folder / 'onnx' / 'model.onnx'


def tokenizer_of(folder: Path) -> Tokenizer:
    tok = Tokenizer.from_file(str(folder / 'tokenizer.json'))
    tok.no_padding()
    return tok


def vectors(model: ort.InferenceSession, tok: Tokenizer, texts: list[str]) -> np.ndarray:
    tok.enable_truncation(LONGEST)
    rows = [np.asarray(e.ids, np.int64) for e in tok.encode_batch(texts)]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    parts = [states_of(model, [rows[i] for i in order[b : b + BATCH]])[0][:, 0] for b in range(0, len(order), BATCH)]
    return np.concatenate(parts)[np.argsort(order)]


def by_bi_encoder(folder: Path, collection: Collection, graph: Path | None = None) -> dict[str, dict[str, float]]:
    model, tok = session(str(graph or graph_in(folder))), tokenizer_of(folder)
    queries = dict(zip(collection.queries, vectors(model, tok, list(collection.queries.values()))))
    passages = dict(zip(collection.passages, vectors(model, tok, list(collection.passages.values()))))
    return {query: {passage: float(queries[query] @ passages[passage]) for passage in row} for query, row in collection.lists.items()}


def by_cross_encoder(folder: Path, collection: Collection, graph: Path | None = None) -> dict[str, dict[str, float]]:
    model, tok = session(str(graph or graph_in(folder))), tokenizer_of(folder)
    tok.enable_truncation(LONGEST, strategy='only_second')
    pairs = [(query, passage) for query, row in collection.lists.items() for passage in row]
    rows = tok.encode_batch([(collection.queries[q], collection.passages[p]) for q, p in pairs])
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    scores: dict[str, dict[str, float]] = {query: {} for query in collection.lists}
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        feed = {name: np.zeros((len(batch), len(rows[batch[-1]].ids)), np.int64) for name in ('input_ids', 'attention_mask', 'token_type_ids')}
        for line, i in enumerate(batch):
            for name, values in (('input_ids', rows[i].ids), ('attention_mask', rows[i].attention_mask), ('token_type_ids', rows[i].type_ids)):
                feed[name][line, : len(values)] = values
        for i, logit in zip(batch, model.run(None, feed)[0][:, 0]):
            query, passage = pairs[i]
            scores[query][passage] = float(logit)
    return scores


def summary(values: list[float]) -> dict[str, float | list[float]]:
    low, high = interval(np.asarray(values))
    return {'nDCG@10': round(float(np.mean(values)), 4), 'interval': [round(low, 4), round(high, 4)]}


def evaluate(folder: Path, names: tuple[str, ...] = ('DL19', 'SciFact', 'NFCorpus')) -> dict[str, dict[str, object]]:
    """Per collection: BM25, the bi-encoder and the reranker as the folder holds them, and, as `… in float32`, what they would be if they were not stored small."""
    found: dict[str, dict[str, object]] = {}
    for collection in unseen():
        if collection.name not in names:
            continue
        found[collection.name] = {'queries': len(collection.lists), 'BM25': summary([ndcg(row, collection.grades[q]) for q, row in collection.lists.items()])}
        for name, score in (('bi-encoder', by_bi_encoder), ('reranker', by_cross_encoder)):
            for label, graph in ((name, graph_in(folder / name)), (f'{name} in float32', folder / f'{name}.float.onnx')):
                if graph.exists():
                    began = time.time()
                    run = score(folder / name, collection, graph)
                    found[collection.name][label] = summary([ndcg(ranked(scores), collection.grades[q]) for q, scores in run.items()])
                    print(collection.name, label, found[collection.name][label], f'{time.time() - began:.0f} s', flush=True)
    return found


if __name__ == '__main__':
    measured = Path(sys.argv[1]) if len(sys.argv) > 1 else cached(OUT)
    print(json.dumps(evaluate(measured, *([tuple(sys.argv[2:])] if len(sys.argv) > 2 else [])), indent=1))
