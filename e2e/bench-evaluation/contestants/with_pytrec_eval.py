"""pytrec_eval on the two files named on the command line, read by its own readers; prints what it came to."""

import json
import resource
import sys
import time

import pytrec_eval

run_path, qrels_path = sys.argv[1:]

cpu = time.process_time()
began = time.perf_counter()
with open(run_path) as file:
    run = pytrec_eval.parse_run(file)
with open(qrels_path) as file:
    qrels = pytrec_eval.parse_qrel(file)
read = time.perf_counter()
evaluator = pytrec_eval.RelevanceEvaluator(qrels, {"ndcg_cut.10", "recip_rank", "success.5", "map", "recall.1000"})
found = evaluator.evaluate(run)
done = time.perf_counter()
cpu = time.process_time() - cpu
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

ours = {"nDCG@10": "ndcg_cut_10", "MRR@10": "recip_rank", "Hit@5": "success_5", "MAP": "map", "Recall@1000": "recall_1000"}
values = {name: {qid: row[theirs] for qid, row in found.items()} for name, theirs in ours.items()}
# It has no reciprocal rank with a cut; one below 1/10 is of a rank past ten.
values["MRR@10"] = {qid: value if value >= 0.1 else 0.0 for qid, value in values["MRR@10"].items()}
print(json.dumps({"read": 1000 * (read - began), "evaluate": 1000 * (done - read), "cpu": 1000 * cpu, "peakMemory": peak, "values": values}))
