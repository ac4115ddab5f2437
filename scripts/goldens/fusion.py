"""Fusions by ranx that src/ranking is tested against: python -P fusion.py > fusion.json (ranx 0.3.21, numpy 2.4;
-P because of statistics.py beside it, which ranx would import for the one that it means).

Two lists of three queries, of unequal length and overlap: one list's scores are all negative for a query, one list has a
single document. No two scores of a list are the same: ranx does not say how it orders those. A case is what `fuse`
gives to each document."""
import json

import numpy as np
import ranx
from ranx import Run, fuse

rng = np.random.default_rng(7)


def scores(documents, centre, spread):
    return {f"d{d}": round(float(s), 4) for d, s in zip(documents, centre + spread * rng.standard_normal(len(documents)))}


first = {"q1": scores(range(8), 14, 4), "q2": scores(range(5), 9, 2), "q3": {"d0": 3.5}}
second = {"q1": scores(range(6), 0, 5), "q2": scores([1, 3, 5, 6], -6, 2), "q3": scores(range(4), 0.4, 0.2)}


def fused(norm, method, params):
    run = fuse([Run(first), Run(second)], norm=norm, method=method, params=params)
    return {query: dict(documents) for query, documents in run.to_dict().items()}


cases = [{"normalisation": norm, "weights": weights, "fused": fused(norm, "wsum", {"weights": weights})}
         for norm in ["min-max", "max", "sum", "zmuv", "rank", "borda"] for weights in ([0.7, 0.3], [0.5, 0.5])]
print(json.dumps({"ranx": "0.3.21", "first": first, "second": second, "weighted": cases,
                  "reciprocalRank": [{"k": k, "fused": fused(None, "rrf", {"k": k})} for k in (60, 10)]}))
