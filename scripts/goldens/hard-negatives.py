"""What sentence-transformers' own mine_hard_negatives mines, which src/training/negatives.ts is tested against
(sentence-transformers 6.2.0, torch 2.13.0, datasets 5.2.0): python -P hard-negatives.py > hard-negatives.json
(-P, or Python's own `statistics` would be the script beside this one).
The model is a stub that looks scores up in a table of made-up logits, most of them below 0 and some of them missing (null: no
candidate). `mined` holds [document, score] a query, best first; `window` all documents that some draw of 'random' took."""
import contextlib
import io
import json
import random
import re
import sys

import datasets
import numpy as np
import sentence_transformers
import torch
from sentence_transformers.util import mine_hard_negatives

datasets.disable_progress_bars()
QUERIES, DOCUMENTS = 12, 40
rng = np.random.default_rng(20)
first = np.round(rng.permutation(QUERIES * DOCUMENTS).reshape(QUERIES, DOCUMENTS) / 32 - 9, 3).astype(np.float32)
second = np.round(rng.permutation(QUERIES * DOCUMENTS).reshape(QUERIES, DOCUMENTS) / 40 - 7, 3).astype(np.float32)
positives = [sorted(rng.choice(DOCUMENTS, size=1 + q % 3, replace=False).tolist()) for q in range(QUERIES)]
for q in range(QUERIES):
    first[q, positives[q]] += 3.0  # as a fair system would
    second[q, positives[q]] += 4.0
    holes = [d for d in rng.choice(DOCUMENTS, size=3 * (q % 4), replace=False).tolist() if d not in positives[q]]
    first[q, holes] = second[q, holes] = -np.inf
# Scores on the edge of a margin: the lowest positive less 2, and less a tenth of its size, as float32 has them.
edge = first[0, positives[0]].min()
first[0, [d for d in range(DOCUMENTS) if d not in positives[0]][:2]] = [edge - np.float32(2), edge - np.abs(edge) * np.float32(0.1)]


class Table:
    """Texts are 'q3' and 'd17'; an embedding is the number in it."""

    device = torch.device("cpu")

    def numbers(self, texts, **_):
        return np.array([[int(text[1:])] for text in texts])

    encode_document = encode_query = numbers

    def similarity(self, a, b):
        return torch.from_numpy(first)[torch.as_tensor(a)[:, :1], torch.as_tensor(b)[:, 0]]

    def similarity_pairwise(self, a, b):
        return torch.from_numpy(first)[torch.as_tensor(a)[:, 0], torch.as_tensor(b)[:, 0]]


class SecondTable:
    def predict(self, pairs, **_):
        return torch.tensor([second[int(q[1:]), int(d[1:])] for q, d in pairs])


rows = [(f"q{q}", f"d{d}") for q in range(QUERIES) for d in positives[q]]
dataset = datasets.Dataset.from_dict({"query": [q for q, _ in rows], "answer": [d for _, d in rows]})
corpus = [f"d{d}" for d in range(DOCUMENTS)]


def mine(options, rescored):
    printed = io.StringIO()
    shape = "n-tuple" if options.get("include_positives") else "triplet"
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        out = mine_hard_negatives(dataset, Table(), corpus=corpus, cross_encoder=SecondTable() if rescored else None,
                                  output_format=shape, output_scores=True, **options)
    mined = [[] for _ in range(QUERIES)]
    for row in out:
        q = int(row["query"][1:])
        if row["answer"] != f"d{positives[q][0]}":
            continue  # the same negatives, once for each positive
        negatives = [row["negative"]] if shape == "triplet" else [row[f"negative_{n}"] for n in range(1, options.get("num_negatives", 3) + 1)]
        mined[q] += [[int(d[1:]), s] for d, s in zip(negatives, row["scores"][1:])]
    text = printed.getvalue()
    skipped = {name: int(count.replace(",", "")) for count, name in re.findall(r"Skipped ([\d,]+) potential negatives .* due to the (\w+) of", text)}
    # Its count for min_score takes in what was forbidden before, padding too; ours does not.
    skipped.pop("min_score", None)
    range_max = re.search(r"Setting range_max to (\d+)", text)
    return mined, skipped, int(range_max.group(1)) if range_max else options["range_max"]


cases = []
for options in [
    {},
    {"num_negatives": 5},
    {"num_negatives": 4, "range_min": 3},
    {"num_negatives": 4, "range_min": 2, "range_max": 9},
    {"num_negatives": 2, "max_score": -0.5},
    {"num_negatives": 6, "min_score": -1.5},
    {"num_negatives": 6, "min_score": -2.0, "max_score": 1.0},
    {"absolute_margin": 0.0},
    {"absolute_margin": 2.0, "num_negatives": 8},
    {"absolute_margin": 2.0, "num_negatives": 8, "range_max": 10},
    {"relative_margin": 0.05},
    {"relative_margin": 0.1, "num_negatives": 8, "range_min": 1},
    {"relative_margin": 0.5, "absolute_margin": 1.0, "max_score": 2.0, "min_score": -6.0, "num_negatives": 5},
    {"absolute_margin": 1.0, "range_min": 5, "range_max": 12, "num_negatives": 7},
    {"num_negatives": 60},
    {"include_positives": True, "num_negatives": 6},
    {"include_positives": True, "num_negatives": 5, "range_max": 7},
]:
    for rescored in (False, True):
        mined, skipped, range_max = mine(options, rescored)
        cases.append({"options": options, "rescored": rescored, "range_max": range_max, "skipped": skipped, "mined": mined})

draws = []
for options in [
    {"num_negatives": 2, "range_max": 6},
    {"num_negatives": 2, "absolute_margin": 1.0, "range_min": 2, "range_max": 9},
    {"num_negatives": 3, "relative_margin": 0.1, "max_score": 0.0},
]:
    window = [set() for _ in range(QUERIES)]
    for seed in range(150):
        random.seed(seed)
        for q, mined in enumerate(mine({**options, "sampling_strategy": "random"}, False)[0]):
            window[q] |= {d for d, _ in mined}
    draws.append({"options": options, "window": [sorted(documents) for documents in window]})

plain = lambda table: [[float(f"{v:.9g}") if np.isfinite(v) else None for v in row] for row in table]
json.dump({"made by": f"sentence-transformers {sentence_transformers.__version__}, torch {torch.__version__}, datasets {datasets.__version__}",
           "score": plain(first), "crossEncoder": plain(second), "positives": positives, "cases": cases, "draws": draws},
          sys.stdout, separators=(",", ":"))
print()
