"""Phrasings' lists as their query's, by numpy, and pytrec_eval's measures of what comes of it: python phrasings.py > phrasings.json
(numpy 2, pytrec_eval-terrier 0.5; src/state/derived/phrased.test.ts holds the app against it.)

Three queries: of three phrasings with lists that differ, of two, and one without. Scores are whole quarters, so that some are equal, and
exact in float32.
`first` is what the phrasings' own scores come to; `reranked` is the head of that, as deep as DEPTH, in the order that the logits
come to, and the rest of it behind. A passage that a phrasing lacks is left out of the mean and the maximum, and adds nothing to
the sum of 1 / (60 + rank). Equal scores are ordered by id, the greater first, as trec_eval does."""
import json
from importlib.metadata import version

import numpy as np
import pytrec_eval

DEPTH = 6
MEASURES = ["ndcg_cut_10", "recip_rank", "map", "P_5"]
rng = np.random.default_rng(11)
documents = [f"d{at}" for at in range(14)]
phrasings = {"q1": ["q1", "q1#2", "q1#3"], "q2": ["q2#1", "q2#2"], "q3": ["q3"]}


def quarters(spread, length):
    return [round(float(s) * 4) / 4 for s in spread * rng.standard_normal(length)]


def table(spread, lengths):
    return {row: dict(zip(rng.permutation(documents)[:length].tolist(), quarters(spread, length))) for row, length in lengths.items()}


lists = table(3, {"q1": 8, "q1#2": 5, "q1#3": 9, "q2#1": 6, "q2#2": 6, "q3": 7})
logits = {row: dict(zip(docs, quarters(2, len(docs)))) for row, docs in lists.items()}
qrels = {query: {d: int(rng.integers(0, 4)) for d in rng.permutation(documents)[:8].tolist()} for query in phrasings}


def ordered(scores):
    return sorted(scores, key=lambda d: (scores[d], d), reverse=True)


def put_together(how, rows):
    """One score a document from the scores of each phrasing's."""
    held = {d: [scores[d] for scores in rows if d in scores] for d in sorted({d for scores in rows for d in scores})}
    if how == "max":
        return {d: float(np.max(values)) for d, values in held.items()}
    if how == "mean":
        return {d: float(np.mean(values)) for d, values in held.items()}
    ranks = [{d: rank for rank, d in enumerate(ordered(scores), 1)} for scores in rows]
    return {d: float(np.sum([1 / (60 + rank[d]) for rank in ranks if d in rank])) for d in held}


def measured(orders):
    # By the order alone: pytrec_eval's floats tell fewer scores apart.
    run = {query: {d: float(-at) for at, d in enumerate(order)} for query, order in orders.items()}
    values = pytrec_eval.RelevanceEvaluator(qrels, MEASURES).evaluate(run)
    return {query: {name: values[query][name] for name in MEASURES} for query in values}


def case(how):
    first, orders, reranked, heads = {}, {}, {}, {}
    for query, rows in phrasings.items():
        first[query] = put_together(how, [lists[row] for row in rows])
        order = orders[query] = ordered(first[query])
        head = set(order[:DEPTH])
        heads[query] = put_together(how, [{d: s for d, s in logits[row].items() if d in head} for row in rows])
        reranked[query] = ordered(heads[query]) + order[DEPTH:]
    return {"combination": how, "first": first, "firstMeasures": measured(orders), "heads": heads, "reranked": reranked, "rerankedMeasures": measured(reranked)}


print(json.dumps({"pytrec_eval": version("pytrec_eval-terrier"), "numpy": np.__version__, "depth": DEPTH, "lists": lists, "logits": logits, "qrels": qrels,
                  "cases": [case(how) for how in ("max", "mean", "rrf")]}))
