"""What the tools of the field print for the same run, which src/evaluation/dialects and src/evaluation/measures are tested against.

python -P dialects.py --dl19 ../../../shared/data/dl19 --quepid CHECKOUT --trec-eval 'trec_eval=PATH' --trec-eval 'trec_eval, float32=PATH' > dialects.json

PyPI: ir_measures[cwl_eval], ranx, pytrec_eval-terrier, beir, mteb, sentence-transformers, scikit-learn. CHECKOUT is a clone of o19s/quepid, whose scorers run in
Node (quepid.cjs); PATH is a trec_eval binary: one that keeps scores in double, and one of 2020, in float32. A tool that ends in an error is noted with its kind.
"""
import argparse
import contextlib
import io
import json
import logging
import math
import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import numpy as np

logging.disable(logging.WARNING)
K = [1, 3, 5, 10, 20, 100, 1000]


# ---------------------------------------------------------------- the cases

def graded(rng, queries=6, judged=14, listed=12, grades=(0, 0, 0, 1, 1, 2, 3)):
    """Lists with holes on both sides: judged documents that were not returned, returned ones that nobody judged."""
    qrels, run = {}, {}
    for q in range(1, queries + 1):
        docs = [f"d{q}{i:02d}" for i in range(judged + 4)]
        qrels[str(q)] = {d: int(rng.choice(grades)) for d in docs[:judged]}
        qrels[str(q)][docs[0]] = 2
        shown = [docs[0], *rng.choice(docs[1:], listed - 1, replace=False).tolist()]
        scores = np.sort(rng.normal(5, 2, listed))[::-1].round(4)
        run[str(q)] = dict(zip(rng.permutation(shown).tolist(), scores.tolist()))
    return qrels, run


def cases():
    rng = np.random.default_rng(7)
    yield "graded, with holes", *graded(rng)
    qrels, run = graded(rng)
    yield "ties", qrels, {q: {d: float(round(s / 2)) for d, s in docs.items()} for q, docs in run.items()}
    qrels, run = graded(rng)
    yield "close in float32", qrels, {q: {d: 1000 + i // 3 + (2 - i % 3) * 1e-7 for i, d in enumerate(reversed(docs))} for q, docs in run.items()}
    yield "negative grades", *graded(rng, grades=(-2, -1, 0, 1, 2))
    qrels, run = graded(rng)
    qrels["3"] = dict.fromkeys(qrels["3"], 0)
    yield "a query without a relevant document", qrels, run
    qrels, run = graded(rng)
    del run["2"]
    yield "a query without a list", qrels, run
    yield "short lists", *graded(rng, listed=4)
    qrels, run = graded(rng)
    qrels["4"]["4"] = 3
    run["4"] = {"4": 99.0, **run["4"]}
    yield "a document with the query’s id", qrels, run


def trec(qrels, run):
    """As files. A run is written in the order of its documents, which is what stable sorts keep."""
    return ("".join(f"{q} 0 {d} {g}\n" for q, docs in qrels.items() for d, g in docs.items()),
            "".join(f"{q} Q0 {d} {i} {s!r} run\n" for q, docs in run.items() for i, (d, s) in enumerate(docs.items(), 1)))


def read(folder):
    qrels, run = {}, {}
    for line in (folder / "qrels.txt").read_text().splitlines():
        q, _, d, g = line.split()
        qrels.setdefault(q, {})[d] = int(g)
    for line in (folder / "run.BM25.trec").read_text().splitlines():
        q, _, d, _, s, _ = line.split()
        run.setdefault(q, {})[d] = float(s)
    return qrels, run


def copied(run):
    return {q: dict(docs) for q, docs in run.items()}


# ---------------------------------------------------------------- the tools: spelling -> { mean, queries }

def answer(queries, mean=None):
    values = [v for v in queries.values() if not math.isnan(v)]
    return {"mean": float(np.mean(values)) if mean is None else float(mean), "queries": {q: None if math.isnan(v) else float(v) for q, v in queries.items()}}


IR_MEASURES = ["nDCG@10", "nDCG@5", "nDCG", "nDCG(dcg='exp-log2')@10", "RR", "RR(rel=2)", "RR@10", "RR(rel=2)@10", "Success@5", "Success(rel=2)@1", "AP", "AP(rel=2)", "AP@10", "R@10",
               "R(rel=2)@10", "P@5", "P(rel=2)@10", "RBP(p=0.8,rel=1)", "RBP(p=0.95,rel=2)", "ERR@10", "ERR@20", "Bpref", "Bpref(rel=2)", "Judged@10", "Rprec", "Rprec(rel=2)",
               *(f"{name}(judged_only=True){cut}" for name, cut in [("nDCG", "@10"), ("RR", ""), ("AP", ""), ("R", "@10"), ("P", "@5"), ("Success", "@5"), ("Rprec", "")])]


def ir_measures_values(qrels, run, level):
    if level > 1:
        return {}
    import ir_measures
    results = {}
    for name in IR_MEASURES:
        try:
            results[name] = answer({m.query_id: m.value for m in ir_measures.iter_calc([ir_measures.parse_measure(name)], qrels, run)})
        except ValueError as error:  # no provider: cwl_eval is not installed
            results[name] = {"error": type(error).__name__}
    return results


RANX = ["ndcg@10", "ndcg", "ndcg_burges@10", "dcg@10", "dcg_burges@10", "mrr", "mrr@10", "map", "map@10", "hit_rate@5", "recall@10", "precision@5", "r-precision", "bpref"]


def ranx_values(qrels, run, level):
    import ranx
    names = [f"{n}-l{level}" for n in RANX] if level > 1 else [*RANX, "rbp.80", "rbp.95"]
    q, results = ranx.Qrels(qrels), {}
    for name in names:
        r = ranx.Run(copied(run)).make_comparable(q)
        try:
            mean = ranx.evaluate(q, r, name)
        except ZeroDivisionError as error:
            results[name] = {"error": type(error).__name__}
        else:
            results[name] = answer(dict(next(iter(r.scores.values()))), mean)
    return results


def beir_values(qrels, run, level):
    if level > 1:
        return {}
    from beir.retrieval.evaluation import EvaluateRetrieval
    results = {}
    for means in EvaluateRetrieval.evaluate(qrels, copied(run), K):
        results.update({name: {"mean": mean} for name, mean in means.items()})
    without = copied(run)
    EvaluateRetrieval.evaluate(qrels, without, K)  # takes the query's own document out of `without`
    for metric in ("mrr", "accuracy"):
        results.update({name: {"mean": mean} for name, mean in EvaluateRetrieval.evaluate_custom(qrels, without, K, metric).items()})
    return results


def mteb_values(qrels, run, level):
    if level > 1:
        return {}
    from mteb._evaluators.retrieval_metrics import calculate_retrieval_scores, make_score_dict
    s = calculate_retrieval_scores(copied(run), qrels, K)
    means = make_score_dict(ndcg=s.ndcg, _map=s.map, recall=s.recall, precision=s.precision, naucs=s.naucs, mrr=s.mrr, naucs_mrr=s.naucs_mrr, hit_rate=s.hit_rate, task_scores={})
    return {name: {"mean": float(mean)} for name, mean in means.items() if name.split("_at_")[0] in ("ndcg", "map", "recall", "precision", "mrr", "hit_rate")}


class Given:
    """In a cross-encoder's place: it predicts what the run has."""
    def __init__(self, run):
        self.run = run

    def predict(self, pairs, **_):
        return np.array([self.run[q][d] for q, d in pairs])


def sentence_transformers_values(qrels, run, level):
    from sentence_transformers.cross_encoder.evaluation import CrossEncoderRerankingEvaluator
    samples = [{"query": q, "positive": [d for d, g in docs.items() if g >= level], "documents": list(run[q])} for q, docs in qrels.items() if q in run]
    results = {}
    for k in (5, 10):
        evaluator = CrossEncoderRerankingEvaluator(samples, at_k=k, always_rerank_positives=False, write_csv=False, show_progress_bar=False)
        evaluator.store_metrics_in_model_card_data = lambda *_, **__: None
        means = evaluator(Given(run))
        results.update({name: {"mean": float(means[name])} for name in ("map", f"mrr@{k}", f"ndcg@{k}")})
    return results


def quepid_values(checkout):
    def values(qrels, run, level):
        if level > 1:
            return {}
        top = max(1, *(g for docs in qrels.values() for g in docs.values()))
        queries = [{"id": q, "max": top, "docs": [{"id": d, **({"rating": docs[d]} if d in docs else {})} for d in ordered(run.get(q, {}))],
                    "bestDocs": [{"id": d, "rating": g} for d, g in sorted(docs.items(), key=lambda item: -item[1])]} for q, docs in qrels.items()]
        out = subprocess.run(["node", Path(__file__).with_name("quepid.cjs"), checkout], input=json.dumps(queries), capture_output=True, text=True, check=True).stdout
        return {name: answer({q: math.nan if v is None else v for q, v in of.items()}) for name, of in json.loads(out).items()}
    return values


def ordered(docs):
    """The engine's order: score, then docno, both descending, as trec_eval has it."""
    return sorted(docs, key=lambda d: (docs[d], d), reverse=True)


def trec_eval_values(path):
    def values(qrels, run, level):
        names = ["ndcg_cut.10", "ndcg_cut.5", "ndcg"] if level == 1 else []
        leveled = ["recip_rank", "map", "map_cut.10", "recall.10", "P.5", "success.5", "Rprec", "bpref"]
        spelled = [f"-m {n}" for n in names] + [f"{'' if level == 1 else f'-l {level} '}{m}-m {n}" for m, n in [("-M 10 ", "recip_rank"), *(("", n) for n in leveled)]]
        spelled += ["-J -m ndcg_cut.10"] if level == 1 else []
        spelled += [f"-J {'' if level == 1 else f'-l {level} '}-m {n}" for n in ("recip_rank", "map", "recall.10", "P.5", "success.5", "Rprec")]
        with tempfile.TemporaryDirectory() as folder:
            files = [os.path.join(folder, name) for name in ("qrels", "run")]
            for file, text in zip(files, trec(qrels, run)):
                Path(file).write_text(text)
            results = {}
            for spelling in spelled:
                lines = subprocess.run([path, "-c", "-q", *spelling.split(), *files], capture_output=True, text=True, check=True).stdout.splitlines()
                values = {q: float(v) for _, q, v in (line.split() for line in lines)}
                results[spelling] = {"mean": values.pop("all"), "queries": values}
        return results
    return values


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--dl19", type=Path, required=True)
    arguments.add_argument("--quepid", required=True)
    arguments.add_argument("--trec-eval", action="append", default=[])
    arguments.add_argument("--only", action="append", help="one tool; what --into has of the others stays")
    arguments.add_argument("--into", type=Path)
    given = arguments.parse_args()
    tools = {"ir_measures": ir_measures_values, "ranx": ranx_values, "BEIR": beir_values, "MTEB": mteb_values, "sentence-transformers": sentence_transformers_values, "Quepid": quepid_values(given.quepid)}
    tools.update({name: trec_eval_values(path) for name, path in (one.split("=", 1) for one in given.trec_eval)})
    made = {name: version(name) for name in ("ir_measures", "ranx", "pytrec_eval-terrier", "beir", "mteb", "sentence-transformers", "scikit-learn", "numpy", "cwl-eval")}
    made["quepid"] = subprocess.run(["git", "-C", given.quepid, "log", "-1", "--format=%h of %cs"], capture_output=True, text=True).stdout.strip()
    before = {case["name"]: case["tools"] for case in json.loads(given.into.read_text())["cases"]} if given.into else {}
    out = {"made by": made, "cases": []}
    for name, qrels, run in [*cases(), ("DL19 BM25", *read(given.dl19))]:
        files = trec(qrels, run) if name != "DL19 BM25" else (None, None)
        values = before.get(name, {})
        for tool, of in tools.items():
            if given.only and tool not in given.only:
                continue
            for level in (1, 2):
                try:
                    with contextlib.redirect_stdout(io.StringIO()):
                        found = of(qrels, run, level)
                except Exception as error:
                    print(f"{name}: {tool} at level {level}: {type(error).__name__}: {error}", file=sys.stderr)
                    found = {"": {"error": type(error).__name__}}
                if files[0] is None and tool.startswith("trec_eval"):  # query by query they lie in ../shared
                    found = {spelling: {"mean": one["mean"]} for spelling, one in found.items()}
                values.setdefault(tool, {})[str(level)] = rounded(found)
        out["cases"].append({"name": name, "qrels": files[0], "run": files[1], "tools": values})
    print(json.dumps(out, ensure_ascii=False, separators=(",", ":")))


def rounded(value):
    """Eight digits are more than anything here is compared by."""
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    return float(f"{value:.8g}") if isinstance(value, float) else value


main()
